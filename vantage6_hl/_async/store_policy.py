"""``client.store.policy``: what the chosen algorithm store allows."""

from __future__ import annotations

from vantage6_api.v5_0.store.api.policy import policy_get, policy_public_get
from vantage6_api.v5_0.store.models.policy import Policy
from vantage6_api.v5_0.store.models.policy_public import PolicyPublic
from vantage6_hl._async.group import Group
from vantage6_hl._async.selectable import selectable

__all__ = ["StorePolicyGroup"]


class StorePolicyGroup(Group):
    """Policies: read them."""

    @selectable
    async def get(self) -> Policy:
        """Get all policies of the store.

        Returns
        -------
        Policy
            Who may see algorithms, review them and assign reviews, and how many reviews one needs.

        Examples
        --------
        >>> (await client.store.policy.get()).min_reviewers
        2
        """
        return await policy_get.asyncio(client=self._connection.stores.chosen)

    @selectable
    async def get_public(self) -> PolicyPublic:
        """Get the policies that the store tells everybody.

        Returns
        -------
        PolicyPublic
            Who may see algorithms.

        Examples
        --------
        >>> (await client.store.policy.get_public()).algorithm_view
        'public'
        """
        return await policy_public_get.asyncio(client=self._connection.stores.chosen)
