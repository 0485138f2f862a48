"""A hundred calls at once, in asyncio, on connections that are open; the official client cannot do that."""

from __future__ import annotations

from tests.benchmarks.contenders import Worker
from tests.benchmarks.figures import Curve, Results, at_least
from tests.benchmarks.rounds import play
from tests.benchmarks.stage import Stage

ROW = "concurrent"


def run(stage: Stage) -> Results:
    """Call with 1, 10 and 100 at once. The official client has no asynchronous form."""
    found = Results()
    series: dict[str, list[tuple[float, float]]] = {"own": [], "bare": []}
    login = stage.login()
    with Worker("own", login) as own, Worker("bare", login) as bare:
        workers = {"own": own, "bare": bare}
        for width in (1, 10, 100):
            rounds = stage.rounds(6) if width == 100 else 2
            for call, count in (("version", 150 if stage.quick else 300), ("organization", 100)):
                if call == "organization" and width < 100:
                    continue
                games = play(
                    {
                        name: lambda worker=worker, call=call, count=count, width=width: worker.do(
                            "at_once", call=call, count=count, width=width, id=stage.organization
                        )
                        for name, worker in workers.items()
                    },
                    rounds=rounds,
                    rng=stage.rng,
                )
                if call == "version":
                    for name in series:
                        series[name].append((width, count / games.median(name)))
                if width == 100:
                    speeds = ", ".join(f"{name} {count / games.median(name):,.0f}/s" for name in workers)
                    what = f"GET {'organization/N' if call == 'organization' else call}, 100 at once"
                    found.add(ROW, what, games.ratio("bare", "own"), "× bare httpx", at_least(0.85), speeds)
    found.curves.append(Curve("Calls at once (async)", "calls at once", "calls a second", series))
    return found
