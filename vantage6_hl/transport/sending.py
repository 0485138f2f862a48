"""How far a request had come when its time was over: whether the hub can have read any of it."""

from __future__ import annotations

from typing import Final

import httpx

from .policy import SAFE_METHODS

__all__ = ["RENEWS_LOGIN", "Sending"]

RENEWS_LOGIN: Final = "renews_login"
"""The extension of a request by which its authentication tells that a token is being fetched first."""


class Sending:
    """Follows one attempt of an asynchronous request, by what httpcore tells of it ("trace").

    A blocking socket says itself what it waited for; `asyncio.timeout` ends whatever is under way. Only what
    is known not to have been sent counts as that.

    Parameters
    ----------
    request : httpx.Request
        The request. Reads are not followed: they may be sent twice.

    Examples
    --------
    >>> Sending(httpx.Request("POST", "https://hub.example.org/hq/task")).too_late()
    ReadTimeout("the call's time is over")
    """

    def __init__(self, request: httpx.Request) -> None:
        self._request = request
        self._connecting = False
        if request.method not in SAFE_METHODS:
            request.extensions["trace"] = self._follow

    async def _follow(self, event: str, _: object) -> None:
        self._connecting = event.startswith("connection.")

    def too_late(self) -> httpx.TimeoutException:
        """Give the error for a call whose time is over.

        Returns
        -------
        httpx.ConnectTimeout or httpx.ReadTimeout
            The first where nothing of the request has left this machine, or the hub has refused it.
        """
        if self._request.extensions.get(RENEWS_LOGIN):
            return httpx.ConnectTimeout(
                "its time was over while it waited for a token of the login service", request=self._request
            )
        if self._connecting:
            return httpx.ConnectTimeout("its time was over while connecting", request=self._request)
        return httpx.ReadTimeout("the call's time is over", request=self._request)
