"""What the groups of methods share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vantage6_api.v5_0.hq.client import AuthenticatedClient
    from vantage6_hl._sync.client import UserClient as Native
    from vantage6_hl._sync.connection import Connection
    from vantage6_hl.compat.client import UserClient

__all__ = ["Group"]


class Group:
    """A group of methods, named and called as the official client's.

    Parameters
    ----------
    parent : UserClient
        The client it belongs to.
    """

    def __init__(self, parent: UserClient) -> None:
        self.parent = parent

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.parent.hq_url}>"

    @property
    def _native(self) -> Native:
        return self.parent.native

    @property
    def _connection(self) -> Connection:
        return self.parent.native._connection

    @property
    def _hub(self) -> AuthenticatedClient:
        return self._connection.hub

    def _path(self, endpoint: str) -> str:
        """Path of an endpoint as the hub's own links name it."""
        return "/" + self.parent.hq_url.partition("://")[2].partition("/")[2].rstrip("/") + "/" + endpoint

    def _tell(self, text: str) -> None:
        self.parent.log.info("--> %s", text)
