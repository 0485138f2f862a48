"""Login anywhere, on the real Keycloak: settings from environment and profiles, and saved logins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Example, connect
from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl.auth import DevicePrompt
from vantage6_hl.errors import LoginRequired
from vantage6_hl.testing.hub import Hub, device_login

pytestmark = [pytest.mark.hub, pytest.mark.anyio]


@pytest.fixture
def secret_file(example: Example, tmp_path: Path) -> Path:
    file = tmp_path / "robot.secret"
    file.touch(0o600)
    file.write_text(f"{example.researcher.client_secret}\n")
    return file


@pytest.fixture
def _environment(hub: Hub, example: Example, secret_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a container would be started with."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(secret_file.parent))
    monkeypatch.setenv("VANTAGE6_HQ_URL", hub.hq_url)
    monkeypatch.setenv("VANTAGE6_AUTH_URL", hub.auth_url)
    monkeypatch.setenv("VANTAGE6_AUTH_REALM", hub.realm)
    monkeypatch.setenv("VANTAGE6_USERNAME", example.researcher.username)
    monkeypatch.setenv("VANTAGE6_CLIENT_SECRET_FILE", str(secret_file))
    monkeypatch.setenv("VANTAGE6_ORGANIZATION_KEY", str(example.members[0].private_key))


@pytest.mark.usefixtures("_environment")
def test_a_service_account_starts_with_its_environment_alone(example: Example) -> None:
    with UserClient.from_config(known_keys=False) as client:
        client.authenticate_service_account()
        client.setup_encryption(client.organization_key)
        assert client.whoami.name == example.researcher.username
        assert client.whoami.organization_id == example.members[0].id


@pytest.mark.usefixtures("_environment")
async def test_a_service_account_starts_with_its_environment_alone_async(example: Example) -> None:
    async with AsyncUserClient.from_config(known_keys=False) as client:
        await client.authenticate_service_account()
        await client.setup_encryption(client.organization_key)
        assert client.whoami.name == example.researcher.username


def test_a_service_account_starts_with_a_profile(hub: Hub, example: Example, secret_file: Path) -> None:
    profiles = secret_file.with_name("config.toml")
    profiles.write_text(
        f'[robot]\nhq_url = "{hub.hq_url}"\nauth_url = "{hub.auth_url}"\nauth_realm = "{hub.realm}"\n'
        f'username = "{example.researcher.username}"\nclient_secret_file = "{secret_file.name}"\n'
    )
    with UserClient.from_config("robot", path=profiles) as client:
        client.authenticate_service_account()
        assert client.whoami.name == example.researcher.username


@pytest.fixture
def approve(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[DevicePrompt], None]:
    """Approve a login as the administrator would; saved logins go to the test's own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return lambda prompt: device_login(hub, prompt.complete_url, hub.admin_username, hub.admin_password)


def nobody(prompt: DevicePrompt) -> None:
    pytest.fail("a person was asked to log in")


async def test_a_saved_login_starts_the_next_program_without_a_person(
    hub: Hub, approve: Callable[[DevicePrompt], None], tmp_path: Path
) -> None:
    with connect(hub) as first:
        first.authenticate(prompt=approve, cache="file")
        with connect(hub) as second:
            second.authenticate(prompt=nobody, cache="file")
            assert second.whoami == first.whoami
            assert second.organization.list(limit=1)
        async with AsyncUserClient(hub.hq_url, hub.auth_url, hub.realm, hub.client_id) as third:
            await third.authenticate(prompt=nobody, cache="file")
            assert third.whoami == first.whoami
        saved = list((tmp_path / "vantage6-hl" / "logins").glob("*.json"))
        assert [path.stat().st_mode & 0o777 for path in saved] == [0o600]
        first.logout()
        assert not saved[0].exists()


def test_a_login_that_was_ended_elsewhere_is_made_anew(
    hub: Hub, approve: Callable[[DevicePrompt], None], tmp_path: Path
) -> None:
    with connect(hub) as first:
        first.authenticate(prompt=approve, cache="file")
        saved = next((tmp_path / "vantage6-hl" / "logins").glob("*.json"))
        content = saved.read_bytes()
        first.logout()
    saved.touch(0o600)
    saved.write_bytes(content)  # a copy of it is of no use to anybody
    prompts: list[DevicePrompt] = []
    with connect(hub) as second:
        second.authenticate(prompt=lambda prompt: (prompts.append(prompt), approve(prompt))[1], cache="file")
        assert len(prompts) == 1
        second.logout()
        with pytest.raises(LoginRequired):
            second.organization.list()
