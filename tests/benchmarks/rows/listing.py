"""Reading a long list of tasks.

One task with its run was made through the API and copied in the hub's own database. What bare httpx takes to
read the same pages counts as the hub's own time.
"""

from __future__ import annotations

from contextlib import ExitStack

from tests.benchmarks.contenders import Worker
from tests.benchmarks.figures import Curve, Results, at_least, at_most, ratios
from tests.benchmarks.rounds import play
from tests.benchmarks.stage import Stage

ROW = "listing"
_PAGE = 100  # ours, if the caller names none
_OFFICIAL_PAGE = 20  # the official client's, if the caller names none
_MB = 1e6


def run(stage: Stage) -> Results:
    """Read 100, 1,000 and 10,000 tasks; 10,000 only in a full run, since the hub takes a minute for them."""
    found = Results()
    sizes = (100, 1000) if stage.quick else (100, 1000, 10_000)
    stage.seed(10_000)
    series: dict[str, list[tuple[float, float]]] = {"own": [], "official": [], "bare": []}
    for size in sizes:
        rounds = {100: stage.rounds(9), 1000: 1 if stage.quick else 2}.get(size, 1)
        with ExitStack() as stack:  # fresh workers: what one size holds is not taken for the next one's
            login = stage.login()
            workers = {name: stack.enter_context(Worker(name, login)) for name in series}
            asked = {
                "own": (workers["own"], _PAGE),
                "bare": (workers["bare"], _PAGE),
                "official": (workers["official"], _OFFICIAL_PAGE),
            }
            if size == 1000 and not stage.quick:
                asked["official, pages of 100"] = (workers["official"], _PAGE)
            games = play(
                {
                    name: lambda worker=worker, page=page, size=size: worker.do(
                        "tasks", per_page=page, pages=size // page
                    )
                    for name, (worker, page) in asked.items()
                },
                rounds=rounds,
                rng=stage.rng,
                warm=size == 100,
            )
        for name in series:
            series[name].append((size, games.median(name)))
        if size == 100:
            continue
        detail = ", ".join(f"{name} {games.median(name):.1f} s" for name in asked)
        found.add(
            ROW,
            f"{size:,} tasks, each client with its own page size (100 and 20)",
            games.ratio("official", "own"),
            "× official",
            at_least(1.5),
            detail,
        )
        if "official, pages of 100" in asked:
            same = games.ratio("official, pages of 100", "own")
            found.add(ROW, f"{size:,} tasks, both with pages of 100", same, "× official")
        # What bare httpx takes to read the same bytes is the hub's time and the wire's.
        share = [max(0.0, 1 - one) for one in ratios(games.values("bare"), games.values("own"))]
        found.add(
            ROW,
            f"{size:,} tasks: share that is not the hub's",
            [100 * one for one in share],
            "%",
            at_most(15),
        )
        if size == 10_000:
            held = games.samples["own"][-1]["held"]
            found.add(
                ROW,
                f"{size:,} tasks: memory at the end, beyond that after 1,000",
                [(held[-1] - held[0]) / _MB],
                "MB",
                at_most(2),
                f"{held[0] / _MB:.1f} MB after 1,000, {held[-1] / _MB:.1f} MB after {size:,}",
            )
    found.curves.append(Curve("Listing", "tasks", "s", series))
    return found
