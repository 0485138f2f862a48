# Made from vantage6_hl/_async/study.py by 'make flavours'. Change that file, not this one.
"""``client.study``: some organizations of a collaboration, for one piece of research."""

from __future__ import annotations

import builtins
from collections.abc import Sequence

from vantage6_api.v5_0.hq.api.study import (
    study_create,
    study_delete,
    study_get,
    study_list,
    study_organization_add,
    study_organization_remove,
    study_update,
)
from vantage6_api.v5_0.hq.models.organization import Organization
from vantage6_api.v5_0.hq.models.study import Study
from vantage6_api.v5_0.hq.models.study_change_organization import StudyChangeOrganization
from vantage6_api.v5_0.hq.models.study_input import StudyInput
from vantage6_api.v5_0.hq.models.study_update import StudyUpdate
from vantage6_hl._sync.group import Group, given
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.selectable import selectable

__all__ = ["StudyGroup"]


class StudyGroup(Group):
    """Studies: list, get, create, update and delete them, and change who takes part."""

    @listing
    def list(
        self,
        *,
        name: str | None = None,
        organization: int | None = None,
        collaboration: int | None = None,
        include_organizations: bool = False,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Study]:
        """List the studies that you may see.

        Parameters
        ----------
        name : str, optional
            Only those with this name; ``%`` stands for any text.
        organization : int, optional
            Only those in which this organization takes part.
        collaboration : int, optional
            Only those of this collaboration.
        include_organizations : bool, optional
            Give the organizations with each study. By default only a link to them.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Study
            All of them, over all pages.

        Examples
        --------
        >>> client.study.list(collaboration=1, field="name")
        ['adults']
        """
        return Pages(
            lambda number, size: study_list.sync(
                client=self._connection.hub,
                name=name,
                organization_id=organization,
                collaboration_id=collaboration,
                include=["organizations"] if include_organizations else None,
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
    def get(self, id_: int) -> Study:
        """Get one study.

        Parameters
        ----------
        id_ : int
            Its id.

        Returns
        -------
        Study
            The study.

        Examples
        --------
        >>> (client.study.get(1)).name
        'adults'
        """
        return study_get.sync(id_, client=self._connection.hub)

    @selectable
    def create(self, name: str, *, organizations: Sequence[int], collaboration: int | None = None) -> Study:
        """Create a study.

        Parameters
        ----------
        name : str
            Its name.
        organizations : sequence of int
            Ids of the organizations that take part; all must be in the collaboration.
        collaboration : int, optional
            Id of its collaboration; by default the one named with ``setup_collaboration``.

        Returns
        -------
        Study
            The new study.

        Examples
        --------
        >>> client.study.create("adults", organizations=[2, 3], collaboration=1)  # doctest: +SKIP
        """
        body = StudyInput(
            name=name,
            organization_ids=[*organizations],
            collaboration_id=self._connection.collaboration(collaboration),
        )
        return study_create.sync(client=self._connection.hub, body=body)

    @selectable
    def update(
        self, id_: int, *, name: str | None = None, organizations: Sequence[int] | None = None
    ) -> Study:
        """Change a study; what is not given stays as it is.

        Parameters
        ----------
        id_ : int
            Its id.
        name : str, optional
            New name.
        organizations : sequence of int, optional
            Ids of all organizations that take part from now on.

        Returns
        -------
        Study
            The study as it is now.

        Examples
        --------
        >>> client.study.update(1, name="renamed")  # doctest: +SKIP
        """
        body = StudyUpdate(
            name=given(name), organization_ids=given(None if organizations is None else [*organizations])
        )
        return study_update.sync(id_, client=self._connection.hub, body=body)

    def delete(self, id_: int) -> None:
        """Delete a study.

        Parameters
        ----------
        id_ : int
            Its id.

        Examples
        --------
        >>> client.study.delete(7)  # doctest: +SKIP
        """
        study_delete.sync(id_, client=self._connection.hub)

    def add_organization(self, organization: int, *, study: int) -> builtins.list[Organization]:
        """Let an organization take part.

        Parameters
        ----------
        organization : int
            Id of the organization.
        study : int
            Id of the study.

        Returns
        -------
        list of Organization
            All that take part now.

        Examples
        --------
        >>> client.study.add_organization(4, study=1)  # doctest: +SKIP
        """
        return study_organization_add.sync(
            study, client=self._connection.hub, body=StudyChangeOrganization(id=organization)
        )

    def remove_organization(self, organization: int, *, study: int) -> builtins.list[Organization]:
        """Let an organization no longer take part.

        Parameters
        ----------
        organization : int
            Id of the organization.
        study : int
            Id of the study.

        Returns
        -------
        list of Organization
            All that still take part.

        Examples
        --------
        >>> client.study.remove_organization(4, study=1)  # doctest: +SKIP
        """
        return study_organization_remove.sync(
            study, client=self._connection.hub, body=StudyChangeOrganization(id=organization)
        )
