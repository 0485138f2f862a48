"""The errors of this library, one tree under :class:`Vantage6Error`.

Every message says in one or two sentences what was wrong, where, and what to do next. No message or attribute
holds a token, a key or a payload. Every error can be pickled: only the message is required, all else is an
attribute.
"""

# Named after what happened, as the user guide and the issue name them, and not "...Error" throughout.
# ruff: noqa: N818

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vantage6_hl._text import printable

__all__ = [
    "ApiError",
    "AuthenticationError",
    "BadRequest",
    "CertificateProblem",
    "Conflict",
    "CredentialsRefused",
    "DecryptionError",
    "DeviceLoginDenied",
    "DeviceLoginExpired",
    "EncryptionError",
    "Forbidden",
    "InvalidAnswer",
    "InvalidKey",
    "KeyMismatch",
    "KeyMissing",
    "LoginRequired",
    "NetworkError",
    "NotFound",
    "OutcomeUnknown",
    "RedirectRefused",
    "RequestTimeout",
    "RunFailure",
    "ServerError",
    "TaskFailed",
    "TooManyRequests",
    "Unauthorized",
    "UsageError",
    "Vantage6Error",
    "VersionMismatch",
    "WaitTimeout",
]


class Vantage6Error(Exception):
    """Base of every error that this library raises on purpose.

    Its message is one line of printable text, so that no name that a server gave can take over a terminal.
    """

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


class UsageError(Vantage6Error, ValueError):
    """The call itself was wrong: a bad argument, or a step that was left out. Nothing was sent."""


class AuthenticationError(Vantage6Error):
    """The login service refused or could not serve a login.

    Attributes
    ----------
    realm : str
        The Keycloak realm that was asked, empty when unknown.
    client_id : str
        The Keycloak client that was used, empty when unknown.
    url : str
        Address of the login service, empty when unknown.
    """

    def __init__(self, message: str, *, realm: str = "", client_id: str = "", url: str = "") -> None:
        super().__init__(message)
        self.realm = realm
        self.client_id = client_id
        self.url = url


class LoginRequired(AuthenticationError):
    """There is no login, or it has ended: log in again."""


class CredentialsRefused(AuthenticationError):
    """The login service knows the realm and refuses the client or its secret."""


class DeviceLoginDenied(AuthenticationError):
    """The person in front of the browser refused the login."""


class DeviceLoginExpired(AuthenticationError):
    """Nobody approved the login before its code expired."""


