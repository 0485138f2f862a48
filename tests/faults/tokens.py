"""Two programs that share one saved login, at a Keycloak that takes each refresh token only once."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.checkout import ROOT
from tests.faults.lab import settle
from vantage6_hl.auth import CachedLogin, FileStore, Place, Realm, TokenAuth, UserLogin, device_login
from vantage6_hl.errors import Vantage6Error
from vantage6_hl.testing.hub import Hub
from vantage6_hl.testing.hub import device_login as approve
from vantage6_hl.testing.hub.keycloak import start_with_realm
from vantage6_hl.testing.hub.model import ADMIN_USERNAME, REALM
from vantage6_hl.testing.hub.realm import realm
from vantage6_hl.testing.hub.waiting import free_ports
from vantage6_hl.testing.processes import stop
from vantage6_hl.transport import AsyncHubClient, HubClient

_LIFE = 4  # seconds of an access token: it is renewed after two
_USERINFO = "realms/vantage6/protocol/openid-connect"
CLIENT = "public_client"


@dataclass(frozen=True)
class Shared:
    """What one of the programs did: requests with its token, tokens that it had, and errors."""

    flavour: str
    requests: int
    tokens: int
    errors: list[str]


def run(*, seconds: float, progress: Callable[[str], None]) -> list[Shared]:
    """Let a program of each flavour work with one saved login for a while."""
    with TemporaryDirectory(prefix="vantage6-faults-") as name:
        folder, [port], password = Path(name), free_ports(1), secrets.token_urlsafe(18)
        strict = {
            **realm(admin_password=password, client_secret=secrets.token_urlsafe(18)),
            "revokeRefreshToken": True,
            "refreshTokenMaxReuse": 0,
            "accessTokenLifespan": _LIFE,
        }
        progress("a Keycloak with strict rotation starts (a minute)")
        keycloak = start_with_realm(folder / "keycloak", strict, port=port, progress=progress)
        try:
            auth_url = f"http://127.0.0.1:{port}"
            environment = {**os.environ, "XDG_DATA_HOME": name}
            os.environ["XDG_DATA_HOME"] = name
            _log_in(auth_url, folder, password)
            programs = [
                subprocess.Popen(
                    [sys.executable, "-m", "tests.faults.tokens", auth_url, flavour, str(seconds)],
                    cwd=ROOT,
                    env=environment,
                    stdout=subprocess.PIPE,
                    text=True,
                )
                for flavour in ("sync", "async", "sync")
            ]
            told = [json.loads(one.communicate(timeout=seconds + 60)[0]) for one in programs]
        finally:
            os.environ.pop("XDG_DATA_HOME", None)
            stop(keycloak)
    return [Shared(**one) for one in told]


def problems(shared: list[Shared]) -> list[str]:
    """What must not be: an error, or a program that never had to renew its token."""
    found = [f"{one.flavour}: {error}" for one in shared for error in one.errors]
    return found + [f"{one.flavour} had {one.tokens} tokens" for one in shared if one.tokens < 3]


def _log_in(auth_url: str, folder: Path, password: str) -> None:
    hub = Hub(
        hq_url="",
        store_url="",
        auth_url=auth_url,
        admin_password=password,
        registry="",
        release="",
        folder=folder,
        pid=0,
    )
    login = CachedLogin(UserLogin(Realm(auth_url), CLIENT), FileStore(Place(auth_url, REALM, CLIENT)))
    with HubClient(auth_url) as client:
        flow = device_login(
            Realm(auth_url),
            CLIENT,
            prompt=lambda prompt: approve(hub, prompt.complete_url, ADMIN_USERNAME, password),
            open_browser=False,
        )
        client.run(login.keep(client.run(flow)))


async def _work(auth_url: str, flavour: str, seconds: float) -> Shared:
    login = CachedLogin(UserLogin(Realm(auth_url), CLIENT), FileStore(Place(auth_url, REALM, CLIENT)))
    auth = TokenAuth(login)
    kind = AsyncHubClient if flavour == "async" else HubClient
    client = kind(f"{auth_url}/{_USERINFO}", auth=auth)
    end, requests, seen, errors = time.monotonic() + seconds, 0, set(), []
    while time.monotonic() < end:
        try:
            answer = await settle(client.get("userinfo"))
            assert answer.json()["preferred_username"] == ADMIN_USERNAME
        except Vantage6Error as error:
            errors.append(f"{type(error).__name__}: {error}")
            break
        requests += 1
        assert auth._tokens is not None
        seen.add(auth._tokens.access)
    await settle(client.aclose() if isinstance(client, AsyncHubClient) else client.close())
    return Shared(flavour, requests, len(seen), errors)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_work(sys.argv[1], sys.argv[2], float(sys.argv[3]))).__dict__))
