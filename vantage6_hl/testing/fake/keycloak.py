"""The login service: as much of Keycloak as logging in, renewing a login and ending it needs."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs

import httpx

from vantage6_hl.testing.fake.call import Refused
from vantage6_hl.testing.fake.state import Login, State

__all__ = ["Keycloak"]

_LIFETIME: Final = 300  # seconds of an access token, as the hub's realm has it
_CLIENT: Final = "public_client"
_DEVICE: Final = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass
class _Token:
    login: Login
    ends: float
    refresh: str = ""


class Keycloak:
    """Gives tokens and tells whose they are.

    Parameters
    ----------
    state : State
        The hub, which holds the accounts.

    Attributes
    ----------
    person : str or None
        Name of whoever is in front of the browser and approves every login at once; None refuses it.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self.person: str | None = None
        self._tokens: dict[str, _Token] = {}
        self._refresh: dict[str, Login] = {}
        self._codes: dict[str, str] = {}  # who approved, by the code that the person enters

    def subject_of(self, token: str) -> str:
        """Give the id of the account that a token is of.

        Raises
        ------
        Refused
            When there is none, it has expired, or nobody gave it.
        """
        if not token:
            raise Refused(401, "Missing Authorization Header")
        known = self._tokens.get(token)
        if known is None or known.login.subject not in self._state.logins:
            raise Refused(401, "Signature verification failed")
        if known.ends <= self._state.clock.now():
            raise Refused(401, "Token has expired")
        return known.login.subject

    def expire(self) -> None:
        """Let all access tokens end now; logins can be renewed."""
        for token in self._tokens.values():
            token.ends = self._state.clock.now()

    def revoke_all(self) -> None:
        """End all logins."""
        self.expire()
        self._refresh.clear()

    def approve(self, url: str, username: str) -> None:
        """Approve a login in the browser.

        Parameters
        ----------
        url : str
            The address with the code, as the login showed it.
        username : str
            Who approves.
        """
        self._codes[httpx.URL(url).params["user_code"]] = username

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        realm = f"/realms/{self._state.addresses.realm}"
        path = request.url.path
        if not path.startswith(f"{realm}/"):
            return httpx.Response(404, json={"error": "Realm does not exist"})
        form = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        routes: Mapping[str, Callable[[dict[str, str]], httpx.Response]] = {
            f"{realm}/protocol/openid-connect/auth/device": self._device,
            f"{realm}/protocol/openid-connect/token": self._token,
            f"{realm}/protocol/openid-connect/revoke": self._revoke,
            f"{realm}/protocol/openid-connect/certs": lambda _: httpx.Response(200, json={"keys": []}),
            f"{realm}/.well-known/openid-configuration": lambda _: self._about(),
        }
        handle = routes.get(path)
        return (
            handle(form) if handle else httpx.Response(404, json={"error": "Unable to find matching target"})
        )

    def _about(self) -> httpx.Response:
        issuer = f"{self._state.addresses.auth_url}/realms/{self._state.addresses.realm}"
        endpoints = f"{issuer}/protocol/openid-connect"
        about = {
            "issuer": issuer,
            "token_endpoint": f"{endpoints}/token",
            "device_authorization_endpoint": f"{endpoints}/auth/device",
            "revocation_endpoint": f"{endpoints}/revoke",
            "jwks_uri": f"{endpoints}/certs",
        }
        return httpx.Response(200, json=about)

    def _device(self, form: dict[str, str]) -> httpx.Response:
        if form.get("client_id") != _CLIENT:
            return _error(401, "invalid_client", "Invalid client or Invalid client credentials")
        code = self._state.secret()[:8].upper()
        url = f"{self._state.addresses.auth_url}/realms/{self._state.addresses.realm}/device"
        return httpx.Response(
            200,
            json={
                "device_code": f"device-{code}",
                "user_code": code,
                "verification_uri": url,
                "verification_uri_complete": f"{url}?user_code={code}",
                "expires_in": 600,
                "interval": 5,
            },
        )

    def _token(self, form: dict[str, str]) -> httpx.Response:
        grant = form.get("grant_type")
        if grant == "client_credentials":
            login = self._state.login_of(form.get("client_id", ""))
            if login is None or login.secret != form.get("client_secret"):
                return _error(401, "invalid_client", "Invalid client or Invalid client credentials")
            return self._give(login, refresh=False)
        if grant == "refresh_token":
            login = self._refresh.pop(form.get("refresh_token", ""), None)
            if login is None or login.subject not in self._state.logins:
                return _error(400, "invalid_grant", "Token is not active")
            return self._give(login, refresh=True)
        if grant == _DEVICE:
            code = form.get("device_code", "").removeprefix("device-")
            username = self._codes.pop(code, None) or self.person
            if username is None:
                return _error(400, "access_denied", "The end user denied the authorization request")
            people = [
                one for one in self._state.logins.values() if one.username == username and not one.client_id
            ]
            if not people:
                return _error(400, "access_denied", f"There is no person '{username}'")
            return self._give(people[0], refresh=True)
        return _error(400, "unsupported_grant_type", "Unsupported grant_type")

    def _give(self, login: Login, *, refresh: bool) -> httpx.Response:
        number = len(self._tokens) + 1
        kind = "node" if login.client_id.endswith("-node-client") else "user"
        about = {"jti": str(number), "sub": login.subject, "typ": "Bearer", "vantage6_client_type": kind}
        token = f"{_part({'alg': 'RS256', 'typ': 'JWT'})}.{_part(about)}.{self._state.secret()}"
        ends = self._state.clock.now() + _LIFETIME
        answer: dict[str, Any] = {"access_token": token, "expires_in": _LIFETIME, "token_type": "Bearer"}
        renewal = f"refresh.{self._state.secret()}"
        if refresh:
            self._refresh[renewal] = login
            answer |= {"refresh_token": renewal, "refresh_expires_in": 1800}
        self._tokens[token] = _Token(login, ends, renewal if refresh else "")
        return httpx.Response(200, json=answer)

    def _revoke(self, form: dict[str, str]) -> httpx.Response:
        # An access token goes on until its end, as on the real hub, which does not ask whether it is revoked.
        token = form.get("token", "")
        access = self._tokens.get(token)
        self._refresh.pop(access.refresh if access else token, None)
        return httpx.Response(200)


def _part(value: Mapping[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _error(status: int, error: str, description: str) -> httpx.Response:
    return httpx.Response(status, json={"error": error, "error_description": description})
