"""Rounds: every contender does the same work once a round, in an order drawn anew each time."""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.figures import ratios

Sample = dict[str, Any]
"""What one piece of work cost: ``seconds``, ``cpu`` (seconds) and whatever else the worker tells."""


@dataclass(frozen=True)
class Rounds:
    """The samples of each contender, round by round."""

    samples: Mapping[str, list[Sample]]

    def values(self, contender: str, key: str = "seconds") -> list[float]:
        """One figure of each round."""
        return [one[key] for one in self.samples[contender]]

    def median(self, contender: str, key: str = "seconds") -> float:
        """The median over the rounds."""
        return statistics.median(self.values(contender, key))

    def ratio(self, above: str, below: str, key: str = "seconds") -> list[float]:
        """Divide two contenders' figures round by round."""
        return ratios(self.values(above, key), self.values(below, key))


def play(
    contenders: Mapping[str, Callable[[], Sample]], *, rounds: int, rng: random.Random, warm: bool = True
) -> Rounds:
    """Let the contenders work in turn.

    Parameters
    ----------
    contenders : mapping of str to callable
        Does one piece of work and gives its sample.
    rounds : int
        How many are kept.
    rng : random.Random
        Draws the orders.
    warm : bool
        Play one more round first, which is not kept: connections open and caches fill. Default True.
    """
    samples: dict[str, list[Sample]] = {name: [] for name in contenders}
    for number in range(-1 if warm else 0, rounds):
        order = list(contenders)
        rng.shuffle(order)
        for name in order:
            sample = contenders[name]()
            if number >= 0:
                samples[name].append(sample)
    return Rounds(samples)
