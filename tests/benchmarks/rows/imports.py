"""Import time and memory, each in fresh processes, whole programs counted from their start.

`own` imports `UserClient` and one endpoint of the bindings.
"""

from __future__ import annotations

from tests.benchmarks.figures import Curve, Results, at_least, at_most
from tests.benchmarks.fresh import fresh
from tests.benchmarks.rounds import play
from tests.benchmarks.stage import Stage

ROW = "imports"
_MB = 1e6


def run(stage: Stage) -> Results:
    """Import the contenders in turn, and ever more endpoints."""
    found = Results()
    games = play(
        {
            "python": fresh("own", "nothing"),
            "own": fresh("own", "import_own"),
            "httpx": fresh("own", "import_httpx"),
            "official": fresh("official", "import_official"),
        },
        rounds=stage.rounds(9),
        rng=stage.rng,
    )
    beyond = {
        name: [
            one - bare
            for one, bare in zip(games.values(name, "total"), games.values("python", "total"), strict=True)
        ]
        for name in ("own", "official")
    }
    detail = (
        f"whole processes: bare Python {games.median('python', 'total'):.3f} s, "
        f"with httpx {games.median('httpx', 'total'):.3f} s, own {games.median('own', 'total'):.3f} s, "
        f"official {games.median('official', 'total'):.3f} s"
    )
    faster = [other / own for other, own in zip(beyond["official"], beyond["own"], strict=True)]
    found.add(ROW, "import, against the official client", faster, "× faster", at_least(8), detail)
    found.add(ROW, "import, beyond bare Python", beyond["own"], "s", at_most(0.3))
    found.add(
        ROW,
        "memory after import",
        [peak / _MB for peak in games.values("own", "peak")],
        "MB",
        at_most(45),
        f"official {games.median('official', 'peak') / _MB:.0f} MB, "
        f"bare Python {games.median('python', 'peak') / _MB:.0f} MB, "
        f"with httpx {games.median('httpx', 'peak') / _MB:.0f} MB",
    )
    sizes = (1, 10, 75)
    more = play(
        {str(count): fresh("own", "import_endpoints", count=count) for count in sizes},
        rounds=stage.rounds(5),
        rng=stage.rng,
    )
    found.curves.append(
        Curve(
            "Import",
            "endpoints imported",
            "s",
            {
                "this client": [(count, more.median(str(count))) for count in sizes],
                "official (always whole)": [(count, games.median("official")) for count in sizes],
            },
        )
    )
    return found