class ApiError(Vantage6Error):
    """The hub or the store answered a request with an error status.

    Attributes
    ----------
    operation : str
        Method and path of the request, for example ``"GET /hq/task/7"``.
    status : int
        HTTP status of the answer.
    hub_message : str
        What the hub said, at most 500 characters; empty when it said nothing readable.
    field_errors : dict of str to str
        What the hub said about single fields of the request body.
    """

    hint = ""

    def __init__(
        self,
        message: str,
        *,
        operation: str = "",
        status: int = 0,
        hub_message: str = "",
        field_errors: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.operation = operation
        self.status = status
        self.hub_message = hub_message
        self.field_errors = dict(field_errors or {})


class BadRequest(ApiError):
    """Status 400: the hub did not accept what was sent."""

    hint = "Correct the arguments; help() on the method shows what it takes."


class Unauthorized(ApiError):
    """Status 401 or 422: the hub does not accept the token, or the account lacks the permission."""

    hint = "Log in again, or ask an administrator for the permission that this call needs."


class Forbidden(ApiError):
    """Status 403: this account may not do that."""

    hint = "Ask an administrator for the permission that this call needs."


class NotFound(ApiError):
    """Status 404: there is no such thing, or this account may not see it."""

    hint = "Check the id; list() on the same group shows what this account can see."


class Conflict(ApiError):
    """Status 409: it contradicts what the hub already has."""

    hint = "Look at what exists before sending it again."


class TooManyRequests(ApiError):
    """Status 429: the hub asks for fewer requests."""

    hint = "Wait a little before the next call."


class ServerError(ApiError):
    """Status 5xx: the hub, or a proxy in front of it, failed."""

    hint = "Try again later; if it stays, show this to the administrator of the hub."


class RedirectRefused(ApiError):
    """The answer was a redirect. None is followed, so that no token reaches another server."""

    hint = "Give the final address of the hub as hq_url."


class NetworkError(Vantage6Error):
    """The server could not be reached, or a read was cut off. The request changed nothing."""


class CertificateProblem(NetworkError):
    """The server's certificate is not trusted, or it does not accept this client's. Nothing was sent."""


class RequestTimeout(NetworkError):
    """The call's time was over before the request was sent, or before a read was answered."""


class OutcomeUnknown(Vantage6Error):
    """A request that changes something was sent and its answer was lost: it may or may not have been done.

    Attributes
    ----------
    operation : str
        Method and path of the request, for example ``"POST /hq/task"``.
    """

    def __init__(self, message: str, *, operation: str = "") -> None:
        super().__init__(message)
        self.operation = operation


class InvalidAnswer(Vantage6Error):
    """A successful answer could not be used: not what was promised, cut off, or too large.

    Attributes
    ----------
    operation : str
        Method and path of the request.
    """

    def __init__(self, message: str, *, operation: str = "") -> None:
        super().__init__(message)
        self.operation = operation


class VersionMismatch(Vantage6Error):
    """The hub is of a release that this build of the library does not fit.

    Attributes
    ----------
    hub_version : str
        Release that the hub says it is.
    supported : tuple of str
        Releases that this build fits.
    """

    def __init__(self, message: str, *, hub_version: str = "", supported: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.hub_version = hub_version
        self.supported = tuple(supported)


class EncryptionError(Vantage6Error):
    """Encryption cannot be set up or used as asked."""


class InvalidKey(EncryptionError):
    """A key cannot be read, is no RSA key, or is too small."""


class KeyMissing(EncryptionError):
    """A key that this call needs is not there.

    Attributes
    ----------
    organizations : tuple of str
        The organizations without a public key; empty when one's own private key is missing.
    """

    def __init__(self, message: str, *, organizations: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.organizations = tuple(organizations)


class KeyMismatch(EncryptionError):
    """Two keys that should be the same are not.

    Attributes
    ----------
    expected, found : str
        Fingerprints ``SHA256:...`` of the two public keys.
    organization_id : int or None
        Whose keys they are, when known.
    """

    def __init__(
        self, message: str, *, expected: str = "", found: str = "", organization_id: int | None = None
    ) -> None:
        super().__init__(message)
        self.expected = expected
        self.found = found
        self.organization_id = organization_id


class DecryptionError(EncryptionError):
    """Data from the hub could not be decrypted or decoded; nothing of it is returned.

    Attributes
    ----------
    run_id : int or None
        The run that the data belongs to, when known.
    """

    def __init__(self, message: str, *, run_id: int | None = None) -> None:
        super().__init__(message)
        self.run_id = run_id


@dataclass(frozen=True)
class RunFailure:
    """What became of one run of a task that failed.

    Attributes
    ----------
    run_id : int
        The run.
    organization_id : int
        The organization whose node ran it.
    status : str
        The run's status as the hub names it, for example ``"failed"``.
    log : str
        The run's log as the hub gave it, empty when there is none. It is text from outside.
    task_id : int
        The task that the run belongs to: the one that was waited for, or a subtask of it.
    """

    run_id: int
    organization_id: int
    status: str
    log: str = ""
    task_id: int = 0


class TaskFailed(Vantage6Error):
    """A task ended without a result.

    Attributes
    ----------
    task_id : int
        The task.
    status : str
        Its last status.
    failures : tuple of RunFailure
        Status and log of every run that did not complete: the task's own first, then those of its subtasks.
    subtask_failures : tuple of RunFailure
        Those of its subtasks alone. Where there are some, the cause is most likely among them and not in the
        task's own method.
    """

    def __init__(
        self, message: str, *, task_id: int = 0, status: str = "", failures: Sequence[RunFailure] = ()
    ) -> None:
        super().__init__(message)
        self.task_id = task_id
        self.status = status
        self.failures = tuple(failures)

    @property
    def subtask_failures(self) -> tuple[RunFailure, ...]:
        """The failures of the task's subtasks."""
        return tuple(one for one in self.failures if one.task_id != self.task_id)


class WaitTimeout(Vantage6Error):
    """A task had not ended when the time for waiting was over. It goes on running.

    Attributes
    ----------
    task_id : int
        The task; the first of them when several were waited for.
    status : str
        Its last known status, empty when the hub gave none.
    waited : float
        How long the wait took, in seconds.
    task_ids : tuple of int
        All tasks that were still waited for.
    """

    def __init__(
        self,
        message: str,
        *,
        task_id: int = 0,
        status: str = "",
        waited: float = 0.0,
        task_ids: Sequence[int] = (),
    ) -> None:
        super().__init__(message)
        self.task_id = task_id
        self.status = status
        self.waited = waited
        self.task_ids = tuple(task_ids) or (task_id,)
