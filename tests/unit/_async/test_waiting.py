"""``wait_for_results``: how often it looks, when it ends, and what it says then. No time passes here."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import chain, pairwise, repeat

import httpx
import pytest

from tests.unit.high_level.fake_hub import FakeHub
from vantage6_hl import AsyncUserClient, LogLine
from vantage6_hl._async import waiting
from vantage6_hl._clock import CLOCK
from vantage6_hl.errors import (
    LoginRequired,
    NotFound,
    RequestTimeout,
    RunFailure,
    TaskFailed,
    UsageError,
    WaitTimeout,
)
from vantage6_hl.progress import Display

pytestmark = pytest.mark.anyio


class Clock:
    """Time that only passes in pauses."""

    def __init__(self) -> None:
        self.now = 100.0
        self.pauses: list[float] = []
        self.at_pause: Callable[[], None] = lambda: None

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()

    class Bell:
        def __init__(self, clock: object) -> None: ...

        async def wait(self, seconds: float) -> None:
            clock.pauses.append(seconds)
            clock.now += seconds
            clock.at_pause()

    monkeypatch.setattr(CLOCK, "now", clock.monotonic)
    monkeypatch.setattr(waiting, "AsyncBell", Bell)
    return clock


def run(id_: int, organization: int, status: str, log: str | None = None) -> dict[str, object]:
    return {
        "id": id_,
        "organization": {"id": organization},
        "status": status,
        "log": log,
        "task": {"id": 7},
        "arguments": None,
    }


def result(id_: int, text: str | None) -> dict[str, object]:
    return {"id": id_, "result": text, "task": {"id": 7}, "blob_storage_used": False}


async def test_it_looks_at_least_every_ten_seconds_and_never_sooner_than_asked(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = chain(repeat("active", 100), ["completed"])
    hub.tables["result"] = [result(1, "WzFd")]
    assert await client.wait_for_results(7, interval=0.5) == [[1]]
    assert len(clock.pauses) == 100
    assert 0.5 <= min(clock.pauses) <= max(clock.pauses) <= 10
    assert clock.pauses[0] < 1


async def test_what_is_shown_in_a_notebook_goes_on_between_the_looks(
    hub: FakeHub, client: AsyncUserClient, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[float] = []

    class Shown(Display):
        again_after = 2.0

        def draw(self) -> None:
            drawn.append(clock.now)

        def close(self) -> None:
            pass

    monkeypatch.setattr(waiting, "display_for", lambda _: Shown(with_logs=False))
    hub.statuses[7] = chain(["active"] * 3, ["completed"])
    await client.wait_for_results(7, interval=11)
    looks = [one for one in hub.requests if one.url.path.endswith("/status")]
    assert len(looks) == 4, "only what is shown is brought up to date"
    steps = [round(after - before, 3) for before, after in pairwise(drawn)]
    assert 0 < max(steps) <= 2


async def test_a_finished_task_is_not_waited_for(hub: FakeHub, client: AsyncUserClient, clock: Clock) -> None:
    hub.statuses[7] = iter(["completed"])
    assert await client.wait_for_results(7, timeout=0) == []
    assert not clock.pauses


async def test_the_caller_hears_each_status_once(hub: FakeHub, client: AsyncUserClient, clock: Clock) -> None:
    hub.statuses[7] = iter(["awaiting", "awaiting", "active", "a status of 2030", "active", "completed"])
    heard: list[str] = []
    await client.wait_for_results(7, on_status=heard.append)
    assert heard == ["awaiting", "active", "a status of 2030", "active", "completed"]


async def test_a_failed_task_says_which_runs_failed_and_why(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = iter(["active", "failed"])
    hub.tables["run"] = [
        run(1, 2, "completed", "all went well"),
        run(2, 3, "crashed", "Traceback\nKeyError: 'age'\n"),
        run(3, 4, "not allowed"),
    ]
    with pytest.raises(TaskFailed) as caught:
        await client.wait_for_results(7)
    assert (caught.value.task_id, caught.value.status) == (7, "failed")
    assert caught.value.failures == (
        RunFailure(2, 3, status="crashed", log="Traceback\nKeyError: 'age'\n", task_id=7),
        RunFailure(3, 4, status="not allowed", log="", task_id=7),
    )
    message = str(caught.value)
    assert "organization 3: crashed: KeyError: 'age'; organization 4: not allowed" in message
    assert "all went well" not in message


async def test_a_failed_run_is_none_when_failures_are_not_to_raise(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = iter(["failed"])
    hub.tables["result"] = [result(1, "WzFd"), result(2, None)]
    assert await client.wait_for_results(7, raise_on_failure=False) == [[1], None]


async def test_when_the_time_is_over_the_task_goes_on(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = repeat("active")
    with pytest.raises(
        WaitTimeout, match=r"Task 7 was still 'active' after 25 seconds.*client\.task\.kill"
    ) as caught:
        await client.wait_for_results(7, timeout=25)
    assert (caught.value.task_id, caught.value.status) == (7, "active")
    assert caught.value.waited == pytest.approx(25)
    assert sum(clock.pauses) == pytest.approx(25), "the last look is at the very end"
    assert not hub.changes()


async def test_an_unknown_task_is_reported_at_once(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    with pytest.raises(NotFound):
        await client.wait_for_results(8)
    assert not clock.pauses


@pytest.mark.parametrize(
    ("interval", "timeout", "reason"),
    [(0, None, "interval is in seconds"), (-1, None, "interval"), (1, -1, "timeout is in seconds")],
)
async def test_times_that_cannot_be_are_refused(
    hub: FakeHub, client: AsyncUserClient, interval: float, timeout: float | None, reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        await client.wait_for_results(7, interval=interval, timeout=timeout)
    assert not hub.requests


@pytest.mark.parametrize(
    ("tasks", "reason"),
    [
        ([], "list of ids is empty"),
        ("7", "not by a str"),
        (["7"], "not by a str"),
        (True, "not by a bool"),
        (None, "not by a NoneType"),
        ([7, 8.0], "not by a float"),
    ],
)
async def test_tasks_are_named_by_ids_and_nothing_else(
    hub: FakeHub, client: AsyncUserClient, tasks: list[int], reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        await client.wait_for_results(tasks)
    with pytest.raises(UsageError, match=reason):
        client.as_completed(tasks)
    assert not hub.requests


async def test_several_tasks_are_waited_for_at_once(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = chain(["awaiting"] * 5, ["completed"])
    hub.statuses[8] = iter(["awaiting", "completed"])
    hub.tables["result"] = [result(1, "WzFd"), result(2, "WzJd") | {"task": {"id": 8}}]
    assert await client.wait_for_results([7, 8, 7]) == [[[1]], [[2]], [[1]]]
    assert len(clock.pauses) < 8


async def test_results_are_given_as_tasks_end(hub: FakeHub, client: AsyncUserClient, clock: Clock) -> None:
    hub.statuses[7] = chain(["awaiting"] * 5, ["completed"])
    hub.statuses[8] = iter(["awaiting", "completed"])
    given = [results.task_id async for results in client.as_completed([7, 8])]
    assert given == [8, 7]


async def test_the_tasks_that_have_not_ended_are_named_when_the_time_is_over(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses.update({7: iter(["completed"]), 8: repeat("awaiting"), 9: repeat("awaiting")})
    with pytest.raises(WaitTimeout, match=r"Tasks \[8, 9\] were still 'awaiting'") as caught:
        await client.wait_for_results([7, 8, 9], timeout=3)
    assert caught.value.task_ids == (8, 9)


async def test_runs_that_fail_a_moment_later_are_told_too(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = chain(["awaiting"], repeat("failed"))
    hub.tables["run"] = [run(1, 2, "crashed", "no column"), run(2, 3, "active")]

    def next_run_fails() -> None:
        if len(clock.pauses) == 2:
            hub.row("run", 2)["status"] = "crashed"

    clock.at_pause = next_run_fails
    with pytest.raises(TaskFailed) as caught:
        await client.wait_for_results(7)
    assert [one.organization_id for one in caught.value.failures] == [2, 3]


async def test_a_failed_task_is_not_waited_for_because_others_go_on(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = repeat("failed")
    hub.tables["run"] = [run(1, 2, "crashed", "no column"), run(2, 3, "active")]
    with pytest.raises(TaskFailed, match=r"still going on at organization 3, client\.task\.kill\(7\)"):
        await client.wait_for_results(7)
    assert sum(clock.pauses) < 5


async def test_without_raising_every_run_is_waited_for(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = repeat("failed")
    hub.tables["run"] = [run(1, 2, "crashed"), run(2, 3, "active"), run(3, 4, "a status of 2030")]
    hub.tables["result"] = [result(1, None), result(2, "WzFd"), result(3, None)]

    def ends_in_a_minute() -> None:
        if clock.now > 160:
            hub.row("run", 2)["status"] = "completed"
            hub.row("run", 3)["finished_at"] = "2026-11-24T15:00:00+00:00"

    clock.at_pause = ends_in_a_minute
    results = await client.wait_for_results(7, raise_on_failure=False)
    assert results == [None, [1], None]
    assert results.organization_ids == (2, 3, 4)
    assert 60 <= sum(clock.pauses) < 71
    assert len(clock.pauses) < 30


async def test_the_failure_of_a_subtask_is_told_from_the_tasks_own(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = repeat("failed")
    hub.tables["task"] = [
        {"id": 8, "parent": {"id": 7}, "status": "completed"},
        {"id": 9, "parent": {"id": 7}, "status": "failed"},
        {"id": 10, "parent": {"id": 1}, "status": "failed"},
    ]
    of_subtask = run(5, 3, "crashed", "KeyError: 'age'\x1b[2J") | {"task": {"id": 9}}
    hub.tables["run"] = [run(1, 2, "crashed", "a subtask failed"), of_subtask]
    with pytest.raises(TaskFailed) as caught:
        await client.wait_for_results(7)
    own, inner = caught.value.failures
    assert (own.task_id, inner.task_id) == (7, 9)
    assert caught.value.subtask_failures == (inner,)
    message = str(caught.value)
    assert message.startswith(
        "Task 7 failed: its subtask 9 failed at organization 3 (crashed): KeyError: 'age' [2J"
    )
    assert "its own run at organization 2: crashed: a subtask failed" in message
    assert inner.log.endswith("\x1b[2J"), "whole"


async def test_log_lines_are_given_once_whatever_the_hub_does_with_the_log(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = chain(["awaiting"] * 6, ["completed"])
    logs: list[str | None] = [
        "one\ntwo",
        "one\ntwo\ntwo\n",
        None,
        None,
        "one",
        "one\ntwo\ntwo\nthree\r\n\nfour",
    ]
    hub.tables["run"] = [run(1, 2, "active", None)]

    def next_log() -> None:
        if logs:
            hub.row("run", 1)["log"] = logs.pop(0)

    clock.at_pause = next_log
    lines: list[LogLine] = []
    await client.wait_for_results(7, on_log=lines.append)
    assert [line.text for line in lines] == ["one", "two", "two", "three", "", "four"]
    assert {(line.task_id, line.run_id, line.organization_id) for line in lines} == {(7, 1, 2)}


def away(hub: FakeHub, clock: Clock, *, since: float, until: float, error: Exception | None = None) -> None:
    """Let the hub not answer for a while."""

    def before(request: httpx.Request) -> None:
        if since <= clock.now < until:
            raise error or httpx.ReadTimeout("no answer", request=request)

    hub.before = before


async def test_an_hour_without_the_hub_is_survived_within_the_waits_time(
    hub: FakeHub, client: AsyncUserClient, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    hub.statuses[7] = chain(["awaiting"] * 2, repeat("completed"))
    away(hub, clock, since=101, until=3700)
    assert await client.wait_for_results(7, timeout=8000) == []
    assert 3600 <= sum(clock.pauses) < 3625
    told = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert [text.split(",")[0] for text in told] == ["The hub cannot be asked", "The hub answers again"]


async def test_without_a_time_of_its_own_a_wait_gives_up_after_fifteen_minutes(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = repeat("awaiting")
    away(hub, clock, since=200, until=math.inf)
    with pytest.raises(RequestTimeout):
        await client.wait_for_results(7)
    assert 15 * 60 <= clock.now - 200 < 15 * 60 + 20


async def test_the_time_is_over_although_the_hub_does_not_answer(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    away(hub, clock, since=0, until=math.inf)
    with pytest.raises(
        WaitTimeout, match=r"still 'unknown'.*hub could not be asked: GET /hq/task/7/status"
    ) as caught:
        await client.wait_for_results(7, timeout=20)
    assert caught.value.status == ""
    assert sum(clock.pauses) == pytest.approx(20)


async def test_results_that_cannot_be_read_at_once_are_read_later(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = repeat("completed")
    hub.tables["result"] = [result(1, "WzFd")]
    refused = iter([httpx.ReadTimeout("no answer")] * 2)

    def before(request: httpx.Request) -> None:
        if request.url.path == "/hq/result":
            for error in refused:
                raise error

    hub.before = before
    assert await client.wait_for_results(7) == [[1]]
    assert len(clock.pauses) == 2


async def test_results_that_are_not_read_in_time_can_still_be_had(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = repeat("completed")

    def before(request: httpx.Request) -> None:
        if request.url.path == "/hq/result":
            raise httpx.ReadTimeout("no answer", request=request)

    hub.before = before
    with pytest.raises(WaitTimeout, match=r"results were not read in time: client\.result\.from_task\(7\)"):
        await client.wait_for_results(7, timeout=20)


async def test_what_the_hub_will_not_change_its_mind_about_is_told_at_once(
    hub: FakeHub, client: AsyncUserClient, clock: Clock
) -> None:
    hub.statuses[7] = repeat("awaiting")

    def before(request: httpx.Request) -> None:
        if clock.now > 110:
            raise LoginRequired("The login has ended.")

    hub.before = before
    with pytest.raises(LoginRequired):
        await client.wait_for_results(7)
    assert clock.now < 120
