"""A slice of ``make faults``: some of each kind of fault on the real hub, in both flavours."""

from __future__ import annotations

import random

import pytest

from tests.faults import chaos, creations, signals, special
from tests.faults.__main__ import run_matrix
from tests.faults.lab import Lab
from tests.faults.matrix import ANSWERS, CLOCK, CONNECTION, LOGIN, SLOW, STATUSES
from tests.faults.running import FLAVOURS, Outcome

pytestmark = [pytest.mark.hub, pytest.mark.slow, pytest.mark.usefixtures("short_look_ups")]


def check(outcomes: list[Outcome]) -> None:
    problems = [
        f"{one.case}, {one.flavour}, {one.phase}: {text}" for one in outcomes for text in one.problems
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    ("cases", "number"),
    [(CONNECTION, 2), (SLOW, 1), (ANSWERS, 3), (STATUSES, 4), (LOGIN, 2), (CLOCK, 1)],
    ids=["connection", "slow", "answers", "statuses", "login", "clock"],
)
def test_some_cases_of_the_matrix(faults_lab: Lab, seed: int, cases: list[object], number: int) -> None:
    chosen = random.Random(seed).sample(cases, number)
    check(run_matrix(faults_lab, chosen, seed=seed, progress=print))  # type: ignore[arg-type]


def test_creations_that_are_cut_are_neither_lost_nor_doubled(faults_lab: Lab, seed: int) -> None:
    done = creations.run(faults_lab, 100, seed=seed, progress=print)
    print(done.summary())
    assert len(done.told) == 100
    assert done.looked_up > 5, "else the look-up was not tried"
    assert not done.lost
    assert not done.doubled


def test_chaos_gives_the_right_result_or_a_typed_error_in_time(faults_lab: Lab, seed: int) -> None:
    found = chaos.run(faults_lab, 24, seed=seed, progress=print)
    print(found.summary())
    assert found.told["right"] > 0
    assert found.faults > 0
    assert not found.problems


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_nothing_is_sent_to_a_server_with_a_bad_certificate(faults_lab: Lab, flavour: str) -> None:
    check(special.certificates(faults_lab, flavour))


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_dataframe_whose_answer_was_cut_off_is_found(faults_lab: Lab, flavour: str) -> None:
    check([special.dataframes(faults_lab, flavour)])


def test_interrupted_and_killed_programs_end_at_once(faults_lab: Lab, seed: int) -> None:
    rng = random.Random(seed)
    check(
        [
            signals.run(faults_lab, number, rng.choice(FLAVOURS), phase, seed=seed, runs=1)
            for number in signals.SIGNALS
            for phase in signals.PHASES
        ]
    )
