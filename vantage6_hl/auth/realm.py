"""The login service: its addresses, its requests and what its answers mean (Keycloak, OpenID Connect)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import httpx

from vantage6_hl._text import plain_text
from vantage6_hl._urls import checked_url
from vantage6_hl.errors import AuthenticationError, CredentialsRefused, UsageError

from .tokens import Tokens

_MAX_ANSWER: Final = 256 * 1024  # bytes that are parsed; a token answer of Keycloak has some 5 KB
_TIMEOUTS = httpx.Timeout(20.0, connect=10.0).as_dict()


@dataclass(frozen=True)
class Realm:
    """A realm of a Keycloak service.

    Every request goes to the address given here and to no other: what the service itself says of its
    addresses is not used.

    Attributes
    ----------
    auth_url : str
        Address of the service, such as ``https://auth.example.org``.
    name : str
        Name of the realm. Default ``"vantage6"``.
    allow_insecure_http : bool
        Accept ``http://`` to another machine. Default False.

    Raises
    ------
    UsageError
        When the address or the name cannot be used.
    """

    auth_url: str
    name: str = "vantage6"
    allow_insecure_http: bool = field(default=False, repr=False)

    def __post_init__(self) -> None:
        url = checked_url(self.auth_url, what="auth_url", allow_insecure_http=self.allow_insecure_http)
        object.__setattr__(self, "auth_url", url)
        if not self.name or not all(char.isalnum() or char in "-_." for char in self.name):
            raise UsageError("The realm's name is empty or holds a character that realms do not have.")

    def request(self, endpoint: str, form: Mapping[str, str]) -> httpx.Request:
        """Make a request to one of the realm's OpenID Connect endpoints.

        Parameters
        ----------
        endpoint : str
            ``"token"``, ``"auth/device"`` or ``"revoke"``.
        form : mapping of str to str
            What to send, form-encoded.

        Returns
        -------
        httpx.Request
            The request, with timeouts of its own.
        """
        url = f"{self.auth_url}/realms/{self.name}/protocol/openid-connect/{endpoint}"
        # Uncompressed: these answers are short, and their size is bounded as they come.
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        return httpx.Request("POST", url, data=dict(form), headers=headers, extensions={"timeout": _TIMEOUTS})

    def read_tokens(self, answer: httpx.Response, client_id: str, *, since: float) -> Tokens:
        """Read the answer to a token request.

        Parameters
        ----------
        answer : httpx.Response
            The answer, its body read.
        client_id : str
            Who asked, for the error.
        since : float
            When it was asked, on the clock `uptime`.

        Returns
        -------
        Tokens
            The tokens.

        Raises
        ------
        AuthenticationError
            When there are none in it.
        """
        data = json_of(answer)
        if not answer.is_success:
            raise self.error(answer, client_id)
        access, refresh, seconds = data.get("access_token"), data.get("refresh_token"), data.get("expires_in")
        if not isinstance(access, str) or not access.isascii() or not access.isprintable():
            raise self.unusable(answer, client_id)
        return Tokens.living(
            access,
            refresh if isinstance(refresh, str) else None,
            # OpenID Connect only recommends to say it; Keycloak's own default is this.
            seconds=float(seconds) if isinstance(seconds, int) and 0 < seconds < 10**9 else 60.0,
            since=since,
        )

    def error(self, answer: httpx.Response, client_id: str) -> AuthenticationError:
        """Make the error for an answer that is not a success (RFC 6749, section 5.2)."""
        data = json_of(answer)
        code, detail = (
            plain_text(data.get("error", ""), 100),
            plain_text(data.get("error_description", ""), 200),
        )
        where = f"Realm '{self.name}' at {self.auth_url}"
        place = {"realm": self.name, "client_id": client_id, "url": self.auth_url}
        if answer.status_code == 404 and "realm" in code.lower():
            return AuthenticationError(
                f"There is no realm '{self.name}' at {self.auth_url}. Check auth_realm and auth_url.", **place
            )
        if code in {"invalid_client", "unauthorized_client"}:
            return CredentialsRefused(
                f"{where} refused the client '{client_id}'{_because(detail)}. "
                "Check its name and its secret, and that this kind of login is switched on for it.",
                **place,
            )
        if code.replace(
            "_", ""
        ).isalpha():  # for a path that it does not have, Keycloak writes a sentence here
            return AuthenticationError(
                f"{where} refused the login ({code}){_because(detail)}. Log in again.", **place
            )
        return self.unusable(answer, client_id)

    def unusable(self, answer: httpx.Response, client_id: str) -> AuthenticationError:
        """Make the error for an answer that a login service would not give."""
        hint = (
            "Try again later." if answer.status_code >= 500 else "Check that auth_url is the login service."
        )
        return AuthenticationError(
            f"{self.auth_url} answered with status {answer.status_code}, not as a login service does. {hint}",
            realm=self.name,
            client_id=client_id,
            url=self.auth_url,
        )


def json_of(answer: httpx.Response) -> Mapping[str, object]:
    """Read an answer's JSON object; empty when it is none."""
    if len(answer.content) > _MAX_ANSWER:
        return {}
    try:
        data = answer.json()
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _because(detail: str) -> str:
    return f": {detail.rstrip('.')}" if detail else ""
