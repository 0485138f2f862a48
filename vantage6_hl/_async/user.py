"""``client.user``: people and service accounts that may use the hub."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from vantage6_api.v5_0.hq.api.user import (
    user_create,
    user_delete,
    user_get,
    user_list,
    user_me_get,
    user_update,
)
from vantage6_api.v5_0.hq.models.user import User
from vantage6_api.v5_0.hq.models.user_created import UserCreated
from vantage6_api.v5_0.hq.models.user_input import UserInput
from vantage6_api.v5_0.hq.models.user_update import UserUpdate
from vantage6_hl._async.group import Group, as_date, given, only_if_true
from vantage6_hl._async.listing import listing, page_by_page
from vantage6_hl._async.pages import Pages
from vantage6_hl._async.selectable import selectable
from vantage6_hl.errors import UsageError

__all__ = ["UserGroup"]


class UserGroup(Group):
    """Users and service accounts: list, get, create, update and delete them."""

    @listing
    def list(
        self,
        *,
        username: str | None = None,
        organization: int | None = None,
        role: int | None = None,
        rule: int | None = None,
        last_seen_from: date | str | None = None,
        last_seen_till: date | str | None = None,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[User]:
        """List the users that you may see.

        Parameters
        ----------
        username : str, optional
            Only those with this name; ``%`` stands for any text.
        organization : int, optional
            Only those of this organization.
        role, rule : int, optional
            Only those that have this role or rule.
        last_seen_from, last_seen_till : date or str, optional
            Only those that were last seen from, or until, this day; as text ``yyyy-mm-dd``.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of User
            All of them, over all pages.

        Examples
        --------
        >>> await client.user.list(organization=1, field="username")
        ['admin']
        """
        return Pages(
            lambda number, size: user_list.asyncio(
                client=self._connection.hub,
                username=username,
                organization_id=organization,
                role_id=role,
                rule_id=rule,
                last_seen_from=as_date(last_seen_from),
                last_seen_till=as_date(last_seen_till),
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
    async def get(self, id_: int | None = None) -> User:
        """Get one user.

        Parameters
        ----------
        id_ : int, optional
            Its id; by default yourself.

        Returns
        -------
        User
            The user.

        Examples
        --------
        >>> (await client.user.get()).username
        'admin'
        """
        return await user_get.asyncio(self._connection.user(id_), client=self._connection.hub)

    async def get_own_user(self, *, include_permissions: bool = False) -> User:
        """Get yourself.

        Parameters
        ----------
        include_permissions : bool, optional
            Whether ``permissions`` lists the ids of your roles and rules. By default not.

        Returns
        -------
        User
            The user that is logged in.

        Examples
        --------
        >>> (await client.user.get_own_user()).username
        'admin'
        """
        return await user_me_get.asyncio(
            client=self._connection.hub, include_permissions=only_if_true(include_permissions)
        )

    @selectable
    async def create(
        self,
        username: str,
        *,
        password: str | None = None,
        organization: int | None = None,
        roles: Sequence[int] | None = None,
        rules: Sequence[int] | None = None,
        is_service_account: bool = False,
    ) -> UserCreated:
        """Create a user, or a service account for programs.

        Parameters
        ----------
        username : str
            Its name: letters, digits, ``.``, ``_`` and ``-``, and a letter first.
        password : str, optional
            A person's first password. Service accounts have none.
        organization : int, optional
            The organization it belongs to; by default your own.
        roles, rules : sequence of int, optional
            Ids of the roles it has, and of rules besides them.
        is_service_account : bool, optional
            Make a service account. By default a person.

        Returns
        -------
        UserCreated
            The new user; a service account comes with its ``client_secret``, which the hub shows this once.

        Examples
        --------
        >>> await client.user.create("ci", is_service_account=True, roles=[4])  # doctest: +SKIP
        """
        if is_service_account and password is not None:
            raise UsageError("A service account has no password: leave password= out.")
        if not is_service_account and password is None:
            raise UsageError("A person needs a first password: give password=, or is_service_account=True.")
        body = UserInput(
            username=username,
            password=given(password),
            organization_id=given(organization),
            roles=given(None if roles is None else [*roles]),
            rules=given(None if rules is None else [*rules]),
            is_service_account=is_service_account,
        )
        return await user_create.asyncio(client=self._connection.hub, body=body)

    @selectable
    async def update(
        self,
        id_: int | None = None,
        *,
        roles: Sequence[int] | None = None,
        rules: Sequence[int] | None = None,
    ) -> User:
        """Change what a user may do; what is not given stays as it is.

        Parameters
        ----------
        id_ : int, optional
            Its id; by default yourself.
        roles, rules : sequence of int, optional
            Ids of all roles it has from now on, and of all rules besides them.

        Returns
        -------
        User
            The user as it is now.

        Examples
        --------
        >>> await client.user.update(5, roles=[2, 3])  # doctest: +SKIP
        """
        body = UserUpdate(
            roles=given(None if roles is None else [*roles]), rules=given(None if rules is None else [*rules])
        )
        return await user_update.asyncio(self._connection.user(id_), client=self._connection.hub, body=body)

    async def delete(self, id_: int, *, delete_dependents: bool = False) -> None:
        """Delete a user.

        Parameters
        ----------
        id_ : int
            Its id.
        delete_dependents : bool, optional
            Delete the tasks it made as well. By default the hub refuses where there is any.

        Examples
        --------
        >>> await client.user.delete(5)  # doctest: +SKIP
        """
        await user_delete.asyncio(
            id_, client=self._connection.hub, delete_dependents=only_if_true(delete_dependents)
        )
