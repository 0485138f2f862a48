# Made from vantage6_hl/_async/collaboration.py by 'make flavours'. Change that file, not this one.
"""``client.collaboration``: organizations that work together."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Literal

from vantage6_api.v5_0.hq.api.collaboration import (
    collaboration_create,
    collaboration_delete,
    collaboration_get,
    collaboration_list,
    collaboration_organization_add,
    collaboration_organization_remove,
    collaboration_update,
)
from vantage6_api.v5_0.hq.models.collaboration import Collaboration
from vantage6_api.v5_0.hq.models.collaboration_change_organization import CollaborationChangeOrganization
from vantage6_api.v5_0.hq.models.collaboration_input import CollaborationInput
from vantage6_api.v5_0.hq.models.collaboration_update import CollaborationUpdate
from vantage6_api.v5_0.hq.models.organization import Organization
from vantage6_hl._sync.group import Group, given, only_if_true
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.selectable import selectable
from vantage6_hl.errors import UsageError

__all__ = ["CollaborationGroup"]


class CollaborationGroup(Group):
    """Collaborations: list, get, create, update and delete them, and change who takes part."""

    @listing
    def list(
        self,
        *,
        scope: Literal["organization", "global"] = "global",
        name: str | None = None,
        encrypted: bool | None = None,
        organization: int | None = None,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Collaboration]:
        """List the collaborations that you may see.

        Parameters
        ----------
        scope : {"global", "organization"}, optional
            ``"organization"`` gives only those of your own organization. By default all that you may see.
        name : str, optional
            Only those with this name; ``%`` stands for any text.
        encrypted : bool, optional
            Only those that are encrypted, or that are not.
        organization : int, optional
            Only those in which this organization takes part.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Collaboration
            All of them, over all pages.

        Examples
        --------
        >>> client.collaboration.list(fields=["id", "name"])
        [{'id': 1, 'name': 'example_collab1'}]
        """
        if scope not in ("organization", "global"):
            raise UsageError(f"scope is 'organization' or 'global', not {scope!r}.")
        if scope == "organization" and organization is None:
            organization = self._connection.identity.organization_id
        return Pages(
            lambda number, size: collaboration_list.sync(
                client=self._connection.hub,
                name=name,
                encrypted=None if encrypted is None else int(encrypted),
                organization_id=organization,
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
    def get(self, id_: int | None = None) -> Collaboration:
        """Get one collaboration.

        Parameters
        ----------
        id_ : int, optional
            Its id; by default the one named with ``setup_collaboration``.

        Returns
        -------
        Collaboration
            The collaboration.

        Examples
        --------
        >>> (client.collaboration.get(1)).encrypted
        True
        """
        return collaboration_get.sync(self._connection.collaboration(id_), client=self._connection.hub)

    @selectable
    def create(
        self,
        name: str,
        *,
        organizations: Sequence[int],
        encrypted: bool = False,
        session_restrict_to_same_image: bool = False,
    ) -> Collaboration:
        """Create a collaboration.

        Parameters
        ----------
        name : str
            Its name.
        organizations : sequence of int
            Ids of the organizations that take part.
        encrypted : bool, optional
            Whether arguments and results are encrypted between the organizations. By default they are not.
        session_restrict_to_same_image : bool, optional
            Whether a session may use only one algorithm image. By default it may use several.

        Returns
        -------
        Collaboration
            The new collaboration.

        Examples
        --------
        >>> client.collaboration.create("c", organizations=[1, 2], encrypted=True)  # doctest: +SKIP
        """
        body = CollaborationInput(
            name=name,
            organization_ids=[*organizations],
            encrypted=encrypted,
            session_restrict_to_same_image=session_restrict_to_same_image,
        )
        return collaboration_create.sync(client=self._connection.hub, body=body)

    @selectable
    def update(
        self,
        id_: int | None = None,
        *,
        name: str | None = None,
        encrypted: bool | None = None,
        organizations: Sequence[int] | None = None,
    ) -> Collaboration:
        """Change a collaboration; what is not given stays as it is.

        Parameters
        ----------
        id_ : int, optional
            Its id; by default the one named with ``setup_collaboration``.
        name : str, optional
            New name.
        encrypted : bool, optional
            Whether arguments and results are encrypted from now on.
        organizations : sequence of int, optional
            Ids of all organizations that take part from now on.

        Returns
        -------
        Collaboration
            The collaboration as it is now.

        Examples
        --------
        >>> client.collaboration.update(1, name="renamed")  # doctest: +SKIP
        """
        body = CollaborationUpdate(
            name=given(name),
            encrypted=given(encrypted),
            organization_ids=given(None if organizations is None else [*organizations]),
        )
        return collaboration_update.sync(
            self._connection.collaboration(id_), client=self._connection.hub, body=body
        )

    def delete(self, id_: int | None = None, *, delete_dependents: bool = False) -> None:
        """Delete a collaboration.

        Parameters
        ----------
        id_ : int, optional
            Its id; by default the one named with ``setup_collaboration``.
        delete_dependents : bool, optional
            Delete its tasks, nodes, sessions and studies as well. By default the hub refuses then.

        Examples
        --------
        >>> client.collaboration.delete(7)  # doctest: +SKIP
        """
        collaboration_delete.sync(
            self._connection.collaboration(id_),
            client=self._connection.hub,
            delete_dependents=only_if_true(delete_dependents),
        )

    def add_organization(
        self, organization: int, *, collaboration: int | None = None
    ) -> builtins.list[Organization]:
        """Let an organization take part.

        Parameters
        ----------
        organization : int
            Id of the organization.
        collaboration : int, optional
            Id of the collaboration; by default the one named with ``setup_collaboration``.

        Returns
        -------
        list of Organization
            All that take part now.

        Examples
        --------
        >>> client.collaboration.add_organization(4, collaboration=1)  # doctest: +SKIP
        """
        return collaboration_organization_add.sync(
            self._connection.collaboration(collaboration),
            client=self._connection.hub,
            body=CollaborationChangeOrganization(id=organization),
        )

    def remove_organization(
        self, organization: int, *, collaboration: int | None = None
    ) -> builtins.list[Organization]:
        """Let an organization no longer take part.

        Parameters
        ----------
        organization : int
            Id of the organization.
        collaboration : int, optional
            Id of the collaboration; by default the one named with ``setup_collaboration``.

        Returns
        -------
        list of Organization
            All that still take part.

        Examples
        --------
        >>> client.collaboration.remove_organization(4, collaboration=1)  # doctest: +SKIP
        """
        return collaboration_organization_remove.sync(
            self._connection.collaboration(collaboration),
            client=self._connection.hub,
            body=CollaborationChangeOrganization(id=organization),
        )
