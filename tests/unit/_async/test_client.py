"""The client itself: who is logged in, what a login leaves, and what is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.high_level.fake_hub import ENCRYPTED, PLAIN, SECRET, FakeHub
from vantage6_hl import AsyncUserClient
from vantage6_hl.errors import CredentialsRefused, KeyMissing, LoginRequired, UsageError

pytestmark = pytest.mark.anyio


async def test_a_service_account_logs_in_and_out(hub: FakeHub, client: AsyncUserClient) -> None:
    assert (client.whoami.id, client.whoami.name) == (1, "alice")
    assert (client.whoami.organization_id, client.whoami.organization_name) == (2, "org2")
    await client.organization.list()
    assert hub.requests[-1].headers["authorization"] == "Bearer token-of-alice"
    await client.logout()
    assert hub.requests[-1].url.path.endswith("/revoke")
    with pytest.raises(LoginRequired):
        await client.organization.list()


async def test_a_service_account_needs_a_name(visitor: AsyncUserClient) -> None:
    with pytest.raises(UsageError, match="username or its client_name"):
        visitor.initialize_service_account(SECRET)


async def test_a_service_account_is_initialized_first(hub: FakeHub, visitor: AsyncUserClient) -> None:
    with pytest.raises(UsageError, match="initialize_service_account first"):
        await visitor.authenticate_service_account()
    assert not hub.requests


async def test_before_the_login_there_is_nobody(hub: FakeHub, visitor: AsyncUserClient) -> None:
    with pytest.raises(LoginRequired, match=r"Nobody is logged in.*authenticate\(\)"):
        _ = visitor.whoami
    with pytest.raises(LoginRequired):
        await visitor.organization.list()
    assert not hub.requests


async def test_a_login_that_fails_leaves_nothing(hub: FakeHub, visitor: AsyncUserClient) -> None:
    visitor.initialize_service_account("wrong", username="alice")
    with pytest.raises(CredentialsRefused) as caught:
        await visitor.authenticate_service_account()
    assert "wrong" not in str(caught.value)
    visitor.initialize_service_account(SECRET, username="eve")
    with pytest.raises(UsageError, match="'eve' belongs to no organization"):
        await visitor.authenticate_service_account()
    with pytest.raises(LoginRequired):
        _ = visitor.whoami
    with pytest.raises(LoginRequired):
        await visitor.organization.list()


async def test_another_login_forgets_the_key_and_the_collaboration(
    hub: FakeHub, client: AsyncUserClient, key_files: dict[int, Path]
) -> None:
    await client.setup_encryption(key_files[2])
    await client.setup_collaboration(PLAIN)
    assert (await client.collaboration.get()).id == PLAIN
    client.initialize_service_account(SECRET, username="bob")
    await client.authenticate_service_account()
    assert client.whoami.name == "bob"
    with pytest.raises(UsageError, match="setup_collaboration"):
        await client.collaboration.get()
    with pytest.raises(KeyMissing, match="no private key"):
        await client.task.create(organizations=[2], name="n", image="i", method="m", session=ENCRYPTED)


async def test_what_is_shown_of_a_client_holds_no_secret(
    client: AsyncUserClient, key_files: dict[int, Path]
) -> None:
    await client.setup_encryption(key_files[2])
    groups = ("organization", "task", "result", "util")
    shown = "\n".join([repr(client), repr(client.whoami), *(repr(getattr(client, name)) for name in groups)])
    assert "https://hub.example.org/hq" in shown
    assert SECRET not in shown
    assert "token-of" not in shown
    assert "PRIVATE" not in shown


@pytest.mark.parametrize("group", ["collaboration", "node", "organization", "role", "session", "user"])
async def test_dependents_are_deleted_only_when_asked(
    hub: FakeHub, client: AsyncUserClient, group: str
) -> None:
    """The hub takes any text for true, ``false`` too."""
    hub.tables.setdefault(group, [])
    delete = getattr(client, group).delete
    await delete(1, delete_dependents=False)
    await delete(1)
    await delete(1, delete_dependents=True)
    assert [(one.method, str(one.url.params)) for one in hub.requests] == [
        ("DELETE", ""),
        ("DELETE", ""),
        ("DELETE", "delete_dependents=true"),
    ]
