"""The pauses of a wait: never shorter than asked, never so long that an end goes unnoticed."""

import random

import pytest

from vantage6_hl._wait import LONGEST_PAUSE, Schedule


def pauses(interval: float, *, pushed: bool = False) -> list[float]:
    seed = random.randrange(10**6)
    print("seed", seed)
    schedule = Schedule(interval, rng=random.Random(seed))
    return [schedule.next(pushed=pushed) for _ in range(200)]


@pytest.mark.parametrize("pushed", [False, True])
@pytest.mark.parametrize("interval", [0.2, 1, 3, 9.5, 9.9, 10, 30])
def test_pauses_stay_between_the_interval_and_the_bound(interval: float, pushed: bool) -> None:
    some = pauses(interval, pushed=pushed)
    assert min(some) >= interval
    assert max(some) <= max(interval, LONGEST_PAUSE)


def test_pauses_grow_to_the_bound_and_stay_near_it() -> None:
    some = pauses(1)
    assert some[0] < 1.2
    assert min(some[30:]) > 0.85 * LONGEST_PAUSE


def test_waits_that_began_together_do_not_stay_together() -> None:
    assert len(set(pauses(1)[30:])) > 100
    assert len(set(pauses(9)[30:])) > 100


def test_with_events_the_second_pause_is_the_longest() -> None:
    first, second, *_ = pauses(1, pushed=True)
    assert first < 1.2
    assert second > 0.85 * LONGEST_PAUSE


def test_after_an_event_the_task_is_looked_at_soon_again() -> None:
    schedule = Schedule(1)
    for _ in range(30):
        schedule.next()
    schedule.restart()
    assert schedule.next() < 1.2
