# Made from tests/unit/_async/test_setup_encryption.py by 'make flavours'. Change that file, not this one.
"""``setup_encryption``: the private key here and the public key on the hub belong together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.high_level.fake_hub import ENCRYPTED, FakeHub
from vantage6_hl import RSACryptor, UserClient
from vantage6_hl.errors import InvalidKey, KeyMismatch, KeyMissing, LoginRequired

pytestmark = pytest.mark.anyio


@pytest.fixture
def mine(key_files: dict[int, Path]) -> RSACryptor:
    return RSACryptor(key_files[2])


@pytest.fixture
def other(key_files: dict[int, Path]) -> RSACryptor:
    return RSACryptor(key_files[3])


def test_the_hubs_own_key_is_not_sent_again(
    hub: FakeHub, client: UserClient, mine: RSACryptor, key_files: dict[int, Path]
) -> None:
    hub.row("organization", 2)["public_key"] = mine.public_key_str
    client.setup_encryption(str(key_files[2]))
    assert not hub.changes()


@pytest.mark.parametrize("none", [None, ""])
def test_a_hub_without_a_key_gets_it(
    hub: FakeHub, client: UserClient, mine: RSACryptor, key_files: dict[int, Path], none: str | None
) -> None:
    hub.row("organization", 2)["public_key"] = none
    client.setup_encryption(key_files[2])
    (request,) = hub.changes()
    assert (request.method, request.url.path) == ("PATCH", "/hq/organization/2")
    assert json.loads(request.content) == {"public_key": mine.public_key_str}


def test_another_key_is_an_error_that_names_both_and_sends_nothing(
    hub: FakeHub, client: UserClient, mine: RSACryptor, other: RSACryptor, key_files: dict[int, Path]
) -> None:
    hub.row("organization", 2)["public_key"] = other.public_key_str
    with pytest.raises(KeyMismatch, match=r"'org2'.*replace_public_key=True") as caught:
        client.setup_encryption(key_files[2])
    assert (caught.value.expected, caught.value.found) == (other.fingerprint, mine.fingerprint)
    assert mine.fingerprint in str(caught.value)
    assert other.fingerprint in str(caught.value)
    assert not hub.changes()
    # The key that does not fit is not used either.
    with pytest.raises(KeyMissing, match="no private key"):
        client.task.create(organizations=[2], name="n", image="i", method="m", session=ENCRYPTED)


@pytest.mark.parametrize("old", ["another key", "no key at all"])
def test_another_key_is_replaced_when_asked(
    hub: FakeHub,
    client: UserClient,
    mine: RSACryptor,
    other: RSACryptor,
    key_files: dict[int, Path],
    old: str,
) -> None:
    hub.row("organization", 2)["public_key"] = other.public_key_str if old == "another key" else "nonsense"
    with pytest.raises(KeyMismatch):
        client.setup_encryption(key_files[2])
    client.setup_encryption(key_files[2], replace_public_key=True)
    assert hub.row("organization", 2)["public_key"] == mine.public_key_str


def test_none_goes_back_to_work_without_encryption(
    hub: FakeHub, client: UserClient, key_files: dict[int, Path]
) -> None:
    client.setup_encryption(key_files[2])
    client.setup_encryption(None)
    with pytest.raises(KeyMissing, match="no private key"):
        client.task.create(organizations=[2], name="n", image="i", method="m", session=ENCRYPTED)


def test_a_file_that_is_no_key_is_named(hub: FakeHub, client: UserClient, tmp_path: Path) -> None:
    with pytest.raises(InvalidKey, match=r"missing\.pem"):
        client.setup_encryption(tmp_path / "missing.pem")
    assert not hub.requests


def test_a_login_is_needed_first(hub: FakeHub, visitor: UserClient, key_files: dict[int, Path]) -> None:
    with pytest.raises(LoginRequired, match=r"authenticate\(\)"):
        visitor.setup_encryption(key_files[2])
    assert not hub.requests
