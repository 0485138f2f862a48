"""The two clients of the bindings: where the hub is, who asks, and the httpx clients beneath."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Final, NoReturn, Self

import httpx

from .errors import InvalidAnswer

DEFAULT_TIMEOUT: Final = httpx.Timeout(30, connect=10)
"""Seconds: 10 to connect, 30 to send, to wait for the next bytes, and for a free connection."""


class _Connections:
    """The httpx clients, made when first needed; shared by a client and those that were made from it."""

    def __init__(
        self, base_url: str, sync: httpx.Client | None, asynchronous: httpx.AsyncClient | None
    ) -> None:
        self._base_url = base_url
        self._sync = sync
        self._asynchronous = asynchronous

    def sync(self) -> httpx.Client:
        if self._sync is None:
            self._sync = httpx.Client(
                base_url=self._base_url, timeout=DEFAULT_TIMEOUT, follow_redirects=False
            )
        return self._sync

    def asynchronous(self) -> httpx.AsyncClient:
        if self._asynchronous is None:
            self._asynchronous = httpx.AsyncClient(
                base_url=self._base_url, timeout=DEFAULT_TIMEOUT, follow_redirects=False
            )
        return self._asynchronous

    def close(self) -> None:
        if self._sync is not None:
            self._sync.close()

    async def aclose(self) -> None:
        if self._asynchronous is not None:
            await self._asynchronous.aclose()


class Client:
    """A hub or an algorithm store, asked without a token.

    Parameters
    ----------
    base_url : str
        The service's address with its API path, such as ``"https://hub.example.org/hq"``.
    headers : mapping of str to str, optional
        Sent with every request.
    timeout : httpx.Timeout, optional
        Seconds for each step of a request. By default that of the httpx client, which is `DEFAULT_TIMEOUT`
        unless you give a client of your own.
    httpx_client, async_httpx_client : httpx.Client, httpx.AsyncClient, optional
        Clients of your own to carry the requests, with their own ``base_url``, authentication, certificates
        and retries.

    Examples
    --------
    >>> with Client("https://hub.example.org/hq") as client:
    ...     version = version_get.sync(client=client)
    """

    def __init__(
        self,
        base_url: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: httpx.Timeout | None = None,
        httpx_client: httpx.Client | None = None,
        async_httpx_client: httpx.AsyncClient | None = None,
    ) -> None:
        self._base_url = base_url
        self._headers = dict(headers or {})
        self._timeout = timeout
        self._connections = _Connections(base_url, httpx_client, async_httpx_client)

    @property
    def timeout(self) -> httpx.Timeout | None:
        """The timeout given to this client; None leaves it to the httpx client."""
        return self._timeout

    def request_headers(self) -> dict[str, str]:
        """Headers of the next request, in a new dict."""
        return dict(self._headers)

    def with_headers(self, headers: Mapping[str, str]) -> Self:
        """Give a client that sends these headers too. This one stays as it is; they share connections.

        Parameters
        ----------
        headers : mapping of str to str
            Headers to add or to replace.

        Returns
        -------
        Client
            The new client.
        """
        other = self._twin()
        other._headers |= headers
        return other

    def with_timeout(self, timeout: httpx.Timeout) -> Self:
        """Give a client with another timeout. This one stays as it is; they share connections.

        Parameters
        ----------
        timeout : httpx.Timeout
            Seconds for each step of a request.

        Returns
        -------
        Client
            The new client.
        """
        other = self._twin()
        other._timeout = timeout
        return other

    def _twin(self) -> Self:
        twin = type(self).__new__(type(self))
        twin.__dict__.update(self.__dict__, _headers=dict(self._headers))
        return twin

    def get_httpx_client(self) -> httpx.Client:
        """Give the httpx client of the sync calls, made now if there is none."""
        return self._connections.sync()

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Give the httpx client of the async calls, made now if there is none."""
        return self._connections.asynchronous()

    def invalid_answer(
        self,
        *,
        operation: str,
        method: str,  # noqa: ARG002 - for subclasses
        status_code: int,
        reason: str,
    ) -> Exception:
        """Make the error for a 2xx answer that cannot be read; a subclass may have one of its own.

        Parameters
        ----------
        operation : str
            Name of the operation.
        method : str
            Its HTTP method, which tells whether something may have been changed.
        status_code : int
            HTTP status of the answer.
        reason : str
            What is wrong with its body.

        Returns
        -------
        Exception
            By default an `InvalidAnswer`.
        """
        return InvalidAnswer(operation=operation, status_code=status_code, reason=reason)

    def close(self) -> None:
        """Close the connections of the sync calls."""
        self._connections.close()

    async def aclose(self) -> None:
        """Close the connections of the async calls."""
        await self._connections.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        # An address may hold a password, as in https://user:password@host.
        return f"{type(self).__name__}({str(httpx.URL(self._base_url).copy_with(userinfo=b''))!r})"

    def __getstate__(self) -> NoReturn:
        raise TypeError(
            "A client holds connections, and may hold a token, so it cannot be pickled. Make one per process."
        )


class AuthenticatedClient(Client):
    """A hub or an algorithm store, asked with an access token.

    Parameters
    ----------
    base_url : str
        The service's address with its API path, such as ``"https://hub.example.org/hq"``.
    token : str
        Access token. Assign to `token` to use another one from the next request on. Empty: no header is sent,
        for when an httpx client of your own authenticates.
    headers, timeout, httpx_client, async_httpx_client
        As in `Client`.

    Examples
    --------
    >>> with AuthenticatedClient("https://hub.example.org/hq", token) as client:
    ...     task = task_get.sync(7, client=client)
    """

    def __init__(
        self,
        base_url: str,
        token: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        timeout: httpx.Timeout | None = None,
        httpx_client: httpx.Client | None = None,
        async_httpx_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            base_url,
            headers=headers,
            timeout=timeout,
            httpx_client=httpx_client,
            async_httpx_client=async_httpx_client,
        )
        self.token = token

    def request_headers(self) -> dict[str, str]:
        """Headers of the next request, the present token among them."""
        headers = super().request_headers()
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return headers
