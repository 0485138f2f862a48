# Made from tests/unit/_async/test_login.py by 'make flavours'. Change that file, not this one.
"""A person's login: what is shown, and that it is saved only when asked, used again, and removed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.unit.high_level.fake_hub import AUTH, HQ, FakeHub
from tests.unit.high_level.fake_login import FakeLogin
from vantage6_hl import UserClient
from vantage6_hl.errors import LoginRequired, NetworkError, UsageError

pytestmark = pytest.mark.anyio


@pytest.fixture
def login(hub: FakeHub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeLogin:
    """Let people log in; what is saved goes to the test's own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("vantage6_hl.auth.device._open_browser", lambda _: None)
    fake = FakeLogin()
    monkeypatch.setattr(hub, "_login", fake)
    return fake


@pytest.fixture
def later(login: FakeLogin) -> Iterator[UserClient]:
    """Give a client of another program of the same user."""
    with UserClient(HQ, AUTH) as client:
        yield client


def saved(tmp_path: Path) -> list[Path]:
    return [*tmp_path.glob("vantage6-hl/logins/*.json")]


def test_a_login_is_not_saved_by_itself(login: FakeLogin, visitor: UserClient, tmp_path: Path) -> None:
    visitor.authenticate()
    assert visitor.whoami.name == "alice"
    assert not saved(tmp_path)
    assert "CANARY" not in "".join(path.read_text() for path in tmp_path.rglob("*") if path.is_file())


def test_a_saved_login_needs_nobody_in_front_of_a_browser(
    login: FakeLogin, visitor: UserClient, later: UserClient, capsys: pytest.CaptureFixture[str]
) -> None:
    visitor.authenticate(cache="file")
    assert "AB-CD" in capsys.readouterr().err
    later.authenticate(cache="file")
    assert later.whoami.name == "alice"
    assert login.sent == ["device", "login", "refresh"]
    assert capsys.readouterr().err == ""


def test_logout_removes_the_saved_login(
    login: FakeLogin, visitor: UserClient, later: UserClient, tmp_path: Path
) -> None:
    visitor.authenticate(cache="file")
    assert len(saved(tmp_path)) == 1
    visitor.logout()
    assert not saved(tmp_path)
    assert login.ended == {"CANARY-refresh-of-alice"}
    login.user = "bob"
    later.authenticate(cache="file")
    assert later.whoami.name == "bob"


def test_a_saved_login_that_has_ended_is_made_anew(
    login: FakeLogin, visitor: UserClient, later: UserClient
) -> None:
    visitor.authenticate(cache="file")
    login.ended.add("CANARY-refresh-of-alice")
    login.user = "bob"
    later.authenticate(cache="file")
    assert later.whoami.name == "bob"
    assert login.sent == ["device", "login", "refresh", "device", "login"]


def test_a_fault_of_the_network_leaves_the_saved_login(
    hub: FakeHub, login: FakeLogin, visitor: UserClient, later: UserClient, tmp_path: Path
) -> None:
    visitor.authenticate(cache="file")

    def fail(request: httpx.Request) -> None:
        if request.url.path == "/hq/user/me":
            raise httpx.ReadTimeout("slow")

    hub.before = fail
    with pytest.raises(NetworkError):
        later.authenticate(cache="file")
    with pytest.raises(LoginRequired):
        _ = later.whoami
    assert len(saved(tmp_path)) == 1
    assert "revoke" not in login.sent
    hub.before = lambda _: None
    later.authenticate(cache="file")


def test_a_saved_login_that_the_hub_does_not_know_is_ended(
    hub: FakeHub, login: FakeLogin, visitor: UserClient, later: UserClient, tmp_path: Path
) -> None:
    visitor.authenticate(cache="file")
    hub.row("user", 1)["organization"] = None
    with pytest.raises(UsageError, match="'alice' belongs to no organization"):
        later.authenticate(cache="file")
    assert not saved(tmp_path)
    assert login.ended == {"CANARY-refresh-of-alice"}


def test_the_address_can_be_shown_as_a_qr_code(
    login: FakeLogin, visitor: UserClient, capsys: pytest.CaptureFixture[str]
) -> None:
    visitor.authenticate(qr_code=True)
    shown = capsys.readouterr().err
    assert "AB-CD" in shown
    assert "\N{UPPER HALF BLOCK}" in shown


def test_there_are_two_places_for_a_login(login: FakeLogin, visitor: UserClient) -> None:
    with pytest.raises(UsageError, match='cache must be "file", "keyring" or None'):
        visitor.authenticate(cache="elsewhere")  # type: ignore[arg-type]
    assert not login.sent
