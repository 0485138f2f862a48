"""The first typed call after import, in fresh processes, against bare httpx sending the same requests.

With a login these are five: the version, a token, the user, its organization, and the call itself.
"""

from __future__ import annotations

from tests.benchmarks.figures import Results, at_most
from tests.benchmarks.fresh import fresh
from tests.benchmarks.rounds import play
from tests.benchmarks.stage import WAYS, Stage, Way

ROW = "first_call"


def run(stage: Stage) -> Results:
    """Make first calls on loopback and behind TLS."""
    found = Results()
    ways: tuple[Way, ...] = ("plain", "tls")
    for way in ways:
        order = {**stage.login(way), "organization": stage.organization}
        kinds = [("call", "login, version and first call")]
        if way == "plain":  # the bindings' own client takes the system's authorities only
            kinds.append(("bindings", "version and first call with the bindings and a token"))
        for kind, told in kinds:
            games = play(
                {name: fresh("own", f"{kind}_{name}", **order) for name in ("own", "httpx")},
                rounds=stage.rounds(15),
                rng=stage.rng,
            )
            found.add(
                ROW,
                f"{told}, {WAYS[way]}",
                games.ratio("own", "httpx"),
                "× bare httpx",
                at_most(1.3),
                f"own {games.median('own') * 1000:.0f} ms, bare {games.median('httpx') * 1000:.0f} ms",
            )
    return found
