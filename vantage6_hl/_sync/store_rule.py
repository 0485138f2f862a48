# Made from vantage6_hl/_async/store_rule.py by 'make flavours'. Change that file, not this one.
"""``client.store.rule``: single permissions at the chosen algorithm store, which the store defines."""

from __future__ import annotations

from vantage6_api.v5_0.store.api.rule import rule_list
from vantage6_api.v5_0.store.models.rule import Rule
from vantage6_hl._sync.group import Group, only_if_true
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages

__all__ = ["StoreRuleGroup"]


class StoreRuleGroup(Group):
    """Rules at a store: list them."""

    @listing
    def list(
        self,
        *,
        name: str | None = None,
        operation: str | None = None,
        role: int | None = None,
        user: int | None = None,
        current_user: bool = False,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Rule]:
        """List the rules of the store.

        Parameters
        ----------
        name : str, optional
            Only those for this resource, for example ``"algorithm"``.
        operation : str, optional
            Only those for this operation, for example ``"view"``.
        role : int, optional
            Only those that this role contains.
        user : int, optional
            Only those that this user of the store has, by itself or through a role.
        current_user : bool, optional
            Only those that you have. By default all.
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
        >>> {rule.name for rule in client.store.rule.list(name="algorithm")}
        {'algorithm'}
        """
        return Pages(
            lambda number, size: rule_list.sync(
                client=self._connection.stores.chosen,
                name=name,
                operation=operation,
                role_id=role,
                user_id=user,
                current_user=only_if_true(current_user),
                sort="id",
                page=number,
                per_page=size,
            ),
            page=page,
            per_page=per_page,
            limit=limit,
        )

    pages = page_by_page(list)
