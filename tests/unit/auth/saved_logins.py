"""Stand-ins for saved logins: a login service that notices every lost renewal, and a keyring."""

from __future__ import annotations

from urllib.parse import parse_qsl

import httpx
import keyring.backend
import keyring.errors

from tests.unit.auth.keycloak import AUTH, HUB, REALM
from vantage6_hl.auth import CachedLogin, FileStore, LoginStore, Place, UserLogin
from vantage6_hl.auth.saved import SavedLogin

PLACE = Place(AUTH, "vantage6", "public_client")
LOGIN = SavedLogin("first", "CANARY-r1")


class Rotating:
    """A login service that takes each refresh token once, and a hub that takes the newest access token.

    `renewed` are the refresh tokens that were used, `revoked` those that were ended.
    """

    def __init__(self, newest: str = "CANARY-r1") -> None:
        self.newest, self.number = newest, 1
        self.renewed: list[str] = []
        self.revoked: list[str] = []
        self.failure: Exception | None = None

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if str(request.url).startswith(HUB):
            return httpx.Response(200, json={})
        status, answer = self.answer(request.url.path, request.content)
        return httpx.Response(status, json=answer)

    def answer(self, path: str, body: bytes) -> tuple[int, dict[str, object]]:
        if self.failure is not None:
            raise self.failure
        form = dict(parse_qsl(body.decode()))
        if path.endswith("/revoke"):
            self.revoked.append(form["token"])
            return 200, {}
        if form["refresh_token"] != self.newest:
            self.newest = "none: it takes the login for stolen"
            return 400, {"error": "invalid_grant"}
        self.renewed.append(self.newest)
        self.number += 1
        self.newest = f"CANARY-r{self.number}"
        return 200, {"access_token": f"t{self.number}", "refresh_token": self.newest, "expires_in": 300}


class InMemory(keyring.backend.KeyringBackend):
    """A keyring for tests."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.passwords: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.passwords.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.passwords[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.passwords.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


def locked_save(store: LoginStore, login: SavedLogin = LOGIN) -> None:
    unlock = store.try_to_lock()
    assert unlock is not None
    store.save(login)
    unlock()


def cached(store: LoginStore | None = None) -> CachedLogin:
    return CachedLogin(UserLogin(REALM), store or FileStore(PLACE))
