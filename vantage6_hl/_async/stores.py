"""The algorithm stores that a client talks to: one connection each, and which of them is chosen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from vantage6_api.v5_0.store.client import AuthenticatedClient
from vantage6_hl._services import Store
from vantage6_hl._urls import checked_url
from vantage6_hl.auth import TokenAuth
from vantage6_hl.errors import ServerError, Unauthorized, UsageError
from vantage6_hl.transport import AsyncHubClient

if TYPE_CHECKING:
    from vantage6_api.v5_0.hq.models.algorithm_store import AlgorithmStore

__all__ = ["Stores"]

log = logging.getLogger(__name__)


class Stores:
    """Connections to stores, made when a store is first chosen.

    Parameters
    ----------
    connect : callable
        Gets an address and a login, or None for no login; gives a client with the settings of the hub's.
    allow_insecure_http : bool
        Accept ``http://`` to another machine.
    """

    def __init__(
        self, connect: Callable[[str, TokenAuth | None], AsyncHubClient], *, allow_insecure_http: bool
    ) -> None:
        self._connect = connect
        self._allow_insecure_http = allow_insecure_http
        self._open: dict[str, Store] = {}
        self._chosen: tuple[int, Store] | None = None

    @property
    def chosen(self) -> AuthenticatedClient:
        """The store that calls go to, asked with the login's token where it knows the user.

        Raises
        ------
        UsageError
            When none is chosen.
        """
        return self._choice()[1]

    @property
    def chosen_id(self) -> int:
        """The id that the hub knows it by."""
        return self._choice()[0]

    async def choose(self, record: AlgorithmStore, auth: TokenAuth) -> None:
        """Talk to the store that the hub describes, from now on.

        The store is asked for its public policy first, without a token: a wrong address never gets one. To a
        store that does not know the user no token is sent later either.

        Parameters
        ----------
        record : AlgorithmStore
            The hub's own record of it; no other address ever gets the token.
        auth : TokenAuth
            The login at the hub.

        Raises
        ------
        UsageError
            When its address is not acceptable.
        ApiError, NetworkError, InvalidAnswer
            When there is no store at the address.
        """
        address = f"{(record.url or '').rstrip('/')}/{(record.api_path or '').strip('/')}"
        url = checked_url(
            address, what=f"The address of store {record.id}", allow_insecure_http=self._allow_insecure_http
        )
        if url not in self._open:
            self._open[url] = await self._opened(url, auth)
        self._chosen = record.id, self._open[url]
        log.info("Calls about algorithms go to store %d at %s", record.id, url)

    def unlink(self, id_: int) -> None:
        """Choose no store where this one was chosen: the hub no longer lists it."""
        if self._chosen is not None and self._chosen[0] == id_:
            self._chosen = None

    async def close(self) -> None:
        """Close all connections; no store is chosen then."""
        stores, self._open, self._chosen = [*self._open.values()], {}, None
        for store in stores:
            await store.get_async_httpx_client().aclose()

    async def _opened(self, url: str, auth: TokenAuth) -> Store:
        from vantage6_api.v5_0.store.api.policy import policy_get, policy_public_get

        visitor = Store(url, async_httpx_client=self._connect(url, None))
        user = Store(url, async_httpx_client=self._connect(url, auth))
        used = None
        try:
            await policy_public_get.asyncio(client=visitor)
            try:
                await policy_get.asyncio(client=user)
                used = user
            except (ServerError, Unauthorized):
                # So 5.0.3 answers the token of somebody who is no user of it, even about what is public.
                log.warning("You are no user of the store at %s: it shows what it shows everybody.", url)
                used = visitor
        finally:
            for store in (visitor, user):
                if store is not used:
                    await store.get_async_httpx_client().aclose()
        return used

    def _choice(self) -> tuple[int, Store]:
        if self._chosen is None:
            raise UsageError(
                "No algorithm store is chosen. Call store.set with the id of one; store.list shows them."
            )
        return self._chosen
