"""One call after another: calls a second, and the client's CPU for each.

TLS is nginx with connections kept alive on both sides; for 20 ms of latency a proxy before it passes each
piece on 20 ms after it came, and lets a connection begin after 40.
"""

from __future__ import annotations

from contextlib import ExitStack

from tests.benchmarks.contenders import CONTENDERS, Worker
from tests.benchmarks.figures import Curve, Results, at_least, at_most
from tests.benchmarks.rounds import Rounds, play
from tests.benchmarks.stage import WAYS, Stage, Way

ROW = "sequential"
_CALLS: dict[Way, dict[str, int]] = {  # in one round
    "plain": {"version": 150, "organization": 30},
    "tls": {"version": 100, "organization": 30},
    "far": {"version": 12, "organization": 10},
}
_AGAINST_OFFICIAL: dict[Way, float] = {"plain": 1.2, "tls": 1.2, "far": 2.5}
_NAMES = {"version": "GET version", "organization": "GET organization/N"}


def run(stage: Stage) -> Results:
    """Call in each setting."""
    found = Results()
    for way, calls in _CALLS.items():
        with ExitStack() as stack:
            workers = {name: stack.enter_context(Worker(name, stage.login(way))) for name in CONTENDERS}
            for call, count in calls.items():
                extra = {"id": stage.organization} if call == "organization" else {}
                games = play(
                    {
                        name: lambda worker=worker, call=call, count=count, extra=extra: worker.do(
                            call, count=count, **extra
                        )
                        for name, worker in workers.items()
                    },
                    rounds=stage.rounds(6 if way == "far" else 9),
                    rng=stage.rng,
                )
                _add(found, way, _NAMES[call], games, count)
            if way == "plain":
                _keep_alive(stage, found, workers)
                _growth(stage, found, workers)
    return found


def _add(found: Results, way: Way, call: str, games: Rounds, count: int) -> None:
    where = f"{call}, {WAYS[way]}"
    speeds = ", ".join(f"{name} {count / games.median(name):,.0f}/s" for name in CONTENDERS)
    cpu = ", ".join(f"{name} {games.median(name, 'cpu') / count * 1e6:,.0f} µs" for name in CONTENDERS)
    found.add(
        ROW, f"{where}: calls a second", games.ratio("bare", "own"), "× bare httpx", at_least(0.9), speeds
    )
    against = at_least(_AGAINST_OFFICIAL[way])
    found.add(ROW, f"{where}: calls a second", games.ratio("official", "own"), "× official", against)
    if way == "tls":
        found.add(ROW, f"{where}: CPU", games.ratio("own", "bare", "cpu"), "× bare httpx", at_most(1.3), cpu)
        found.add(ROW, f"{where}: CPU", games.ratio("own", "official", "cpu"), "× official", at_most(1 / 3))


def _keep_alive(stage: Stage, found: Results, workers: dict[str, Worker]) -> None:
    count = _CALLS["plain"]["version"]
    games = play(
        {
            "kept": lambda: workers["own"].do("version", count=count),
            "anew": lambda: workers["bare"].do("version_anew", count=count),
        },
        rounds=stage.rounds(9),
        rng=stage.rng,
    )
    found.add(
        ROW,
        "kept connection against bare httpx with a new one for each call, plain http",
        games.ratio("anew", "kept"),
        "× as fast",
        at_least(1),
        f"kept {count / games.median('kept'):,.0f}/s, new {count / games.median('anew'):,.0f}/s",
    )


def _growth(stage: Stage, found: Results, workers: dict[str, Worker]) -> None:
    sizes = (10, 100) if stage.quick else (10, 100, 1000)
    series: dict[str, list[tuple[float, float]]] = {name: [] for name in workers}
    for size in sizes:
        games = play(
            {
                name: lambda worker=worker, size=size: worker.do("version", count=size)
                for name, worker in workers.items()
            },
            rounds=stage.rounds(5),
            rng=stage.rng,
        )
        for name in workers:
            series[name].append((size, games.median(name)))
    found.curves.append(Curve("Calls one after another", "GET version", "s", series))
