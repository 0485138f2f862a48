"""Logging in and out, who one is, and how the hub and the login are."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path

import httpx
import pytest

from tests.unit.cli.conftest import Hub, Run
from tests.unit.high_level.fake_login import FakeLogin
from vantage6_hl.cli.status import token_times


@pytest.fixture
def login(settings: None, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> FakeLogin:
    """Let people log in."""
    monkeypatch.setattr("vantage6_hl.auth.device._open_browser", lambda _: None)
    monkeypatch.setattr("vantage6_hl.cli.opening.find_spec", lambda _: None)  # no keyring of this machine
    monkeypatch.setattr("importlib.util.find_spec", lambda *_: None)
    fake = FakeLogin()
    monkeypatch.setattr(hub, "_login", fake)
    return fake


def test_a_login_is_made_once_and_used_by_every_command_until_logout(login: FakeLogin, v6hl: Run) -> None:
    done = v6hl("login")
    assert done.code == 0
    assert "AB-CD" in done.err
    assert "Logged in as alice of org2." in done.err
    assert done.out == ""
    assert v6hl("organization", "list", "--field", "id").out == "2\n3\n4\n"
    assert login.sent == ["device", "login", "refresh"]
    assert v6hl("logout").code == 0
    assert login.sent[-1] == "revoke"
    done = v6hl("organization", "list")
    assert done.code == 3
    assert "Run 'v6hl login'" in done.err


def test_nobody_is_asked_by_a_command_that_is_no_login(login: FakeLogin, v6hl: Run) -> None:
    done = v6hl("task", "list")
    assert done.code == 3
    assert login.sent == []


def test_logging_out_needs_no_hub(login: FakeLogin, hub: Hub, v6hl: Run) -> None:
    v6hl("login")

    def gone(request: httpx.Request) -> None:
        raise httpx.ConnectError("gone", request=request)

    hub.before = gone
    assert v6hl("logout", "--json").document == {"logged_out": True}
    assert v6hl("logout", "--json").document == {"logged_out": False}


def test_a_service_account_needs_no_login(alice: Hub, v6hl: Run, tmp_path: Path) -> None:
    assert v6hl("login", "--json").document == {"user": "alice", "organization": "org2"}
    assert not [*tmp_path.rglob("logins/*.json")]


def test_whoami_names_user_organization_and_roles(alice: Hub, v6hl: Run) -> None:
    alice.tables["role"] = [{"id": 4, "name": "Researcher"}]
    assert v6hl("whoami", "--json").document == {
        "id": 1,
        "username": "alice",
        "organization_id": 2,
        "organization": "org2",
        "roles": ["Researcher"],
    }
    assert "username\talice\n" in v6hl("whoami").out


def test_status_needs_no_login_for_the_hub(login: FakeLogin, v6hl: Run) -> None:
    found = v6hl("status", "--json").document
    assert {name: found[name] for name in ("release", "health", "fits")} == {
        "release": "5.0.3",
        "health": "well",
        "fits": "yes",
    }
    assert found["login"].startswith("none: ")


@pytest.mark.parametrize(
    ("release", "fits", "code"),
    [("5.0.3", "yes", 0), ("5.0.9", "unknown: the hub is newer", 0), ("6.0.0", "no", 8)],
)
def test_status_says_whether_this_build_fits(
    release: str, fits: str, code: int, alice: Hub, v6hl: Run
) -> None:
    alice.version = release
    done = v6hl("status", "--json")
    assert done.code == code
    assert done.document["fits"] == fits


def test_status_says_what_is_not_well(alice: Hub, v6hl: Run) -> None:
    alice.well = False
    assert v6hl("status", "--json").document["health"] == "not well: database"


def test_status_tells_the_age_of_the_token(alice: Hub, v6hl: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    now = int(time.time())
    body = base64.urlsafe_b64encode(json.dumps({"iat": now - 60, "exp": now + 240}).encode()).decode()
    usual = alice._login

    def tokens(request: httpx.Request) -> httpx.Response:
        answer = usual(request)
        return httpx.Response(200, json={**answer.json(), "access_token": f"h.{body.rstrip('=')}.s"})

    monkeypatch.setattr(alice, "_login", tokens)
    monkeypatch.setattr(Hub, "_answer", _any_token(Hub._answer))
    found = v6hl("status", "--json").document
    assert found["login"] == "service account"
    assert 60 <= found["token_age"] < 90
    assert 210 < found["token_ends_in"] <= 240


def _any_token(answer: object) -> object:
    def answered(self: Hub, request: httpx.Request) -> object:
        if request.url.path == "/hq/user/me":
            return self.row("user", 1)
        return answer(self, request)  # type: ignore[operator]

    return answered


@pytest.mark.parametrize("token", ["", "opaque", "a.b.c", "a.e30.c", "a.bnVsbA.c"])
def test_a_token_of_another_kind_has_no_times(token: str) -> None:
    assert token_times(token) is None
