"""The life of a run: the order of its steps and what the hub is told."""

from datetime import UTC, datetime

import pytest

from vantage6_hl.testing.sandbox.runs import RunLife, Status

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)


def test_every_update_carries_all_that_the_hub_would_forget() -> None:
    times = iter([START, END])
    life = RunLife(clock=lambda: next(times))
    assert life.initialize().started_at is None
    life.log("one")
    active = life.activate()
    assert (active.status, active.log, active.started_at, active.finished_at) == (
        Status.ACTIVE,
        "one",
        START,
        None,
    )
    life.log("two")
    last = life.end(Status.COMPLETED, result="e30=")
    assert (last.log, last.started_at, last.finished_at, last.result) == ("one\ntwo", START, END, "e30=")


@pytest.mark.parametrize("status", [status for status in Status if status.ended])
def test_a_run_can_end_before_it_starts_and_only_once(status: Status) -> None:
    life = RunLife()
    life.initialize()
    assert life.end(status).finished_at is not None
    with pytest.raises(ValueError, match="cannot become"):
        life.end(Status.COMPLETED)
    with pytest.raises(ValueError, match="cannot become"):
        life.activate()


def test_a_method_does_not_start_before_its_run_was_taken_up() -> None:
    with pytest.raises(ValueError, match="'pending' cannot become 'active'"):
        RunLife().activate()


def test_a_run_cannot_end_alive() -> None:
    with pytest.raises(ValueError, match="cannot end as 'active'"):
        RunLife().end(Status.ACTIVE)
