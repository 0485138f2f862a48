"""What a test can see of its program on the fake hub, and the trouble that it can make for it."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest

from tests.unit.fake_hub.conftest import Ask
from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl.errors import (
    BadRequest,
    CredentialsRefused,
    DeviceLoginDenied,
    LoginRequired,
    NetworkError,
    NotFound,
    ServerError,
    UsageError,
    VersionMismatch,
)
from vantage6_hl.testing import FakeHub, completed


def test_nothing_goes_over_the_network(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    hub.on_task("sum", completed(1))
    client = hub.client()
    client.store.set(1)
    assert client.algorithm.list(field="name") == ["Average"]
    other = UserClient(hub.hq_url, "https://auth.elsewhere.org", known_keys=False)
    other.initialize_service_account("secret", username="x")
    with pytest.raises(NetworkError):
        other.authenticate_service_account()


def test_an_address_is_the_hubs_only_inside_the_block() -> None:
    from vantage6_hl.transport.routes import route_of

    with FakeHub(hq_url="https://hub.hospital.org/hq") as outer:
        assert UserClient(outer.hq_url, outer.auth_url).util.get_hq_version().version == outer.release
        with FakeHub(hq_url="https://hub.hospital.org/hq", release="5.0.2") as inner:
            assert UserClient(inner.hq_url, inner.auth_url).util.get_hq_version().version == "5.0.2"
        assert UserClient(outer.hq_url, outer.auth_url).util.get_hq_version().version == outer.release
    assert route_of("https://hub.hospital.org/hq") is None


@pytest.mark.usefixtures("hub")
@pytest.mark.parametrize("address", ["https://hub.hospital.org:port", "https://["])
def test_an_address_that_is_none_is_told_beside_a_fake_hub_too(address: str) -> None:
    with pytest.raises(UsageError, match="hq_url"):
        UserClient(address, "https://auth.hospital.org")


def test_its_keys_do_not_get_among_the_users_own(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "known_keys"
    monkeypatch.setenv("VANTAGE6_KNOWN_KEYS", str(own))
    hub.on_task("sum", completed(1))
    account = hub.environment["VANTAGE6_CLIENT_SECRET"]
    with UserClient(hub.hq_url, hub.auth_url) as client:
        client.initialize_service_account(account, username="guide-researcher")
        client.authenticate_service_account()
        client.setup_encryption(hub.private_key)
        client.task.create(
            name="x", image="x", method="sum", organizations=[3], session=1, action="federated_compute"
        )
    assert not own.exists()
    assert (hub.folder / "known_keys").exists()


def test_requests_are_recorded(hub: FakeHub, client: UserClient, ask: Ask) -> None:
    hub.on_task("sum", completed(1))
    hub.requests.clear()
    client.wait_for_results(ask("sum", 2, 3, arguments={"column": "age"}).id)
    (made,) = hub.requests.of("task_create")
    assert (made.method, made.path, made.status, made.user) == ("POST", "/hq/task", 201, "guide-researcher")
    assert isinstance(made.body, dict)
    assert made.body["method"] == "sum"
    assert hub.requests.changes == [made]
    hub.requests.assert_called("task_create", times=1)
    hub.requests.assert_not_called("kill_task")
    task = hub.assert_task(method="sum", organizations=[3, 2], arguments={"column": "age"})
    assert hub.tasks[task.id] == task
    assert task.status == "completed"


def test_what_is_wrong_is_said(hub: FakeHub, client: UserClient, ask: Ask) -> None:
    hub.on_task("sum", completed(1))
    client.wait_for_results(ask("sum", arguments={"column": "age"}).id)
    with pytest.raises(AssertionError, match=r"arguments for organization 2 are \{\"column\": \"age\"\}"):
        hub.assert_task(method="sum", arguments={"column": "height"})
    with pytest.raises(AssertionError, match=r"(?s)called 0 times, not at least once\..*POST /hq/task"):
        hub.requests.assert_called("kill_task")


def test_no_secret_is_shown(hub: FakeHub, client: UserClient) -> None:
    secret = hub.environment["VANTAGE6_CLIENT_SECRET"]
    shown = f"{hub!r} {hub.requests!r} {[*hub.requests]!r} {client!r} {vars(hub._state)!r}"
    assert secret not in shown


def test_a_busy_hub_is_asked_again(hub: FakeHub, client: UserClient) -> None:
    hub.fail_next(status=503, retry_after=5, times=2)
    assert client.organization.get(2).name == "example_org1"
    hub.fail_next(status=503, operation="organization_get", times=3)
    with pytest.raises(ServerError):
        client.organization.get(2)


def test_a_lost_answer_is_looked_for_and_not_sent_again(hub: FakeHub, ask: Ask) -> None:
    hub.lose_next_answer(operation="task_create")
    task = ask("sum")
    assert [one.id for one in hub.tasks.values()][-1] == task.id
    hub.requests.assert_called("task_create", times=1)


def test_a_hub_that_cannot_be_reached(hub: FakeHub, client: UserClient) -> None:
    hub.refuse_next_connection(times=3)
    with pytest.raises(NetworkError):
        client.organization.get(2)
    assert client.organization.get(2)


def test_a_token_is_renewed_and_an_ended_login_is_not(hub: FakeHub) -> None:
    hub.person = "alice"
    client = hub.visitor()
    client.authenticate(prompt=lambda _: None)
    assert client.whoami.name == "alice"
    hub.expire_tokens()
    assert client.organization.get(2)
    hub.end_logins()
    with pytest.raises(LoginRequired):
        client.role.list()


def test_a_login_that_is_refused(hub: FakeHub) -> None:
    hub.person = None
    client = hub.visitor()
    with pytest.raises(DeviceLoginDenied):
        client.authenticate(prompt=lambda _: None)
    client.initialize_service_account("wrong", username="guide-researcher")
    with pytest.raises(CredentialsRefused):
        client.authenticate_service_account()


def test_a_hub_of_another_release() -> None:
    with FakeHub(release="6.0.0") as hub, pytest.raises(VersionMismatch):
        hub.client()


@pytest.mark.anyio
async def test_clients_of_both_flavours(hub: FakeHub) -> None:
    async with AsyncUserClient(hub.hq_url, hub.auth_url, known_keys=False) as client:
        assert (await client.util.get_hq_version()).version == hub.release
    assert httpx.Client(transport=hub.transport).get(f"{hub.hq_url}/health").json()["api"] is True


def test_an_administrators_work(hub: FakeHub) -> None:
    admin = hub.admin()
    made = admin.organization.create("hospital", country="NL")
    assert admin.organization.list(name="hos%", field="id") == [made.id]
    account = admin.user.create("robot", organization=made.id, roles=[5], is_service_account=True)
    with hub.visitor() as client:
        client.initialize_service_account(account.client_secret or "", username="robot")
        client.authenticate_service_account()
        assert client.whoami.organization_name == "hospital"
        with pytest.raises(NotFound):
            client.task.get(99)
    with pytest.raises(BadRequest, match="already exists"):
        admin.organization.create("hospital")


def test_an_empty_hub() -> None:
    with FakeHub(example=False) as hub:
        assert hub.admin().organization.list(field="name") == ["root"]


def test_the_same_seed_gives_the_same_hub() -> None:
    one, two, other = FakeHub(), FakeHub(), FakeHub(seed=7)
    assert one.environment["VANTAGE6_CLIENT_SECRET"] == two.environment["VANTAGE6_CLIENT_SECRET"]
    assert one.environment["VANTAGE6_CLIENT_SECRET"] != other.environment["VANTAGE6_CLIENT_SECRET"]
