# Made from vantage6_hl/_async/util.py by 'make flavours'. Change that file, not this one.
"""``client.util``: the hub itself, and keys."""

from __future__ import annotations

from vantage6_api.v5_0.hq.api.health import health_get
from vantage6_api.v5_0.hq.api.version import version_get
from vantage6_api.v5_0.hq.models.health import Health
from vantage6_api.v5_0.hq.models.version import Version
from vantage6_hl._sync.group import Group

__all__ = ["UtilGroup"]


class UtilGroup(Group):
    """The hub's version and health; both work without a login."""

    def get_hq_version(self) -> Version:
        """Get the release that the hub runs.

        Returns
        -------
        Version
            ``version`` is the release, for example ``"5.0.3"``.

        Examples
        --------
        >>> (client.util.get_hq_version())["version"]
        '5.0.3'
        """
        return version_get.sync(client=self._connection.public_hub)

    def get_hq_health(self) -> Health:
        """Ask whether the hub and its database are well.

        Returns
        -------
        Health
            ``api`` and ``database`` are ``True`` when they are.

        Examples
        --------
        >>> (client.util.get_hq_health()).database
        True
        """
        return health_get.sync(client=self._connection.public_hub)
