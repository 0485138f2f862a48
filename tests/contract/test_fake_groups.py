"""The high-level client's contract tests, on the fake hub: the same functions with other fixtures."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from tests.conftest import connect
from tests.contract import test_analysis, test_groups, test_lists
from tests.contract.test_groups import at_store, collaboration, organizations, unique
from tests.contract.test_lists import _some_work
from vantage6_api.v5_0.hq.models import Organization
from vantage6_hl import UserClient
from vantage6_hl.crypto import JsonValue
from vantage6_hl.testing import FakeHub, Outcome, TaskCall, completed, failed, slow

__all__ = ["_some_work", "at_store", "collaboration", "organizations"]

NOT_FOR_THE_FAKE = {
    "test_arguments_and_results_never_lie_readable_on_the_hub": "looks into the hub's files",
    "test_a_store_at_the_hub": "the store is reached by another name of its host",
    "test_ones_own_account_page": "a page of Keycloak's",
    "test_a_wait_that_ends_leaves_the_task_running": "waits by the clock of this machine",
}

for _module in (test_groups, test_lists, test_analysis):
    for _name, _test in vars(_module).items():
        if _name.startswith("test_") and callable(_test) and _name not in NOT_FOR_THE_FAKE:
            globals()[_name] = _test


def sleep(call: TaskCall) -> Outcome:
    return slow(completed(), seconds=float(str(call.arguments["seconds"])))


def average(call: TaskCall) -> JsonValue:
    assert call.arguments["column_name"] == "age"
    return {"average": 53.25}


@pytest.fixture(scope="module")
def hub() -> Iterator[FakeHub]:
    with FakeHub() as hub:
        hub.on_task("echo", lambda call: dict(call.arguments))
        hub.on_task("fail", lambda call: failed(str(call.arguments["message"])))
        hub.on_task("sleep", sleep)
        hub.on_task("central_average", average)
        yield hub


@pytest.fixture(scope="module")
def admin(hub: FakeHub) -> UserClient:
    return hub.admin()


@pytest.fixture(scope="module")
def researcher(hub: FakeHub) -> UserClient:
    return hub.client()


@pytest.fixture(scope="module")
def example(hub: FakeHub) -> SimpleNamespace:
    told = hub.environment
    account = SimpleNamespace(
        username=told["VANTAGE6_USERNAME"], client_secret=told["VANTAGE6_CLIENT_SECRET"]
    )
    return SimpleNamespace(members=hub.members, collaboration=1, researcher=account)


@pytest.fixture(scope="module")
def session(researcher: UserClient) -> int:
    return researcher.session.create(collaboration=1, scope="collaboration").id


@pytest.fixture(scope="module")
def reviewer(hub: FakeHub, admin: UserClient, organizations: list[Organization]) -> Iterator[UserClient]:
    username = unique("reviewer")
    role = admin.role.list(name="Collaboration Admin", field="id")
    admin.user.create(username, password="A-passw0rd", organization=organizations[0].id, roles=role)
    admin.store.set(1)
    admin.store.user.register(username, roles=admin.store.role.list(name="Reviewer", field="id"))
    with connect(hub) as client:  # type: ignore[arg-type]
        client.authenticate(prompt=lambda prompt: hub.approve(prompt.complete_url, username))
        client.store.set(1)
        yield client
