# Made from vantage6_hl/_async/organization.py by 'make flavours'. Change that file, not this one.
"""``client.organization``: the parties that own data and employ users."""

from __future__ import annotations

from vantage6_api.v5_0.hq.api.organization import (
    organization_create,
    organization_delete,
    organization_get,
    organization_list,
    organization_update,
)
from vantage6_api.v5_0.hq.models.organization import Organization
from vantage6_api.v5_0.hq.models.organization_input import OrganizationInput
from vantage6_api.v5_0.hq.models.organization_update import OrganizationUpdate
from vantage6_hl._sync.group import Group, given, only_if_true
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.selectable import selectable

__all__ = ["OrganizationGroup"]


class OrganizationGroup(Group):
    """Organizations: list, get, create, update and delete them."""

    @listing
    def list(
        self,
        *,
        name: str | None = None,
        country: str | None = None,
        collaboration: int | None = None,
        study: int | None = None,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Organization]:
        """List the organizations that you may see.

        Parameters
        ----------
        name : str, optional
            Only those with this name; ``%`` stands for any text.
        country : str, optional
            Only those in this country.
        collaboration : int, optional
            Only those that take part in this collaboration.
        study : int, optional
            Only those that take part in this study.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Organization
            All of them, over all pages.

        Examples
        --------
        >>> client.organization.list(fields=["id", "name"])
        [{'id': 1, 'name': 'root'}]
        """
        return Pages(
            lambda number, size: organization_list.sync(
                client=self._connection.hub,
                name=name,
                country=country,
                collaboration_id=collaboration,
                study_id=study,
                sort="id",
                page=number,
                per_page=size,
            ),
            page=page,
            per_page=per_page,
            limit=limit,
        )

    pages = page_by_page(list)

    @selectable
    def get(self, id_: int | None = None) -> Organization:
        """Get one organization.

        Parameters
        ----------
        id_ : int, optional
            Its id; by default your own organization.

        Returns
        -------
        Organization
            The organization.

        Examples
        --------
        >>> (client.organization.get(1)).name
        'root'
        """
        return organization_get.sync(self._connection.organization(id_), client=self._connection.hub)

    @selectable
    def create(
        self,
        name: str,
        *,
        address1: str | None = None,
        address2: str | None = None,
        zipcode: str | None = None,
        country: str | None = None,
        domain: str | None = None,
        public_key: str | None = None,
    ) -> Organization:
        """Create an organization.

        Parameters
        ----------
        name : str
            Its name, which must be new to the hub.
        address1, address2, zipcode, country : str, optional
            Its address.
        domain : str, optional
            Its internet domain.
        public_key : str, optional
            Its public key, as base64 of the PEM; without one it cannot take part in encrypted work.

        Returns
        -------
        Organization
            The new organization.

        Examples
        --------
        >>> client.organization.create(name="The_Shire", country="New Zealand")  # doctest: +SKIP
        """
        body = OrganizationInput(
            name=name,
            address1=given(address1),
            address2=given(address2),
            zipcode=given(zipcode),
            country=given(country),
            domain=given(domain),
            public_key=given(public_key),
        )
        return organization_create.sync(client=self._connection.hub, body=body)

    @selectable
    def update(
        self,
        id_: int | None = None,
        *,
        name: str | None = None,
        address1: str | None = None,
        address2: str | None = None,
        zipcode: str | None = None,
        country: str | None = None,
        domain: str | None = None,
        public_key: str | None = None,
    ) -> Organization:
        """Change an organization; what is not given stays as it is.

        Parameters
        ----------
        id_ : int, optional
            Its id; by default your own organization.
        name, address1, address2, zipcode, country, domain : str, optional
            New values.
        public_key : str, optional
            New public key, as base64 of the PEM. What was encrypted for the old one cannot be read with the
            new one.

        Returns
        -------
        Organization
            The organization as it is now.

        Examples
        --------
        >>> client.organization.update(1, country="Netherlands")  # doctest: +SKIP
        """
        body = OrganizationUpdate(
            name=given(name),
            address1=given(address1),
            address2=given(address2),
            zipcode=given(zipcode),
            country=given(country),
            domain=given(domain),
            public_key=given(public_key),
        )
        return organization_update.sync(
            self._connection.organization(id_), client=self._connection.hub, body=body
        )

    def delete(self, id_: int, *, delete_dependents: bool = False) -> None:
        """Delete an organization.

        Parameters
        ----------
        id_ : int
            Its id.
        delete_dependents : bool, optional
            Delete its users, nodes, runs and all else that belongs to it as well. By default the hub refuses
            where there is any.

        Examples
        --------
        >>> client.organization.delete(7)  # doctest: +SKIP
        """
        organization_delete.sync(
            id_, client=self._connection.hub, delete_dependents=only_if_true(delete_dependents)
        )
