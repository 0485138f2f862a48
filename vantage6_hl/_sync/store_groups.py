# Made from vantage6_hl/_async/store_groups.py by 'make flavours'. Change that file, not this one.
"""The groups of ``client.store``: ``client.store.role`` ..., each imported when first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from vantage6_hl._sync.group import Group

if TYPE_CHECKING:
    from vantage6_hl._sync.store_policy import StorePolicyGroup
    from vantage6_hl._sync.store_review import StoreReviewGroup
    from vantage6_hl._sync.store_role import StoreRoleGroup
    from vantage6_hl._sync.store_rule import StoreRuleGroup
    from vantage6_hl._sync.store_user import StoreUserGroup

__all__ = ["StoreGroups"]


class StoreGroups(Group):
    """What the chosen algorithm store keeps."""

    @cached_property
    def policy(self) -> StorePolicyGroup:
        """What the chosen store allows."""
        from vantage6_hl._sync.store_policy import StorePolicyGroup

        return StorePolicyGroup(self._connection)

    @cached_property
    def review(self) -> StoreReviewGroup:
        """Reviews of algorithms at the chosen store."""
        from vantage6_hl._sync.store_review import StoreReviewGroup

        return StoreReviewGroup(self._connection)

    @cached_property
    def role(self) -> StoreRoleGroup:
        """Named sets of rules at the chosen store."""
        from vantage6_hl._sync.store_role import StoreRoleGroup

        return StoreRoleGroup(self._connection)

    @cached_property
    def rule(self) -> StoreRuleGroup:
        """Single permissions at the chosen store."""
        from vantage6_hl._sync.store_rule import StoreRuleGroup

        return StoreRuleGroup(self._connection)

    @cached_property
    def user(self) -> StoreUserGroup:
        """People that the chosen store knows."""
        from vantage6_hl._sync.store_user import StoreUserGroup

        return StoreUserGroup(self._connection)
