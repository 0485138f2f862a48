"""Keys on the real hub: who has which, who lacks one, and what happens when one changes."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Example
from vantage6_hl import RSACryptor, UserClient
from vantage6_hl.crypto import create_key
from vantage6_hl.errors import KeyMismatch, KeyMissing
from vantage6_hl.testing.hub import Hub
from vantage6_hl.testing.world import Account, add_account, researcher_roles

pytestmark = pytest.mark.hub

IMAGE = "harbor2.vantage6.ai/demo/average"


@dataclass(frozen=True)
class Place:
    """An organization of its own with an account, in an encrypted collaboration with the example's first."""

    organization: int
    session: int
    account: Account
    key_files: list[Path]


@pytest.fixture(scope="module")
def key_files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    paths = [tmp_path_factory.mktemp("keys") / f"{number}.pem" for number in range(2)]
    for path in paths:
        create_key(path)
    return paths


@pytest.fixture
def place(
    admin: UserClient, example: Example, hub: Hub, key_files: list[Path], tmp_path: Path
) -> Iterator[Place]:
    name = f"keys-{secrets.token_hex(6)}"
    organization = admin.organization.create(name, country="Nowhere").id
    collaboration = admin.collaboration.create(
        name, organizations=[organization, example.members[0].id], encrypted=True
    ).id
    for one in (organization, example.members[0].id):  # the hub takes no task for whom no node is registered
        admin.node.create(collaboration=collaboration, organization=one)
    account = add_account(admin, name, organization=organization, roles=researcher_roles(admin))
    with log_in(hub, account, tmp_path / "member") as client:
        session = client.session.create(collaboration=collaboration, scope="collaboration").id
    yield Place(organization=organization, session=session, account=account, key_files=key_files)
    # The example's researcher sees only the example again, as the user guide shows it.
    admin.collaboration.remove_organization(example.members[0].id, collaboration=collaboration)


@pytest.fixture
def client(hub: Hub, place: Place, tmp_path: Path) -> Iterator[UserClient]:
    """Somebody of the new organization."""
    with log_in(hub, place.account, tmp_path / "member") as client:
        yield client


@pytest.fixture
def partner(
    hub: Hub, place: Place, admin: UserClient, example: Example, tmp_path: Path
) -> Iterator[UserClient]:
    """Somebody of the example's first organization, ready to encrypt."""
    account = add_account(
        admin,
        f"partner-{secrets.token_hex(6)}",
        organization=example.members[0].id,
        roles=researcher_roles(admin),
    )
    with log_in(hub, account, tmp_path / "partner") as client:
        client.setup_encryption(example.members[0].private_key)
        yield client


def log_in(hub: Hub, account: Account, known_keys: Path) -> UserClient:
    """Log in on a computer of one's own: nobody else's known keys are on it."""
    client = UserClient(hub.hq_url, hub.auth_url, hub.realm, log_level="warning", known_keys=known_keys)
    client.initialize_service_account(account.client_secret, username=account.username)
    client.authenticate_service_account()
    return client


def send(client: UserClient, place: Place) -> None:
    client.task.create(
        organizations=[place.organization],
        name="keys",
        image=IMAGE,
        method="echo",
        arguments={"text": "x"},
        session=place.session,
        action="federated_compute",
    )


def test_a_key_is_uploaded_once_and_replaced_only_when_asked(
    client: UserClient, place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = (RSACryptor(path) for path in place.key_files)

    def on_the_hub() -> str | None:
        return client.organization.get(place.organization).public_key

    assert not on_the_hub()
    with caplog.at_level(logging.INFO, logger="vantage6_hl"):
        client.setup_encryption(place.key_files[0])
    assert f"Uploaded the public key {first.fingerprint}" in caplog.text
    assert on_the_hub() == first.public_key_str
    caplog.clear()
    with caplog.at_level(logging.INFO, logger="vantage6_hl"):
        client.setup_encryption(place.key_files[0])
    assert "Uploaded" not in caplog.text
    with pytest.raises(KeyMismatch) as caught:
        client.setup_encryption(place.key_files[1])
    assert (caught.value.expected, caught.value.found) == (first.fingerprint, second.fingerprint)
    assert on_the_hub() == first.public_key_str
    client.setup_encryption(place.key_files[1], replace_public_key=True)
    assert on_the_hub() == second.public_key_str


def test_an_organization_without_a_key_is_named_before_anything_is_sent(
    client: UserClient, partner: UserClient, place: Place
) -> None:
    for refused in (
        lambda: send(partner, place),
        lambda: partner.dataframe.create(
            label="olympic_athletes_db", method="read_csv", image=IMAGE, session=place.session
        ),
    ):
        with pytest.raises(KeyMissing, match=r"no public key: keys-\w+ \(id \d+\)"):
            refused()
    assert partner.task.list(session=place.session) == []
    client.setup_encryption(place.key_files[0])
    send(partner, place)
    dataframe = partner.dataframe.create(
        label="olympic_athletes_db", method="read_csv", image=IMAGE, session=place.session
    )
    partner.setup_encryption(None)
    with pytest.raises(KeyMissing, match="no private key"):
        partner.dataframe.preprocess(dataframe.id, image=IMAGE, method="filter_range")
    assert len(partner.task.list(session=place.session)) == 2


def test_another_key_than_before_stops_a_task_until_it_is_accepted(
    client: UserClient, partner: UserClient, place: Place
) -> None:
    client.setup_encryption(place.key_files[0])
    send(partner, place)
    client.setup_encryption(place.key_files[1], replace_public_key=True)
    with pytest.raises(KeyMismatch, match=r"'keys-\w+' \(id \d+\)") as caught:
        send(partner, place)
    assert caught.value.organization_id == place.organization
    assert (caught.value.expected, caught.value.found) == tuple(
        RSACryptor(path).fingerprint for path in place.key_files
    )
    with pytest.raises(KeyMismatch):
        partner.dataframe.create(
            label="olympic_athletes_db", method="read_csv", image=IMAGE, session=place.session
        )
    assert len(partner.task.list(session=place.session)) == 1
    partner.accept_key(place.organization, caught.value.found)
    send(partner, place)
    assert len(partner.task.list(session=place.session)) == 2
