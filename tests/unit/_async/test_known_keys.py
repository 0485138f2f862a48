"""A public key that is not the one known is not encrypted for, whoever put it there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.high_level.fake_hub import AUTH, ENCRYPTED, HQ, PLAIN, SECRET, FakeHub
from tests.unit.keys import new_key
from vantage6_hl import AsyncUserClient, RSACryptor
from vantage6_hl.crypto import fingerprint, public_key_base64
from vantage6_hl.errors import InvalidKey, KeyMismatch, UsageError

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def attackers_key() -> str:
    return public_key_base64(new_key())


@pytest.fixture
async def sender(hub: FakeHub, client: AsyncUserClient, key_files: dict[int, Path]) -> AsyncUserClient:
    """Give a client that has encrypted for organizations 2 and 3 before."""
    hub.row("organization", 3)["public_key"] = RSACryptor(key_files[3]).public_key_str
    await client.setup_encryption(key_files[2])
    await send(client)
    hub.requests.clear()
    return client


async def send(client: AsyncUserClient, *, collaboration: int = ENCRYPTED) -> None:
    await client.task.create(
        organizations=[2, 3], name="n", image="i", method="m", session=collaboration, arguments={"a": 1}
    )


async def test_a_changed_key_stops_tasks_and_dataframes_until_it_is_accepted(
    hub: FakeHub, sender: AsyncUserClient, key_files: dict[int, Path], attackers_key: str
) -> None:
    hub.row("organization", 3)["public_key"] = attackers_key
    with pytest.raises(KeyMismatch, match=r"'org3' \(id 3\).*Nothing was sent") as caught:
        await send(sender)
    assert caught.value.expected == RSACryptor(key_files[3]).fingerprint
    assert caught.value.found == fingerprint(attackers_key)
    assert caught.value.organization_id == 3
    with pytest.raises(KeyMismatch):
        await sender.dataframe.create(label="db", image="i", method="m", session=ENCRYPTED, arguments={})
    assert not hub.changes()
    sender.accept_key(3, caught.value.found)
    await send(sender)
    assert len(hub.changes()) == 1


async def test_the_keys_are_known_to_other_clients_of_the_same_user(
    hub: FakeHub, sender: AsyncUserClient, key_files: dict[int, Path], attackers_key: str
) -> None:
    hub.row("organization", 3)["public_key"] = attackers_key
    async with AsyncUserClient(HQ, AUTH) as second:
        second.initialize_service_account(SECRET, username="alice")
        await second.authenticate_service_account()
        await second.setup_encryption(key_files[2])
        with pytest.raises(KeyMismatch):
            await send(second)


async def test_the_file_can_be_named_and_the_check_switched_off(
    hub: FakeHub, sender: AsyncUserClient, key_files: dict[int, Path], attackers_key: str, tmp_path: Path
) -> None:
    hub.row("organization", 3)["public_key"] = attackers_key
    for known_keys in (tmp_path / "other", str(tmp_path / "third"), False):
        async with AsyncUserClient(HQ, AUTH, known_keys=known_keys) as second:
            second.initialize_service_account(SECRET, username="alice")
            await second.authenticate_service_account()
            await second.setup_encryption(key_files[2])
            await send(second)
            if known_keys is False:
                with pytest.raises(UsageError, match="known_keys=False"):
                    second.accept_key(3, fingerprint(attackers_key))
    assert (tmp_path / "other").is_file()
    assert (tmp_path / "third").is_file()


async def test_an_unencrypted_collaboration_needs_no_known_keys(
    hub: FakeHub, sender: AsyncUserClient, attackers_key: str
) -> None:
    hub.row("organization", 3)["public_key"] = attackers_key
    await send(sender, collaboration=PLAIN)
    assert len(hub.changes()) == 1


async def test_an_unusable_key_is_told_with_its_organization(hub: FakeHub, sender: AsyncUserClient) -> None:
    hub.row("organization", 3)["public_key"] = "nonsense"
    with pytest.raises(InvalidKey, match=r"'org3' \(id 3\).*Nothing was sent"):
        await send(sender)
    assert not hub.changes()
