# Made from tests/unit/_async/test_waiting.py by 'make flavours'. Change that file, not this one.
"""``wait_for_results``: how often it looks, when it ends, and what it says then. No time passes here."""

from __future__ import annotations

from itertools import chain, repeat

import pytest

from tests.unit.high_level.fake_hub import FakeHub
from vantage6_hl import UserClient
from vantage6_hl._sync import waiting
from vantage6_hl.errors import NotFound, RunFailure, TaskFailed, UsageError, WaitTimeout

pytestmark = pytest.mark.anyio


class Clock:
    """Time that only passes in pauses."""

    def __init__(self) -> None:
        self.now = 100.0
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()

    class Bell:
        def wait(self, seconds: float) -> None:
            clock.pauses.append(seconds)
            clock.now += seconds

    monkeypatch.setattr(waiting, "time", clock)
    monkeypatch.setattr(waiting, "Bell", Bell)
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


def test_it_looks_at_least_every_ten_seconds_and_never_sooner_than_asked(
    hub: FakeHub, client: UserClient, clock: Clock
) -> None:
    hub.statuses[7] = chain(repeat("active", 100), ["completed"])
    hub.tables["result"] = [result(1, "WzFd")]
    assert client.wait_for_results(7, interval=0.5) == [[1]]
    assert len(clock.pauses) == 100
    assert 0.5 <= min(clock.pauses) <= max(clock.pauses) <= 10
    assert clock.pauses[0] < 1


def test_a_finished_task_is_not_waited_for(hub: FakeHub, client: UserClient, clock: Clock) -> None:
    hub.statuses[7] = iter(["completed"])
    assert client.wait_for_results(7, timeout=0) == []
    assert not clock.pauses


def test_the_caller_hears_each_status_once(hub: FakeHub, client: UserClient, clock: Clock) -> None:
    hub.statuses[7] = iter(["awaiting", "awaiting", "active", "a status of 2030", "active", "completed"])
    heard: list[str] = []
    client.wait_for_results(7, on_status=heard.append)
    assert heard == ["awaiting", "active", "a status of 2030", "active", "completed"]


def test_a_failed_task_says_which_runs_failed_and_why(hub: FakeHub, client: UserClient, clock: Clock) -> None:
    hub.statuses[7] = iter(["active", "failed"])
    hub.tables["run"] = [
        run(1, 2, "completed", "all went well"),
        run(2, 3, "crashed", "Traceback\nKeyError: 'age'\n"),
        run(3, 4, "not allowed"),
    ]
    with pytest.raises(TaskFailed) as caught:
        client.wait_for_results(7)
    assert (caught.value.task_id, caught.value.status) == (7, "failed")
    assert caught.value.failures == (
        RunFailure(2, 3, status="crashed", log="Traceback\nKeyError: 'age'\n", task_id=7),
        RunFailure(3, 4, status="not allowed", log="", task_id=7),
    )
    message = str(caught.value)
    assert "organization 3: crashed: KeyError: 'age'; organization 4: not allowed" in message
    assert "all went well" not in message


def test_a_failed_run_is_none_when_failures_are_not_to_raise(
    hub: FakeHub, client: UserClient, clock: Clock
) -> None:
    hub.statuses[7] = iter(["failed"])
    hub.tables["result"] = [result(1, "WzFd"), result(2, None)]
    assert client.wait_for_results(7, raise_on_failure=False) == [[1], None]


def test_when_the_time_is_over_the_task_goes_on(hub: FakeHub, client: UserClient, clock: Clock) -> None:
    hub.statuses[7] = repeat("active")
    with pytest.raises(
        WaitTimeout, match=r"Task 7 was still 'active' after 25 seconds.*client\.task\.kill"
    ) as caught:
        client.wait_for_results(7, timeout=25)
    assert (caught.value.task_id, caught.value.status) == (7, "active")
    assert caught.value.waited == pytest.approx(25)
    assert sum(clock.pauses) == pytest.approx(25), "the last look is at the very end"
    assert not hub.changes()


def test_an_unknown_task_is_reported_at_once(hub: FakeHub, client: UserClient, clock: Clock) -> None:
    with pytest.raises(NotFound):
        client.wait_for_results(8)
    assert not clock.pauses


@pytest.mark.parametrize(
    ("interval", "timeout", "reason"),
    [(0, None, "interval is in seconds"), (-1, None, "interval"), (1, -1, "timeout is in seconds")],
)
def test_times_that_cannot_be_are_refused(
    hub: FakeHub, client: UserClient, interval: float, timeout: float | None, reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        client.wait_for_results(7, interval=interval, timeout=timeout)
    assert not hub.requests
