"""A stand-in for Keycloak and a hub behind it, in one handler."""

from __future__ import annotations

import threading
from urllib.parse import parse_qsl

import httpx

from vantage6_hl.auth import Realm

AUTH = "https://auth.example.org"
HUB = "https://hub.example.org/hq"
REALM = Realm(AUTH)
TOKEN_URL = f"{AUTH}/realms/vantage6/protocol/openid-connect/token"


class FakeTime:
    """A clock that only moves when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Service:
    """Gives tokens `t1`, `t2`, ...; the hub accepts the newest and answers everything with it.

    Attributes
    ----------
    forms : list of dict
        What was sent to the login service.
    bearers : list of str
        The token of each request to the hub.
    accepted : bool
        Whether the hub accepts any token.
    refusal : httpx.Response or None
        What the login service answers in place of tokens.
    """

    def __init__(self, *, lifetime: int = 300, refresh: bool = True) -> None:
        self.lifetime, self.refresh = lifetime, refresh
        self.forms: list[dict[str, str]] = []
        self.urls: list[str] = []
        self.bearers: list[str] = []
        self.bodies: list[bytes] = []
        self.accepted = True
        self.refused_with = 401
        self.message: dict[str, str] | None = {"msg": "Token has expired"}
        self.refusal: httpx.Response | None = None
        self.issued = 0
        self.lock = threading.Lock()

    @property
    def newest(self) -> str:
        return f"t{self.issued}"

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self.lock:
            return self._hub(request) if str(request.url).startswith(HUB) else self._login(request)

    def _login(self, request: httpx.Request) -> httpx.Response:
        self.urls.append(str(request.url))
        self.forms.append(dict(parse_qsl(request.content.decode())))
        assert "authorization" not in request.headers
        if self.refusal is not None:
            return self.refusal
        if request.url.path.endswith("/revoke"):
            return httpx.Response(200)
        self.issued += 1
        answer: dict[str, object] = {"access_token": self.newest, "expires_in": self.lifetime}
        if self.refresh:
            answer["refresh_token"] = f"r{self.issued}"
        return httpx.Response(200, json=answer)

    def _hub(self, request: httpx.Request) -> httpx.Response:
        bearer = request.headers["authorization"].removeprefix("Bearer ")
        self.bearers.append(bearer)
        self.bodies.append(request.content)
        if self.accepted and bearer == self.newest:
            return httpx.Response(200, json={"token": bearer})
        return httpx.Response(self.refused_with, json=self.message) if self.message else httpx.Response(401)

    def revoke_all(self) -> None:
        """Make the hub refuse the tokens given so far."""
        self.issued += 1
