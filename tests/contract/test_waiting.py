"""Waiting on the real hub: pushed and polled, for one task and for many, and how each failure is told."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import Example, connect
from vantage6_hl import AsyncUserClient, LogLine, UserClient
from vantage6_hl.errors import TaskFailed, WaitTimeout
from vantage6_hl.events import Events
from vantage6_hl.testing.hub import Hub

pytestmark = pytest.mark.hub

IMAGE = "harbor2.vantage6.ai/demo/average"
FAR = 30.0  # seconds between looks: what returns long before was pushed

Start = Callable[..., int]


@pytest.fixture(scope="module")
def session(researcher: UserClient, example: Example) -> int:
    return researcher.session.create(collaboration=example.collaboration, scope="collaboration").id


@pytest.fixture
def start(researcher: UserClient, example: Example, session: int) -> Start:
    """Start a task at some of the members, by default the first."""

    def start(
        method: str, arguments: dict[str, object] | None = None, *, at: tuple[int, ...] = (0,), **options: str
    ) -> int:
        return researcher.task.create(
            organizations=[example.members[number].id for number in at],
            name=method,
            image=options.get("image", IMAGE),
            method=method,
            arguments=arguments or {},
            session=session,
            action=options.get("action", "federated_compute"),  # type: ignore[arg-type]
        ).id

    return start


@pytest.fixture
def pushed(researcher: UserClient, example: Example) -> Events:
    """Give the researcher's events, once it is known that they arrive."""
    events = researcher._connection.events
    assert events is not None, "the extra is installed"
    arrived = threading.Event()

    class Arrival:
        def hint(self, hint: object) -> None:
            arrived.set()

    with events.subscribed(Arrival()):
        assert events.covers(example.collaboration) or arrived.wait(30)
    return events


@pytest.fixture(params=["pushed", "polled"])
def client(request: pytest.FixtureRequest, hub: Hub, example: Example) -> Iterator[UserClient]:
    """The researcher, with and without events."""
    with connect(hub, events=request.param == "pushed") as client:
        client.initialize_service_account(
            example.researcher.client_secret, username=example.researcher.username
        )
        client.authenticate_service_account()
        client.setup_encryption(example.members[0].private_key)
        yield client


def test_the_hub_ends_the_wait_long_before_the_next_look(
    researcher: UserClient, start: Start, pushed: Events
) -> None:
    task = start("sleep", {"seconds": 1})
    began = time.monotonic()
    assert researcher.wait_for_results(task, timeout=60, interval=FAR) == [{"slept": 1}]
    assert time.monotonic() - began < FAR - 2


def test_many_waits_of_a_client_share_one_connection(
    researcher: UserClient, start: Start, pushed: Events
) -> None:
    before = pushed.connections
    tasks = [start("sleep", {"seconds": 1 + number / 10}) for number in range(6)]
    began = time.monotonic()
    with ThreadPoolExecutor(6) as pool:
        waits = [
            pool.submit(researcher.wait_for_results, task, timeout=60, interval=FAR) for task in tasks[:4]
        ]
        both = researcher.wait_for_results(tasks[4:], timeout=60, interval=FAR)
        assert [one.result() for one in waits] == [[{"slept": 1 + number / 10}] for number in range(4)]
    assert [one.task_id for one in both] == tasks[4:]
    assert time.monotonic() - began < FAR - 1
    assert pushed.connections == before


def test_tasks_are_given_as_they_end(client: UserClient, start: Start) -> None:
    slow, quick = start("sleep", {"seconds": 2}), start("sleep", {"seconds": 0})
    given = client.as_completed([slow, quick], timeout=60, interval=0.2)
    assert [results.task_id for results in given] == [quick, slow]


@pytest.mark.anyio
async def test_async_waits_are_woken_in_their_loop(hub: Hub, example: Example, start: Start) -> None:
    async with AsyncUserClient(hub.hq_url, hub.auth_url, log_level="warning") as client:
        client.initialize_service_account(
            example.researcher.client_secret, username=example.researcher.username
        )
        await client.authenticate_service_account()
        await client.setup_encryption(example.members[0].private_key)
        tasks = [start("sleep", {"seconds": 2 + number}) for number in range(3)]
        began = time.monotonic()
        waits = [client.wait_for_results(task, timeout=60, interval=FAR) for task in tasks]
        assert await asyncio.gather(*waits) == [[{"slept": 2 + number}] for number in range(3)]
        assert time.monotonic() - began < FAR - 2
        assert [one.task_id async for one in client.as_completed(tasks, timeout=20)] == tasks
        events = client._connection.events
        assert events is not None
        assert events.connections == 1
        keeper = events._keeper
        assert keeper is not None
    assert not keeper.is_alive(), "closed with the client"


