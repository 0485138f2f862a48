# Made from tests/unit/_async/test_version_check.py by 'make flavours'. Change that file, not this one.
"""The hub's release is looked at before anything else, once, and never again."""

from __future__ import annotations

import inspect
import logging
import warnings
from collections.abc import Iterator

import pytest

from tests.unit.high_level.fake_hub import AUTH, HQ, SECRET, FakeHub
from vantage6_hl import UserClient
from vantage6_hl.auth import DevicePrompt
from vantage6_hl.errors import UsageError, VersionMismatch
from vantage6_hl.version import VersionWarning

pytestmark = pytest.mark.anyio

NEWER = "5.0.99"  # than any release that this build knows


@pytest.fixture
def records() -> Iterator[list[logging.LogRecord]]:
    """What the library logs."""
    found: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = found.append  # type: ignore[method-assign]
    logging.getLogger("vantage6_hl").addHandler(handler)
    yield found
    logging.getLogger("vantage6_hl").removeHandler(handler)


def as_alice(client: UserClient) -> UserClient:
    client.initialize_service_account(SECRET, username="alice")
    return client


def paths(hub: FakeHub) -> list[str]:
    return [one.url.path for one in hub.requests]


def test_the_release_is_asked_for_first_and_once(hub: FakeHub, visitor: UserClient) -> None:
    as_alice(visitor)
    assert not hub.requests
    visitor.authenticate_service_account()
    visitor.organization.list()
    visitor.logout()
    visitor.authenticate_service_account()
    assert paths(hub)[0] == "/hq/version"
    assert paths(hub).count("/hq/version") == 1
    assert "authorization" not in hub.requests[0].headers


@pytest.mark.parametrize("release", ["5.0.0b2", "4.13.0", "6.0.0"])
def test_another_revision_is_refused_before_anything_else(
    hub: FakeHub, visitor: UserClient, release: str
) -> None:
    hub.version = release
    prompts: list[DevicePrompt] = []
    with pytest.raises(VersionMismatch, match=release):
        visitor.authenticate(prompt=prompts.append)
    with pytest.raises(VersionMismatch, match=release):
        as_alice(visitor).authenticate_service_account()
    assert not prompts
    assert set(paths(hub)) == {"/hq/version"}


def test_a_hub_that_was_upgraded_is_accepted_then(hub: FakeHub, visitor: UserClient) -> None:
    hub.version = "4.13.0"
    with pytest.raises(VersionMismatch):
        as_alice(visitor).authenticate_service_account()
    hub.version = "5.0.3"
    visitor.authenticate_service_account()
    assert visitor.whoami.name == "alice"


def test_the_release_can_be_read_of_a_hub_that_does_not_fit(hub: FakeHub, visitor: UserClient) -> None:
    hub.version = "4.13.0"
    assert (visitor.util.get_hq_version()).version == "4.13.0"


def test_a_newer_release_is_warned_about_once_at_the_callers_line(
    hub: FakeHub, visitor: UserClient, records: list[logging.LogRecord]
) -> None:
    hub.version = NEWER
    as_alice(visitor)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        line = inspect.currentframe().f_lineno + 1  # type: ignore[union-attr]
        visitor.authenticate_service_account()
        visitor.organization.list()
        visitor.authenticate_service_account()
    [warning] = caught
    assert warning.category is VersionWarning
    assert f"pip install 'vantage6-hl=={NEWER}.*'" in str(warning.message)
    assert (warning.filename, warning.lineno) == (__file__, line)
    [record] = [one for one in records if one.levelno == logging.WARNING]
    assert record.getMessage() == str(warning.message)


def test_strict_refuses_a_newer_release(hub: FakeHub) -> None:
    hub.version = NEWER
    client = as_alice(UserClient(HQ, AUTH, version_check="strict"))
    with pytest.raises(VersionMismatch, match=NEWER):
        client.authenticate_service_account()
    client.close()
    assert paths(hub) == ["/hq/version"]


def test_off_does_not_ask(hub: FakeHub) -> None:
    hub.version = "4.13.0"
    with UserClient(HQ, AUTH, version_check="off") as client:
        as_alice(client).authenticate_service_account()
    assert "/hq/version" not in paths(hub)


def test_an_unknown_choice_is_refused_at_once() -> None:
    with pytest.raises(UsageError, match="version_check 'on' is unknown"):
        UserClient(HQ, AUTH, version_check="on")  # type: ignore[arg-type]
