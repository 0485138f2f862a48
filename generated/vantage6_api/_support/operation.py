"""One operation of the API: sends its request, and reads its answer or raises."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping, Sized
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast
from urllib.parse import quote

import attrs

from .answers import Binary, Empty, Json
from .errors import HubError
from .readers import to_json
from .unset import Unset

if TYPE_CHECKING:
    import httpx

    from .client import Client

T = TypeVar("T")

Content: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes]
"""Body of an upload: bytes, or pieces sent as they come; asynchronous ones only in asynchronous calls. Pieces
that have a length (`len`) in bytes tell it to the httpx client as ``request.extensions["body_size"]``."""


@attrs.define(frozen=True)
class Response(Generic[T]):
    """An answer with its status and headers.

    Attributes
    ----------
    status_code : int
        HTTP status; always 2xx.
    headers : mapping of str to str
        The answer's headers.
    content : bytes
        The body as it came.
    parsed : object
        The body as the operation's type.
    """

    status_code: int
    headers: Mapping[str, str]
    content: bytes = attrs.field(repr=False)
    parsed: T


@attrs.define(frozen=True, kw_only=True)
class Request:
    """What one call sends: the operation's variable parts.

    Attributes
    ----------
    url : str
        Path, below the client's base URL.
    params : mapping
        Query parameters; those that are None or ``UNSET`` are left out, a list is repeated.
    json : object
        JSON body: a model, or plain values.
    content : bytes or iterable of bytes
        Binary body.
    """

    url: str
    params: Mapping[str, object] = attrs.field(factory=dict)
    json: object = None
    content: Content | None = attrs.field(default=None, repr=False)


@attrs.define(frozen=True)
class Operation(Generic[T]):
    """An operation of the API, known by its name.

    Attributes
    ----------
    name : str
        The document's operationId. The request carries it as ``request.extensions["operation"]``, so that an
        httpx client of your own can name it.
    method : str
        HTTP method.
    answers : mapping of int to Json, Binary or Empty
        The body for each documented 2xx status. Another 2xx is read as the first of them.
    """

    name: str
    method: str
    answers: Mapping[int, Json | Binary | Empty]

    def send(self, client: Client, request: Request) -> Response[T]:
        """Send the request and read the answer.

        Parameters
        ----------
        client : Client
            Where to, and as whom.
        request : Request
            What to send.

        Returns
        -------
        Response
            The answer.

        Raises
        ------
        HubError
            When the status is not 2xx.
        InvalidAnswer
            When the body is not what the operation promises.
        httpx.HTTPError
            When there is no answer: no connection, or a timeout.
        """
        return self._read(client, client.get_httpx_client().request(**self._arguments(client, request)))

    async def send_async(self, client: Client, request: Request) -> Response[T]:
        """Send the request and read the answer, asynchronously; as `send`."""
        response = await client.get_async_httpx_client().request(**self._arguments(client, request))
        return self._read(client, response)

    @contextmanager
    def stream(self, client: Client, request: Request) -> Iterator[Iterator[bytes]]:
        """Send the request and give the answer's bytes as they come, with memory for one piece only.

        Parameters and errors are those of `send`.

        Yields
        ------
        iterator of bytes
            The pieces of the body, for as long as the context lasts.
        """
        http = client.get_httpx_client()
        response = http.send(http.build_request(**self._streaming(client, request)), stream=True)
        try:
            if not response.is_success:
                response.read()
                raise self._error(response)
            yield response.iter_bytes()
        finally:
            response.close()

    @asynccontextmanager
    async def stream_async(self, client: Client, request: Request) -> AsyncIterator[AsyncIterator[bytes]]:
        """Send the request and give the answer's bytes as they come, asynchronously; as `stream`."""
        http = client.get_async_httpx_client()
        response = await http.send(http.build_request(**self._streaming(client, request)), stream=True)
        try:
            if not response.is_success:
                await response.aread()
                raise self._error(response)
            yield response.aiter_bytes()
        finally:
            await response.aclose()

    def _arguments(self, client: Client, request: Request) -> dict[str, Any]:
        arguments: dict[str, Any] = {
            "method": self.method,
            "url": request.url,
            "headers": client.request_headers(),
            # None and not {}: httpx would take the address apart and put it together for nothing.
            "params": {key: to_json(value) for key, value in request.params.items() if _is_given(value)}
            or None,
            "extensions": {"operation": self.name},
        }
        if request.json is not None and not isinstance(request.json, Unset):
            arguments["json"] = to_json(request.json)
        if request.content is not None:
            arguments["content"] = request.content
            arguments["headers"]["Content-Type"] = "application/octet-stream"
            if isinstance(request.content, Sized):
                arguments["extensions"]["body_size"] = len(request.content)
        if client.timeout is not None:
            arguments["timeout"] = client.timeout
        return arguments

    def _streaming(self, client: Client, request: Request) -> dict[str, Any]:
        arguments = self._arguments(client, request)
        # A compressed piece might become any number of bytes.
        arguments["headers"]["Accept-Encoding"] = "identity"
        return arguments

    def _read(self, client: Client, response: httpx.Response) -> Response[T]:
        status = response.status_code
        if not 200 <= status < 300:
            raise self._error(response)
        answer = self.answers.get(status) or next(iter(self.answers.values()))
        try:
            parsed = answer.parse(response.content)
        except ValueError as error:
            reason = str(error)
        else:
            return Response(status, response.headers, response.content, cast(T, parsed))
        # Raised out here: inside "except" it would keep the parser's error, which holds the whole answer.
        raise client.invalid_answer(
            operation=self.name, method=self.method, status_code=status, reason=reason
        )

    def _error(self, response: httpx.Response) -> HubError:
        return HubError(
            operation=self.name,
            status_code=response.status_code,
            content=response.content,
            content_type=response.headers.get("Content-Type", ""),
        )


def path_segment(value: object) -> str:
    """Write an argument into a path so that it stays one segment.

    Parameters
    ----------
    value : object
        The argument.

    Returns
    -------
    str
        Its text, percent-encoded.

    Raises
    ------
    ValueError
        When it is None, empty, ``.`` or ``..``: the path would then name another resource.
    """
    text = "" if value is None else str(value)
    if text in {"", ".", ".."}:
        raise ValueError(f"{value!r} cannot stand in the address of a request: give the object's id.")
    return quote(text, safe="")


def _is_given(value: object) -> bool:
    return value is not None and not isinstance(value, Unset)
