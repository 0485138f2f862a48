"""The arithmetic of the benchmarks: medians, spreads, verdicts, rounds and the table. Nothing is measured."""

from __future__ import annotations

import random

import pytest

from tests.benchmarks import report
from tests.benchmarks.figures import Curve, Finding, Results, at_least, at_most, ratios, short
from tests.benchmarks.rounds import play


def test_the_figure_is_the_median_and_the_spread_its_quartiles() -> None:
    found = Finding("row", "what", [5, 1, 2, 4, 3], "s")
    assert found.median == 3
    assert found.spread == (2, 4)
    assert Finding("row", "what", [1, 9, 2], "s").spread == (1, 9)
    assert found.met is None


@pytest.mark.parametrize(
    ("target", "value", "met"),
    [(at_least(3), 3, True), (at_least(3), 2.9, False), (at_most(3), 3, True), (at_most(3), 3.1, False)],
)
def test_a_target_is_a_bound(target: object, value: float, met: bool) -> None:
    assert Finding("row", "what", [value], "s", target).met is met


def test_a_ratio_is_taken_within_a_round() -> None:
    assert ratios([2, 40], [1, 10]) == [2, 4]
    with pytest.raises(ValueError, match="shorter"):
        ratios([1, 2], [1])


def test_in_each_round_everybody_works_once_in_an_order_of_its_own() -> None:
    log: list[str] = []
    clock = iter(range(1000))

    def worker(name: str):
        def work() -> dict[str, int]:
            log.append(name)
            return {"seconds": next(clock)}

        return work

    games = play({name: worker(name) for name in "abc"}, rounds=20, rng=random.Random(1))
    rounds = ["".join(log[start : start + 3]) for start in range(0, len(log), 3)]
    assert all(sorted(one) == ["a", "b", "c"] for one in rounds)
    assert len(set(rounds)) > 3
    assert len(rounds) == 21
    assert [len(games.values(name)) for name in "abc"] == [20, 20, 20]  # the first round is for warming up
    assert min(games.values("a") + games.values("b") + games.values("c")) == 3


def test_the_same_seed_draws_the_same_orders() -> None:
    def orders(seed: int) -> list[str]:
        log: list[str] = []
        workers = {name: lambda name=name: log.append(name) or {} for name in "abc"}
        play(workers, rounds=5, rng=random.Random(seed))
        return log

    assert orders(4) == orders(4)
    assert orders(4) != orders(5)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.0123456, "0.0123"), (1.234, "1.23"), (99.99, "99.99"), (12345.6, "12,346")],
)
def test_figures_are_written_with_digits_that_mean_something(value: float, text: str) -> None:
    assert short(value) == text


@pytest.fixture
def results() -> Results:
    found = Results()
    found.add("parsing", "1,000 tasks", [1.0, 1.2, 1.1], "× json.loads", at_most(2), "0.9 MB")
    found.add("imports", "import", [3.0], "× faster", at_least(8))
    found.add("imports", "time", [0.2], "s")
    found.curves.append(Curve("Parsing", "tasks", "s", {"own": [(1, 2)]}))
    return found


def test_the_table_says_what_is_met_and_what_falls_short(
    results: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "reasons", lambda: {"imports": {"import": "httpx alone takes that long."}})
    text = report.as_text(results)
    assert "1 of 2 targets met." in text
    assert "1.10 × json.loads (1.00–1.20)" in text
    assert "imports: import (× faster). httpx alone takes that long." in text
    page = report.as_markdown(results, {"machine": "2 cores"})
    assert "| 1,000 tasks | 1.10 × json.loads (1.00–1.20) | ≤ 2.00 | yes | 0.9 MB |" in page
    assert "| import | 3.00 × faster (3.00–3.00) | ≥ 8.00 | **no** |  |" in page
    assert "- **imports: import (× faster)**: httpx alone takes that long." in page
    assert "| machine | 2 cores |" in page


def test_results_can_be_kept(results: Results) -> None:
    assert report.as_text(Results.from_json(results.to_json())) == report.as_text(results)


def test_the_reasons_are_those_of_known_rows() -> None:
    from tests.benchmarks.rows import ROWS

    assert report.reasons().keys() <= ROWS.keys()
