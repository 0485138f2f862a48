"""Every kind of login on the real Keycloak and the real hub, in both flavours."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest

from tests.conftest import Example
from vantage6_hl import UserClient
from vantage6_hl.auth import (
    DevicePrompt,
    FixedToken,
    Realm,
    TokenAuth,
    Tokens,
    TokenSource,
    UserLogin,
    device_login,
    node_account,
    service_account,
)
from vantage6_hl.errors import (
    AuthenticationError,
    CredentialsRefused,
    LoginRequired,
    NetworkError,
    Unauthorized,
)
from vantage6_hl.testing.hub import Hub
from vantage6_hl.testing.hub import device_login as approve
from vantage6_hl.testing.world import Account
from vantage6_hl.transport import AsyncHubClient, HubClient, Pause

pytestmark = [pytest.mark.hub, pytest.mark.anyio]


@pytest.fixture(scope="module")
def realm(hub: Hub) -> Realm:
    return Realm(hub.auth_url, hub.realm)


def approver(hub: Hub) -> Callable[[DevicePrompt], None]:
    """Approve a login as the administrator would in a browser."""
    return lambda prompt: approve(hub, prompt.complete_url, hub.admin_username, hub.admin_password)


@contextmanager
def logged_in(hub: Hub, source: TokenSource, tokens: Tokens | None = None) -> Iterator[HubClient]:
    with HubClient(hub.hq_url, auth=TokenAuth(source, tokens)) as client:
        yield client


@pytest.fixture(scope="module")
def tokens(hub: Hub, realm: Realm) -> Tokens:
    with HubClient(hub.hq_url) as client:
        return client.run(device_login(realm, hub.client_id, prompt=approver(hub), open_browser=False))


def test_a_device_login_is_accepted_by_the_hub(hub: Hub, realm: Realm, tokens: Tokens) -> None:
    with logged_in(hub, UserLogin(realm, hub.client_id), tokens) as client:
        assert client.get("user/me").json()["username"] == hub.admin_username


async def test_a_device_login_in_the_async_flavour(hub: Hub, realm: Realm) -> None:
    async with AsyncHubClient(hub.hq_url) as client:
        got = await client.run(device_login(realm, hub.client_id, prompt=approver(hub), open_browser=False))
    async with AsyncHubClient(hub.hq_url, auth=TokenAuth(UserLogin(realm, hub.client_id), got)) as client:
        assert (await client.get("user/me")).json()["username"] == hub.admin_username


def test_a_device_login_waits_until_it_is_approved(hub: Hub, realm: Realm) -> None:
    """The first poll comes before the approval, the second after it."""
    prompts: list[DevicePrompt] = []
    flow = device_login(realm, hub.client_id, prompt=prompts.append, open_browser=False)
    with httpx.Client() as http:
        pause = flow.send(http.send(flow.send(http.send(next(flow)))))
        assert isinstance(pause, Pause)
        approver(hub)(prompts[0])
        time.sleep(pause.seconds)
        answer = http.send(next(flow))
        with pytest.raises(StopIteration) as stop:
            flow.send(answer)
    assert stop.value.value.refresh


def test_a_device_code_that_keycloak_does_not_know_ends_the_login(hub: Hub, realm: Realm) -> None:
    flow = device_login(realm, hub.client_id, prompt=lambda _: None, open_browser=False)
    with httpx.Client() as http:
        asked = http.send(next(flow)).json()
        poll = flow.send(httpx.Response(200, json={**asked, "device_code": "unknown"}))
        with pytest.raises(AuthenticationError, match="invalid_grant") as caught:
            flow.send(http.send(poll))
    assert type(caught.value) is AuthenticationError


def test_a_users_login_is_renewed_by_its_refresh_token(hub: Hub, realm: Realm, tokens: Tokens) -> None:
    auth = TokenAuth(UserLogin(realm, hub.client_id), replace(tokens, renew_at=0.0))
    with HubClient(hub.hq_url, auth=auth) as client:
        request = client.get("user/me").request
    assert request.headers["authorization"] != f"Bearer {tokens.access}"


def test_logout_ends_the_login(hub: Hub, realm: Realm) -> None:
    source = UserLogin(realm, hub.client_id)
    with HubClient(hub.hq_url) as public:
        got = public.run(device_login(realm, hub.client_id, prompt=approver(hub), open_browser=False))
        public.run(TokenAuth(source, got).logout())
    with (
        logged_in(hub, source, replace(got, renew_at=0.0)) as client,
        pytest.raises(LoginRequired, match=r"has ended.*Call authenticate\(\)"),
    ):
        client.get("user/me")


@pytest.fixture(scope="module")
def robot(example: Example) -> Account:
    return example.researcher


def test_a_service_account_logs_in(hub: Hub, realm: Realm, robot: Account) -> None:
    source = service_account(realm, username=robot.username, client_secret=robot.client_secret)
    with logged_in(hub, source) as client:
        assert client.get("user/me").json()["username"] == robot.username


async def test_a_service_account_logs_in_and_out_in_the_async_flavour(
    hub: Hub, realm: Realm, robot: Account
) -> None:
    auth = TokenAuth(service_account(realm, username=robot.username, client_secret=robot.client_secret))
    async with AsyncHubClient(hub.hq_url, auth=auth) as client:
        assert (await client.get("user/me")).json()["username"] == robot.username
        await client.run(auth.logout())
        assert (await client.get("user/me")).status_code == 200  # it logs in again by itself


def test_a_missing_permission_is_no_matter_of_the_token(hub: Hub, realm: Realm, robot: Account) -> None:
    source = service_account(realm, username=robot.username, client_secret=robot.client_secret)
    with logged_in(hub, source) as client:
        client.get("user/me")
        before = client.get("version").request.headers["authorization"]
        with pytest.raises(Unauthorized) as caught:
            client.post("organization", json={"name": "not mine to make"})
        after = client.get("version").request.headers["authorization"]
    assert "permission" in caught.value.hub_message
    assert before == after


def test_a_node_logs_in(hub: Hub, realm: Realm, admin: UserClient) -> None:
    organization = admin.organization.create("login_test_org", country="Nowhere")
    collaboration = admin.collaboration.create("login_test", organizations=[organization.id], encrypted=False)
    node = admin.node.create(collaboration=collaboration.id, organization=organization.id)
    with logged_in(hub, node_account(realm, name=node.name, api_key=node.api_key)) as client:
        assert client.get("node/me").json()["id"] == node.id


@pytest.mark.parametrize(
    ("change", "kind", "reason"),
    [
        ({"client_secret": "wrong"}, CredentialsRefused, "refused the client 'guide-researcher-user-client'"),
        ({"username": "nobody"}, CredentialsRefused, "refused the client 'nobody-user-client'"),
        ({"realm": "nowhere"}, AuthenticationError, "There is no realm 'nowhere'"),
        ({"path": "/elsewhere"}, AuthenticationError, "auth_url"),
    ],
)
def test_what_is_wrong_with_a_login_is_named(
    hub: Hub, robot: Account, change: dict[str, str], kind: type[Exception], reason: str
) -> None:
    realm = Realm(hub.auth_url + change.get("path", ""), change.get("realm", hub.realm))
    source = service_account(
        realm,
        username=change.get("username", robot.username),
        client_secret=change.get("client_secret", robot.client_secret),
    )
    with logged_in(hub, source) as client, pytest.raises(AuthenticationError, match=reason) as caught:
        client.get("user/me")
    assert type(caught.value) is kind
    assert robot.client_secret not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "kind", "reason"),
    [
        ({"client": "no_client"}, CredentialsRefused, "refused the client 'no_client'"),
        ({"realm": "nowhere"}, AuthenticationError, "There is no realm 'nowhere'"),
    ],
)
def test_what_is_wrong_with_a_device_login_is_named(
    hub: Hub, change: dict[str, str], kind: type[Exception], reason: str
) -> None:
    realm = Realm(hub.auth_url, change.get("realm", hub.realm))
    flow = device_login(realm, change.get("client", hub.client_id), prompt=lambda _: None, open_browser=False)
    with HubClient(hub.hq_url) as client, pytest.raises(AuthenticationError, match=reason) as caught:
        client.run(flow)
    assert type(caught.value) is kind


def test_a_login_service_that_is_not_there_is_named(hub: Hub) -> None:
    source = service_account(Realm("http://127.0.0.1:9"), username="robot", client_secret="x")
    with (
        logged_in(hub, source) as client,
        pytest.raises(NetworkError, match=r"http://127\.0\.0\.1:9 did not answer"),
    ):
        client.get("user/me")


def test_a_token_that_cannot_be_renewed_ends_with_a_clear_error(hub: Hub, realm: Realm) -> None:
    ended = Tokens("t", "not.a.token", 0.0)
    with (
        logged_in(hub, UserLogin(realm, hub.client_id), ended) as client,
        pytest.raises(LoginRequired, match="has ended"),
    ):
        client.get("user/me")
    with (
        logged_in(hub, FixedToken("not.a.token")) as client,
        pytest.raises(LoginRequired, match="cannot be renewed"),
    ):
        client.get("user/me")


@pytest.mark.parametrize(("path", "refused_with"), [("user/me", 422), ("task", 500)])
def test_a_token_that_the_hub_refuses_is_renewed(
    hub: Hub, realm: Realm, robot: Account, path: str, refused_with: int
) -> None:
    source = service_account(realm, username=robot.username, client_secret=robot.client_secret)
    seen: list[int] = []
    with logged_in(hub, source, Tokens("not.a.token")) as client:
        client.event_hooks = {"response": [lambda answer: seen.append(answer.status_code)]}
        client.get(path)
    assert seen == [refused_with, 200, 200]  # the one in between is the login service's
