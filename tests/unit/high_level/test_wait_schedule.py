"""The pauses of a wait: never shorter than asked, never so long that an end goes unnoticed."""

import itertools
import random

import pytest

from vantage6_hl._wait import LONGEST_PAUSE, pauses


@pytest.mark.parametrize("interval", [0.2, 1, 3, 9.9, 10, 30])
def test_pauses_stay_between_the_interval_and_the_bound(interval: float) -> None:
    seed = random.randrange(10**6)
    print("seed", seed)
    some = list(itertools.islice(pauses(interval, rng=random.Random(seed)), 200))
    assert min(some) >= interval
    assert max(some) <= max(interval, LONGEST_PAUSE)


def test_pauses_grow_to_the_bound_and_stay_there() -> None:
    some = list(itertools.islice(pauses(1, rng=random.Random(1)), 30))
    assert some[0] < 1.2
    assert some[-1] == pytest.approx(LONGEST_PAUSE)
