"""A slice of ``make faults`` that needs no hub: mutated envelopes, bombs, and many requests."""

from __future__ import annotations

import random

import pytest

from tests.faults import envelopes, memory
from tests.faults.bombs import BOMBS
from tests.faults.running import FLAVOURS


def test_no_mutated_envelope_gives_something_wrong(seed: int) -> None:
    found = envelopes.run(3000, seed=seed, progress=print)
    print(found.summary())
    assert found.refused > 2000
    assert found.undetectable > 0, "else the mutations are too coarse"
    assert not found.wrong


@pytest.mark.slow
def test_bombs_cost_no_more_memory_than_the_limit_and_a_little(seed: int) -> None:
    rng = random.Random(seed)
    for bomb in rng.sample([*BOMBS], 5):
        met = memory.explode(bomb, rng.choice(FLAVOURS), rng.choice(("GET", "POST")))
        print(met)
        assert not met.wrong, met


@pytest.mark.slow
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_many_requests_leave_nothing_behind(flavour: str) -> None:
    found = memory.soak(flavour, 4000)
    print(found)
    assert found.errors > 100, "some fail on purpose"
    assert not found.wrong, found
