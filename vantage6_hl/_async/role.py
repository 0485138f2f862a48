"""``client.role``: named sets of rules that users can have."""

from __future__ import annotations

from collections.abc import Sequence

from vantage6_api.v5_0.hq.api.role import role_create, role_delete, role_get, role_list, role_update
from vantage6_api.v5_0.hq.models.role import Role
from vantage6_api.v5_0.hq.models.role_input import RoleInput
from vantage6_api.v5_0.hq.models.role_update import RoleUpdate
from vantage6_hl._async.group import Group, given, only_if_true
from vantage6_hl._async.listing import listing, page_by_page
from vantage6_hl._async.pages import Pages
from vantage6_hl._async.selectable import selectable
from vantage6_hl.errors import ServerError

__all__ = ["RoleGroup"]


class RoleGroup(Group):
    """Roles: list, get, create, update and delete them."""

    @listing
    def list(
        self,
        *,
        name: str | None = None,
        description: str | None = None,
        organization: int | None = None,
        rule: int | None = None,
        user: int | None = None,
        include_root: bool = False,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Role]:
        """List the roles that you may see.

        Parameters
        ----------
        name, description : str, optional
            Only those with this text; ``%`` stands for any text.
        organization : int, optional
            Only those of this organization.
        rule : int, optional
            Only those that contain this rule.
        user : int, optional
            Only those that this user has.
        include_root : bool, optional
            With ``organization``: the roles that belong to no organization as well. By default not.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Role
            All of them, over all pages.

        Examples
        --------
        >>> (await client.role.list(name="Root", field="name"))
        ['Root']
        """
        return Pages(
            lambda number, size: role_list.asyncio(
                client=self._connection.hub,
                name=None if name is None else [name],
                description=None if description is None else [description],
                organization_id=None if organization is None else [organization],
                rule_id=rule,
                user_id=user,
                include_root=only_if_true(include_root),
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
    async def get(self, id_: int) -> Role:
        """Get one role.

        Parameters
        ----------
        id_ : int
            Its id.

        Returns
        -------
        Role
            The role.

        Examples
        --------
        >>> (await client.role.get(1)).name
        'Root'
        """
        try:
            return await role_get.asyncio(id_, client=self._connection.hub)
        except ServerError:
            # The hub fails on its own default roles: it checks the organization that they do not have
            # (vantage6/hq/resource/role.py, 5.0.3). Its list has them.
            for role in await self.list():
                if role.id == id_:
                    return role
            raise

    @selectable
    async def create(
        self, name: str, *, description: str, rules: Sequence[int], organization: int | None = None
    ) -> Role:
        """Create a role.

        Parameters
        ----------
        name : str
            Its name.
        description : str
            What it is for.
        rules : sequence of int
            Ids of the rules it contains; ``client.rule.list()`` shows them.
        organization : int, optional
            The organization it belongs to; by default your own.

        Returns
        -------
        Role
            The new role.

        Examples
        --------
        >>> await client.role.create(name="reader", description="may look", rules=[1])  # doctest: +SKIP
        """
        body = RoleInput(
            name=name, description=description, rules=[*rules], organization_id=given(organization)
        )
        return await role_create.asyncio(client=self._connection.hub, body=body)

    @selectable
    async def update(
        self,
        id_: int,
        *,
        name: str | None = None,
        description: str | None = None,
        rules: Sequence[int] | None = None,
    ) -> Role:
        """Change a role; what is not given stays as it is.

        Parameters
        ----------
        id_ : int
            Its id.
        name, description : str, optional
            New values.
        rules : sequence of int, optional
            Ids of all rules it contains from now on.

        Returns
        -------
        Role
            The role as it is now.

        Examples
        --------
        >>> await client.role.update(9, description="may look, no more")  # doctest: +SKIP
        """
        body = RoleUpdate(
            name=given(name),
            description=given(description),
            rules=given(None if rules is None else [*rules]),
        )
        return await role_update.asyncio(id_, client=self._connection.hub, body=body)

    async def delete(self, id_: int, *, delete_dependents: bool = False) -> None:
        """Delete a role.

        Parameters
        ----------
        id_ : int
            Its id.
        delete_dependents : bool, optional
            Delete it even where users have it. By default the hub refuses then.

        Examples
        --------
        >>> await client.role.delete(9)  # doctest: +SKIP
        """
        await role_delete.asyncio(
            id_, client=self._connection.hub, delete_dependents=only_if_true(delete_dependents)
        )
