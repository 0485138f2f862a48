# Made from vantage6_hl/_async/rule.py by 'make flavours'. Change that file, not this one.
"""``client.rule``: single permissions. The hub defines them; they can be listed, not changed."""

from __future__ import annotations

from vantage6_api.v5_0.hq.api.rule import rule_get, rule_list
from vantage6_api.v5_0.hq.models.rule import Rule
from vantage6_hl._sync.group import Group
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.selectable import selectable

__all__ = ["RuleGroup"]


class RuleGroup(Group):
    """Rules: list and get them."""

    @listing
    def list(
        self,
        *,
        name: str | None = None,
        operation: str | None = None,
        scope: str | None = None,
        role: int | None = None,
        user: int | None = None,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Rule]:
        """List the rules of the hub.

        Parameters
        ----------
        name : str, optional
            Only those for this resource, for example ``"task"``.
        operation : str, optional
            Only those for this operation, for example ``"VIEW"``.
        scope : str, optional
            Only those with this scope, for example ``"COLLABORATION"``.
        role : int, optional
            Only those that this role contains.
        user : int, optional
            Only those that this user has, by itself or through a role.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Rule
            All of them, over all pages.

        Examples
        --------
        >>> {rule.name for rule in client.rule.list(name="task")}
        {'task'}
        """
        return Pages(
            lambda number, size: rule_list.sync(
                client=self._connection.hub,
                name=name,
                operation=operation,
                scope=scope,
                role_id=role,
                user_id=user,
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
    def get(self, id_: int) -> Rule:
        """Get one rule.

        Parameters
        ----------
        id_ : int
            Its id.

        Returns
        -------
        Rule
            The rule.

        Examples
        --------
        >>> (client.rule.get(1)).id
        1
        """
        return rule_get.sync(id_, client=self._connection.hub)
