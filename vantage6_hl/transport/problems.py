"""Turn error statuses and broken connections into this library's errors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

import httpx

from vantage6_hl._text import plain_text
from vantage6_hl.errors import (
    ApiError,
    BadRequest,
    CertificateProblem,
    Conflict,
    Forbidden,
    InvalidAnswer,
    NetworkError,
    NotFound,
    OutcomeUnknown,
    RedirectRefused,
    RequestTimeout,
    ServerError,
    TooManyRequests,
    Unauthorized,
    UsageError,
    Vantage6Error,
)

from .policy import LOST_STATUSES, SAFE_METHODS
from .tls import certificate_problem

_BY_STATUS: Final[Mapping[int, type[ApiError]]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    422: Unauthorized,  # to a token that it cannot read or verify, and to nothing else
    429: TooManyRequests,
}
_MAX_FIELDS: Final = 20

# In these nothing of the request has left this machine.
_NOT_SENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


def name_of(request: httpx.Request) -> str:
    """Name a request by its method and path, without the query."""
    return f"{request.method} {plain_text(request.url.path, 200)}"


def outcome_unknown(name: str, happened: str) -> OutcomeUnknown:
    """Make the error for a request that changes something and whose answer cannot be known.

    Parameters
    ----------
    name : str
        Method and path of the request.
    happened : str
        What happened to it, to be read after its name.
    """
    return OutcomeUnknown(
        f"{name} {happened}: it may or may not have been done. Look on the hub before sending it again.",
        operation=name,
    )


def error_of_status(request: httpx.Request, answer: httpx.Response) -> ApiError | OutcomeUnknown:
    """Make the error for an answer that is not a success; its body has been read."""
    status, name = answer.status_code, name_of(request)
    if status in LOST_STATUSES and request.method not in SAFE_METHODS:
        return outcome_unknown(name, f"was sent, and a proxy lost the hub's answer (status {status})")
    if answer.has_redirect_location:
        target = httpx.URL(request.url).join(answer.headers["location"]).copy_with(query=None, fragment=None)
        return RedirectRefused(
            f"{name} was redirected to {plain_text(target, 200)}, which is not followed. "
            f"{RedirectRefused.hint}",
            operation=name,
            status=status,
        )
    kind = ServerError if status >= 500 else _BY_STATUS.get(status, ApiError)
    message, fields = _what_the_hub_said(answer)
    said = f": {message.rstrip('.')}" if message else ""
    if fields:
        said += " (" + "; ".join(f"{field}: {text}" for field, text in fields.items()) + ")"
    return kind(
        f"{name} failed with status {status}{said}. {kind.hint}".rstrip(),
        operation=name,
        status=status,
        hub_message=message,
        field_errors=fields,
    )


def error_of_connection(request: httpx.Request, error: httpx.RequestError) -> Vantage6Error:
    """Make the error for a request that got no answer."""
    name, reason = name_of(request), _reason(error)
    failed = _failed_request(error)
    if failed is not None and failed.url != request.url:
        # A token request on the way: the request itself has not been sent, or was refused with a 401.
        return error_of_login(failed, error)
    certificate = certificate_problem(error, request.url.host)
    if certificate is not None:  # a server reads no request before it has accepted the certificate
        return CertificateProblem(f"{name} was not sent: {certificate}.")
    if isinstance(error, (httpx.UnsupportedProtocol, httpx.LocalProtocolError)):
        return UsageError(f"{name} cannot be sent: {reason}.")
    if isinstance(error, _NOT_SENT):
        kind = RequestTimeout if isinstance(error, httpx.TimeoutException) else NetworkError
        return kind(
            f"{name} could not be sent to {request.url.host}: {reason}. Check the address and the network."
        )
    if request.method not in SAFE_METHODS:
        return outcome_unknown(name, f"was sent and its answer was lost ({reason})")
    if isinstance(error, httpx.DecodingError):
        return InvalidAnswer(f"{name} gave an answer that cannot be read: {reason}.", operation=name)
    if isinstance(error, httpx.TimeoutException):
        return RequestTimeout(f"{name} was not answered in time. Try again, or allow more time.")
    return NetworkError(f"{name} was cut off: {reason}. Try again.")


def error_of_login(request: httpx.Request, error: httpx.RequestError) -> NetworkError:
    """Make the error for a request to the login service that got no answer."""
    certificate = certificate_problem(error, request.url.host)
    if certificate is not None:
        return CertificateProblem(f"The login service cannot be asked: {certificate}.")
    kind = RequestTimeout if isinstance(error, httpx.TimeoutException) else NetworkError
    where = f"{request.url.scheme}://{request.url.netloc.decode('ascii', 'replace')}"
    return kind(
        f"The login service at {where} did not answer: {_reason(error)}. Check auth_url and the network."
    )


def _reason(error: httpx.RequestError) -> str:
    return plain_text(str(error) or type(error).__name__, 200).rstrip(".")


def _failed_request(error: httpx.RequestError) -> httpx.Request | None:
    try:
        return error.request
    except RuntimeError:  # httpx's way to say that it is not known
        return None


def _what_the_hub_said(answer: httpx.Response) -> tuple[str, dict[str, str]]:
    """Message and field errors of the hub's ``{"msg": ..., "errors": ...}``; empty for anything else."""
    try:
        body = json.loads(answer.content)
    except (ValueError, RecursionError):
        return "", {}
    if not isinstance(body, dict):
        return "", {}
    # The hub says "msg"; what flask answers by itself, such as for an unknown path, says "message".
    message = body.get("msg") or body.get("message") or ""
    return plain_text(message) if isinstance(message, str) else "", _field_errors(body.get("errors"))


def _field_errors(errors: object, prefix: str = "") -> dict[str, str]:
    """Flatten marshmallow's nested messages into ``{"field.inner": "what is wrong"}``, bounded."""
    if not isinstance(errors, dict):
        return {}
    flat: dict[str, str] = {}
    for key, value in errors.items():
        name = f"{prefix}{plain_text(key, 60)}"
        if isinstance(value, dict) and prefix.count(".") < 4:
            flat.update(_field_errors(value, f"{name}."))
        elif isinstance(value, list):
            flat[name] = plain_text("; ".join(str(item) for item in value[:5]), 200)
        else:
            flat[name] = plain_text(value, 200)
        if len(flat) >= _MAX_FIELDS:
            break
    return dict(list(flat.items())[:_MAX_FIELDS])
