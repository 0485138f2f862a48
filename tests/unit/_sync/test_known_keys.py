# Made from tests/unit/_async/test_known_keys.py by 'make flavours'. Change that file, not this one.
"""A public key that is not the one known is not encrypted for, whoever put it there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.high_level.fake_hub import AUTH, ENCRYPTED, HQ, PLAIN, SECRET, FakeHub
from tests.unit.keys import new_key
from vantage6_hl import RSACryptor, UserClient
from vantage6_hl.crypto import fingerprint, public_key_base64
from vantage6_hl.errors import InvalidKey, KeyMismatch, UsageError

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def attackers_key() -> str:
    return public_key_base64(new_key())


@pytest.fixture
def sender(hub: FakeHub, client: UserClient, key_files: dict[int, Path]) -> UserClient:
    """Give a client that has encrypted for organizations 2 and 3 before."""
    hub.row("organization", 3)["public_key"] = RSACryptor(key_files[3]).public_key_str
    client.setup_encryption(key_files[2])
    send(client)
    hub.requests.clear()
    return client


def send(client: UserClient, *, collaboration: int = ENCRYPTED) -> None:
    client.task.create(
        organizations=[2, 3], name="n", image="i", method="m", session=collaboration, arguments={"a": 1}
    )


def test_a_changed_key_stops_tasks_and_dataframes_until_it_is_accepted(
    hub: FakeHub, sender: UserClient, key_files: dict[int, Path], attackers_key: str
) -> None:
    hub.row("organization", 3)["public_key"] = attackers_key
    with pytest.raises(KeyMismatch, match=r"'org3' \(id 3\).*Nothing was sent") as caught:
        send(sender)
    assert caught.value.expected == RSACryptor(key_files[3]).fingerprint
    assert caught.value.found == fingerprint(attackers_key)
    assert caught.value.organization_id == 3
    with pytest.raises(KeyMismatch):
        sender.dataframe.create(label="db", image="i", method="m", session=ENCRYPTED, arguments={})
    assert not hub.changes()
    sender.accept_key(3, caught.value.found)
    send(sender)
    assert len(hub.changes()) == 1


def test_the_keys_are_known_to_other_clients_of_the_same_user(
    hub: FakeHub, sender: UserClient, key_files: dict[int, Path], attackers_key: str
) -> None:
    hub.row("organization", 3)["public_key"] = attackers_key
    with UserClient(HQ, AUTH) as second:
        second.initialize_service_account(SECRET, username="alice")
        second.authenticate_service_account()
        second.setup_encryption(key_files[2])
        with pytest.raises(KeyMismatch):
            send(second)


def test_the_file_can_be_named_and_the_check_switched_off(
    hub: FakeHub, sender: UserClient, key_files: dict[int, Path], attackers_key: str, tmp_path: Path
) -> None:
    hub.row("organization", 3)["public_key"] = attackers_key
    for known_keys in (tmp_path / "other", str(tmp_path / "third"), False):
        with UserClient(HQ, AUTH, known_keys=known_keys) as second:
            second.initialize_service_account(SECRET, username="alice")
            second.authenticate_service_account()
            second.setup_encryption(key_files[2])
            send(second)
            if known_keys is False:
                with pytest.raises(UsageError, match="known_keys=False"):
                    second.accept_key(3, fingerprint(attackers_key))
    assert (tmp_path / "other").is_file()
    assert (tmp_path / "third").is_file()


def test_an_unencrypted_collaboration_needs_no_known_keys(
    hub: FakeHub, sender: UserClient, attackers_key: str
) -> None:
    hub.row("organization", 3)["public_key"] = attackers_key
    send(sender, collaboration=PLAIN)
    assert len(hub.changes()) == 1


def test_an_unusable_key_is_told_with_its_organization(hub: FakeHub, sender: UserClient) -> None:
    hub.row("organization", 3)["public_key"] = "nonsense"
    with pytest.raises(InvalidKey, match=r"'org3' \(id 3\).*Nothing was sent"):
        send(sender)
    assert not hub.changes()