def test_a_token_that_is_refused_joins_no_room_and_the_next_one_does(
    researcher: UserClient, admin: UserClient, example: Example
) -> None:
    """The hub keeps the connection, says so, and sends nothing; the next token is taken."""
    auth = researcher._connection._auth
    assert auth is not None
    good = auth.current()
    assert good is not None
    head, body, signature = good.split(".")
    tokens = [f"{head}.{body}.{signature[:-8]}AAAAAAAA", good]
    asked: list[str] = []
    joined = threading.Event()

    def token() -> str:
        asked.append(tokens[min(len(asked), 1)])
        return asked[-1]

    class Arrival:
        def hint(self, hint: object) -> None:
            joined.set()

    events = Events(researcher.hq_url, token=token)
    try:
        with events.subscribed(Arrival()):
            assert joined.wait(30)
            assert events.covers(example.collaboration)
            assert events.connections == 2
    finally:
        events.close()


@pytest.mark.parametrize(
    ("method", "image", "status"),
    [
        ("fail", IMAGE, "crashed"),
        ("echo", "harbor2.vantage6.ai/demo/not-allowed", "not allowed"),
        ("echo", "harbor2.vantage6.ai/demo/does-not-exist", "non-existing Docker image"),
    ],
)
def test_each_organizations_failure_is_told(
    client: UserClient, start: Start, example: Example, method: str, image: str, status: str
) -> None:
    task = start(method, {"message": "on purpose"}, at=(0, 1), image=image)
    with pytest.raises(TaskFailed, match=status) as caught:
        client.wait_for_results(task, timeout=60, interval=0.2)
    by_organization = {one.organization_id: one for one in caught.value.failures}
    assert {*by_organization} == {example.members[0].id, example.members[1].id}
    assert status in {one.status for one in by_organization.values()}
    assert all(one.log and one.task_id == task for one in by_organization.values())
    assert not caught.value.subtask_failures
    assert client.wait_for_results(task, timeout=60, raise_on_failure=False) == [None, None]


def test_a_killed_task_is_told(client: UserClient, start: Start) -> None:
    task = start("sleep", {"seconds": 60})
    with ThreadPoolExecutor(1) as pool:
        wait = pool.submit(client.wait_for_results, task, timeout=60, interval=1)
        client.task.kill(task)
        with pytest.raises(TaskFailed, match="killed by user"):
            wait.result()


def test_a_subtask_that_fails_is_told_from_the_task_itself(
    client: UserClient, start: Start, example: Example
) -> None:
    # Nobody has made a dataframe: the partial computation fails, and the central one with it.
    task = start(
        "central_average",
        {"column_name": "age", "organizations": [example.members[1].id]},
        action="central_compute",
    )
    with pytest.raises(TaskFailed) as caught:
        client.wait_for_results(task, timeout=60, interval=0.2)
    error = caught.value
    (own,) = [one for one in error.failures if one.task_id == task]
    (inner,) = error.subtask_failures
    assert own.organization_id == example.members[0].id
    assert inner.organization_id == example.members[1].id
    assert inner.task_id != task
    assert f"its subtask {inner.task_id} failed at organization {inner.organization_id}" in str(error)
    assert "its own run" in str(error)


def test_every_line_of_the_logs_is_given_once(client: UserClient, start: Start, example: Example) -> None:
    lines = ["one", "two", "two", "  three\x1b[31m", "four"]
    task = start("log_lines", {"lines": lines, "pause": 0.3}, at=(0, 1))
    given: list[LogLine] = []
    results = client.wait_for_results(task, timeout=60, interval=0.2, on_log=given.append)
    assert results.organization_ids == (example.members[0].id, example.members[1].id)
    for at in results.organization_ids:
        assert [one.text for one in given if one.organization_id == at] == lines
    assert {one.task_id for one in given} == {task}
    assert "\x1b" not in "".join(map(str, given))


def test_the_time_is_over_for_all_tasks_together(client: UserClient, start: Start) -> None:
    tasks = [start("sleep", {"seconds": 60}) for _ in range(3)]
    began = time.monotonic()
    with pytest.raises(WaitTimeout, match=r"Tasks .* were still 'awaiting'") as caught:
        client.wait_for_results(tasks, timeout=1.5, interval=0.3)
    assert 1.5 <= time.monotonic() - began < 2.5
    assert list(caught.value.task_ids) == tasks
    for task in tasks:
        assert client.task.get(task).status == "awaiting"
        client.task.kill(task)
