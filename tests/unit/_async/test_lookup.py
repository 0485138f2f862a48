"""A creation whose answer was lost: found again on the hub, or of unknown outcome; never sent twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.unit.high_level.fake_hub import ENCRYPTED, PLAIN, FakeHub
from vantage6_hl import AsyncUserClient, RSACryptor
from vantage6_hl._async import lookup
from vantage6_hl._clock import CLOCK
from vantage6_hl.errors import OutcomeUnknown

pytestmark = pytest.mark.anyio


class Clock:
    """Time that only passes in pauses, and in requests that take some."""

    def __init__(self) -> None:
        self.now = 100.0
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()

    async def pause(seconds: float, _: object) -> None:
        clock.pauses.append(seconds)
        clock.now += seconds

    monkeypatch.setattr(CLOCK, "now", clock.monotonic)
    monkeypatch.setattr(lookup, "async_pause", pause)
    return clock


def lose_the_answer(request: httpx.Request) -> None:
    if request.method == "POST":
        raise httpx.ReadError("cut")


def lose_the_request(request: httpx.Request) -> None:
    if request.method == "POST":
        raise httpx.WriteError("cut")


async def create(client: AsyncUserClient, session: int = PLAIN, name: str = "average") -> int:
    task = await client.task.create(
        organizations=[2, 3], name=name, image="i", method="m", session=session, arguments={"n": 1}
    )
    return task.id


def posts(hub: FakeHub) -> int:
    return len(hub.changes())


@pytest.mark.parametrize("session", [PLAIN, ENCRYPTED])
async def test_a_task_whose_answer_was_lost_is_found(
    hub: FakeHub, client: AsyncUserClient, key_files: dict[int, Path], clock: Clock, session: int
) -> None:
    for number, path in key_files.items():
        hub.row("organization", number)["public_key"] = RSACryptor(path).public_key_str
    await client.setup_encryption(key_files[2])
    hub.requests.clear()
    assert [await create(client, session) for _ in range(3)] == [1, 2, 3]
    hub.after = lose_the_answer
    assert await create(client, session) == 4
    assert (posts(hub), len(clock.pauses)) == (4, 1)


async def test_it_is_asked_for_as_the_users_own(hub: FakeHub, client: AsyncUserClient, clock: Clock) -> None:
    hub.after = lose_the_answer
    await create(client)
    asked = next(one.url.params for one in hub.requests if one.url.path == "/hq/task" and one.method == "GET")
    told = {name: asked[name] for name in ("init_user_id", "session_id", "name", "is_user_created")}
    assert told == {"init_user_id": "1", "session_id": "1", "name": "average", "is_user_created": "1"}
    assert asked["include"] == "runs"


@pytest.mark.parametrize("name", ["back\\slash", "x" * 500])
async def test_a_name_that_is_no_good_pattern_is_not_asked_for(
    hub: FakeHub, client: AsyncUserClient, clock: Clock, name: str
) -> None:
    hub.after = lose_the_answer
    assert await create(client, name=name) == 1
    asked = [one.url.params for one in hub.requests if one.url.path == "/hq/task" and one.method == "GET"]
    assert "name" not in asked[0]


async def test_a_task_that_is_not_there_has_an_unknown_outcome(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    await create(client)
    hub.before = lose_the_request
    with pytest.raises(
        OutcomeUnknown, match="looked for there 6 times in 15 seconds and not found"
    ) as caught:
        await create(client)
    assert caught.value.operation == "POST /hq/task"
    assert posts(hub) == 2


async def test_the_hub_gets_time_to_finish(hub: FakeHub, client: AsyncUserClient, clock: Clock) -> None:
    """It makes one run after another: a task with some of them is not whole yet."""
    hidden: list[dict[str, object]] = []

    def half_done(request: httpx.Request) -> None:
        runs = hub.tables["task"][0]["runs"] if hub.tables["task"] else []
        if request.method == "POST":
            hidden.append(runs.pop())
            raise httpx.ReadError("cut")
        if len(clock.pauses) == 3 and hidden:
            runs.append(hidden.pop())

    hub.after = half_done
    assert await create(client) == 1
    assert len(clock.pauses) == 3

    hub.tables["task"].clear()
    clock.pauses.clear()
    clock.pauses += [0] * 9  # past the moment at which the rest is made
    with pytest.raises(OutcomeUnknown, match="Task 1 is it, and the hub is not done with it"):
        await create(client)


@pytest.mark.parametrize("failure", [httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError])
async def test_trouble_while_looking_is_sat_out(
    hub: FakeHub, client: AsyncUserClient, clock: Clock, failure: type[httpx.TransportError]
) -> None:
    def trouble(request: httpx.Request) -> None:
        if request.method == "POST" or (len(clock.pauses) < 3 and clock.pauses):
            raise failure("trouble") if request.method == "GET" else httpx.ReadError("cut")

    hub.after = trouble
    if failure is not httpx.ReadTimeout:  # the others are tried again, with real pauses in between
        client._connection.hub.get_async_httpx_client().policy.rng.uniform = lambda a, b: 0.0  # type: ignore
    assert await create(client) == 1
    assert posts(hub) == 1


async def test_looking_ends_in_time(hub: FakeHub, client: AsyncUserClient, clock: Clock) -> None:
    def slow(request: httpx.Request) -> None:
        if request.method == "POST":
            raise httpx.ReadError("cut")
        if clock.pauses:
            clock.now += 15
            raise httpx.ReadTimeout("slow")

    hub.after = slow
    with pytest.raises(OutcomeUnknown, match="The last attempt to look it up there failed: GET /hq/task"):
        await create(client)
    assert clock.now - 100 < 20 + 15


@pytest.mark.parametrize("status", [401, 403])
async def test_who_may_not_look_is_told(
    hub: FakeHub, client: AsyncUserClient, clock: Clock, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    answer: Callable[[FakeHub, httpx.Request], httpx.Response] = FakeHub.__call__

    def refuse(hub: FakeHub, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/hq/task" and request.method == "GET":
            return httpx.Response(status, json={"msg": "You lack the permission to do that!"})
        return answer(hub, request)

    monkeypatch.setattr(FakeHub, "__call__", refuse)
    hub.after = lose_the_answer
    with pytest.raises(OutcomeUnknown, match=r"It cannot be looked up there: .*lack the permission"):
        await create(client)
    assert len(clock.pauses) == 1


async def test_a_dataframe_whose_answer_was_lost_is_found(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    await client.dataframe.create(label="db", image="i", method="m", session=PLAIN)
    hub.after = lose_the_answer
    made = await client.dataframe.create(label="db", image="i", method="m", session=PLAIN, name="mine")
    assert (made.id, made.name) == (2, "mine")
    hub.after, hub.before = (lambda _: None), lose_the_request
    with pytest.raises(OutcomeUnknown, match="not found"):
        await client.dataframe.create(label="db", image="i", method="m", session=PLAIN)
    assert posts(hub) == 3


async def test_no_error_of_the_look_up_is_behind_the_error(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.before = lose_the_request
    with pytest.raises(OutcomeUnknown) as caught:
        await create(client)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
