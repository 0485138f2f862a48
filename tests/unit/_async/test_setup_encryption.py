"""``setup_encryption``: the private key here and the public key on the hub belong together."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.high_level.fake_hub import AUTH, ENCRYPTED, HQ, SECRET, FakeHub
from vantage6_hl import AsyncUserClient, RSACryptor
from vantage6_hl.crypto import create_key
from vantage6_hl.errors import DecryptionError, InvalidKey, KeyMismatch, KeyMissing, LoginRequired

pytestmark = pytest.mark.anyio


@pytest.fixture
def mine(key_files: dict[int, Path]) -> RSACryptor:
    return RSACryptor(key_files[2])


@pytest.fixture
def other(key_files: dict[int, Path]) -> RSACryptor:
    return RSACryptor(key_files[3])


async def test_the_hubs_own_key_is_not_sent_again(
    hub: FakeHub, client: AsyncUserClient, mine: RSACryptor, key_files: dict[int, Path]
) -> None:
    hub.row("organization", 2)["public_key"] = mine.public_key_str
    await client.setup_encryption(str(key_files[2]))
    assert not hub.changes()


@pytest.mark.parametrize("none", [None, ""])
async def test_a_hub_without_a_key_gets_it(
    hub: FakeHub, client: AsyncUserClient, mine: RSACryptor, key_files: dict[int, Path], none: str | None
) -> None:
    hub.row("organization", 2)["public_key"] = none
    await client.setup_encryption(key_files[2])
    (request,) = hub.changes()
    assert (request.method, request.url.path) == ("PATCH", "/hq/organization/2")
    assert json.loads(request.content) == {"public_key": mine.public_key_str}


async def test_another_key_is_an_error_that_names_both_and_sends_nothing(
    hub: FakeHub, client: AsyncUserClient, mine: RSACryptor, other: RSACryptor, key_files: dict[int, Path]
) -> None:
    hub.row("organization", 2)["public_key"] = other.public_key_str
    with pytest.raises(KeyMismatch, match=r"'org2'.*replace_public_key=True") as caught:
        await client.setup_encryption(key_files[2])
    assert (caught.value.expected, caught.value.found) == (other.fingerprint, mine.fingerprint)
    assert mine.fingerprint in str(caught.value)
    assert other.fingerprint in str(caught.value)
    assert not hub.changes()
    # The key that does not fit is not used either.
    with pytest.raises(KeyMissing, match="no private key"):
        await client.task.create(organizations=[2], name="n", image="i", method="m", session=ENCRYPTED)


@pytest.mark.parametrize("old", ["another key", "no key at all"])
async def test_another_key_is_replaced_when_asked(
    hub: FakeHub,
    client: AsyncUserClient,
    mine: RSACryptor,
    other: RSACryptor,
    key_files: dict[int, Path],
    old: str,
) -> None:
    hub.row("organization", 2)["public_key"] = other.public_key_str if old == "another key" else "nonsense"
    with pytest.raises(KeyMismatch):
        await client.setup_encryption(key_files[2])
    await client.setup_encryption(key_files[2], replace_public_key=True)
    assert hub.row("organization", 2)["public_key"] == mine.public_key_str


async def test_none_goes_back_to_work_without_encryption(
    hub: FakeHub, client: AsyncUserClient, key_files: dict[int, Path]
) -> None:
    await client.setup_encryption(key_files[2])
    await client.setup_encryption(None)
    with pytest.raises(KeyMissing, match="no private key"):
        await client.task.create(organizations=[2], name="n", image="i", method="m", session=ENCRYPTED)


async def test_a_file_that_is_no_key_is_named(hub: FakeHub, client: AsyncUserClient, tmp_path: Path) -> None:
    with pytest.raises(InvalidKey, match=r"missing\.pem"):
        await client.setup_encryption(tmp_path / "missing.pem")
    assert not hub.requests


async def test_a_login_is_needed_first(
    hub: FakeHub, visitor: AsyncUserClient, key_files: dict[int, Path]
) -> None:
    with pytest.raises(LoginRequired, match=r"authenticate\(\)"):
        await visitor.setup_encryption(key_files[2])
    assert not hub.requests


PASSPHRASE = "correct horse \u00e9"


@pytest.fixture
def protected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("vantage6_hl.crypto.keys.KEY_SIZE", 2048)
    create_key(tmp_path / "protected.pem", passphrase=PASSPHRASE.encode())
    return tmp_path / "protected.pem"


@pytest.mark.parametrize("passphrase", [PASSPHRASE, PASSPHRASE.encode(), lambda: PASSPHRASE])
async def test_a_key_file_with_a_passphrase(
    hub: FakeHub, client: AsyncUserClient, protected: Path, passphrase: str | bytes | Callable[[], str]
) -> None:
    await client.setup_encryption(protected, passphrase=passphrase)
    assert hub.row("organization", 2)["public_key"]


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [(None, "give its passphrase"), ("wrong", "is wrong"), ("", "give its passphrase")],
)
async def test_without_the_right_passphrase_nothing_is_sent(
    hub: FakeHub, client: AsyncUserClient, protected: Path, passphrase: str | None, reason: str
) -> None:
    with pytest.raises(InvalidKey, match=reason):
        await client.setup_encryption(protected, passphrase=passphrase)
    assert not hub.requests


async def test_nobody_is_asked_for_a_passphrase_that_is_not_needed(
    client: AsyncUserClient, key_files: dict[int, Path]
) -> None:
    await client.setup_encryption(key_files[2], passphrase=lambda: pytest.fail("asked"))


async def test_two_clients_with_two_keys_never_mix(
    hub: FakeHub, client: AsyncUserClient, mine: RSACryptor, other: RSACryptor, key_files: dict[int, Path]
) -> None:
    stored = {2: mine.encrypt(b'"for 2"', [mine.public_key_str])[0]}
    stored[3] = other.encrypt(b'"for 3"', [other.public_key_str])[0]
    for number, text in stored.items():
        hub.tables["result"].append(
            {"id": number, "result": text, "run": {"id": number}, "task": {"id": number}}
        )
    async with AsyncUserClient(HQ, AUTH) as second:
        second.initialize_service_account(SECRET, username="bob")
        await second.authenticate_service_account()
        await client.setup_encryption(key_files[2])
        await second.setup_encryption(key_files[3])
        assert await client.result.from_task(2) == ["for 2"]
        assert await second.result.from_task(3) == ["for 3"]
        for reader, foreign in ((client, 3), (second, 2)):
            with pytest.raises(DecryptionError):
                await reader.result.from_task(foreign)
        # Each also keeps its own when the other stops.
        await client.setup_encryption(None)
        assert await second.result.from_task(3) == ["for 3"]
    assert hub.row("organization", 2)["public_key"] == mine.public_key_str
    assert hub.row("organization", 3)["public_key"] == other.public_key_str


async def test_ones_own_key_is_known_without_being_asked(
    hub: FakeHub, client: AsyncUserClient, mine: RSACryptor, other: RSACryptor, key_files: dict[int, Path]
) -> None:
    await client.setup_encryption(key_files[2])
    await client.setup_encryption(key_files[3], replace_public_key=True)
    await client.task.create(organizations=[2], name="n", image="i", method="m", session=ENCRYPTED)
    hub.row("organization", 2)["public_key"] = mine.public_key_str
    with pytest.raises(KeyMismatch) as caught:
        await client.task.create(organizations=[2], name="n", image="i", method="m", session=ENCRYPTED)
    assert (caught.value.expected, caught.value.found) == (other.fingerprint, mine.fingerprint)
