"""``make faults``: everything that can go wrong, tried on a real hub, and a table of what came of it.

Ends with status 1 when anything was lost, doubled, endless or wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor

from tests.faults import chaos, creations, envelopes, matrix, memory, signals, special, tokens
from tests.faults.bombs import BOMBS
from tests.faults.lab import Lab, lab
from tests.faults.running import FLAVOURS, Outcome, run_case, table

SECTIONS = ("matrix", "special", "signals", "tokens", "memory", "envelopes", "chaos", "creations")
_ON_HUB = {"matrix", "special", "signals", "chaos", "creations"}
_AT_ONCE = 4


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=SECTIONS, help="only this section; may be repeated"
    )
    parser.add_argument("--case", default="", help="only cases of the matrix with this text in their name")
    parser.add_argument("--seed", type=int, default=None, help="the seed of an earlier run, to repeat it")
    parser.add_argument("--creations", type=int, default=10_000)
    parser.add_argument("--chaos", type=int, default=1000, help="runs of chaos")
    parser.add_argument("--envelopes", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=100_000, help="requests of each flavour for memory")
    asked = parser.parse_args()
    seed = random.randrange(10**6) if asked.seed is None else asked.seed
    print(f"seed {seed}", flush=True)
    report = Report()
    began = time.monotonic()
    sections = asked.only or SECTIONS
    if "envelopes" in sections:
        found = envelopes.run(asked.envelopes, seed=seed, progress=say)
        report.line(found.summary(), found.wrong)
    if "memory" in sections:
        _memory(report, asked.requests)
    if "tokens" in sections:
        shared = tokens.run(seconds=30, progress=say)
        told = "; ".join(f"{one.flavour}: {one.requests} requests, {one.tokens} tokens" for one in shared)
        report.line(f"three programs with one saved login, strict rotation: {told}", tokens.problems(shared))
    if _ON_HUB & {*sections}:
        say("a hub starts")
        with lab() as made, matrix.names_that_fail():
            _on_hub(made, report, sections, asked, seed)
    print(f"\n{len(report.problems)} problems, {time.monotonic() - began:.0f} s, seed {seed}")
    return 1 if report.problems else 0


class Report:
    """What is printed, and all that must not be."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def line(self, text: str, problems: Iterable[str]) -> None:
        """Print one result with its problems."""
        found = [*problems]
        print(f"{'FAILED' if found else 'ok'}  {text}", flush=True)
        for one in found[:20]:
            print(f"    {one}", flush=True)
        self.problems += found

    def table(self, outcomes: Iterable[Outcome]) -> None:
        """Print outcomes as a table, and their problems below it."""
        shown = [*outcomes]
        print("\n".join(["", *table(shown), ""]), flush=True)
        for one in shown:
            for problem in one.problems:
                self.problems.append(problem)
                print(f"    {one.case}, {one.flavour}, {one.phase}: {problem}", flush=True)


def say(text: str) -> None:
    """Tell what is going on, on standard error."""
    print(f"... {text}", file=sys.stderr, flush=True)


def _on_hub(made: Lab, report: Report, sections: Iterable[str], asked: argparse.Namespace, seed: int) -> None:
    with ThreadPoolExecutor(len(FLAVOURS)) as pool:
        # It takes five minutes, in which there is nothing to do but wait.
        old: list[Future[Outcome]] = []
        if "special" in sections:
            old = [pool.submit(special.token_ends, made, flavour) for flavour in FLAVOURS]
        if "matrix" in sections:
            report.table(run_matrix(made, matrix.CASES, asked.case, seed=seed))
        if "signals" in sections:
            report.table(
                signals.run(made, number, flavour, phase, seed=seed, runs=4)
                for number in signals.SIGNALS
                for flavour in FLAVOURS
                for phase in signals.PHASES
            )
        if "chaos" in sections:
            found = chaos.run(made, asked.chaos, seed=seed, progress=say)
            report.line(f"chaos: {found.summary()}", found.problems)
        if "creations" in sections:
            done = creations.run(made, asked.creations, seed=seed, progress=say)
            report.line(done.summary(), [*done.lost, *done.doubled])
        if "special" in sections:
            outcomes = [one for flavour in FLAVOURS for one in special.certificates(made, flavour)]
            outcomes += [special.dataframes(made, flavour) for flavour in FLAVOURS]
            outcomes += [one.result() for one in old]
            report.table([*outcomes, *(special.restart(made, flavour) for flavour in FLAVOURS)])


def run_matrix(
    made: Lab,
    cases: Iterable[matrix.Case],
    name: str = "",
    *,
    seed: int,
    progress: Callable[[str], None] = say,
) -> list[Outcome]:
    """Run cases in both flavours and all their phases: several at once, and alone those that have to be."""
    todo = [
        (case, flavour, phase)
        for case in cases
        if name in case.name
        for flavour in FLAVOURS
        for phase in case.fine
    ]
    done: dict[tuple[str, str, str], Outcome] = {}

    def one(what: tuple[matrix.Case, str, str]) -> None:
        case, flavour, phase = what
        done[case.name, flavour, phase] = run_case(made, case, flavour, phase, seed=seed)
        if len(done) % 25 == 0:
            progress(f"{len(done)} of {len(todo)} cases of the matrix")

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(one, [what for what in todo if not what[0].alone and not what[0].exactly]):
            pass
    for what in todo:
        if what[0].alone or what[0].exactly:
            one(what)
            matrix.clock_is_right()
    return [done[case.name, flavour, phase] for case, flavour, phase in todo]


def _memory(report: Report, requests: int) -> None:
    for bomb in BOMBS:
        met = [memory.explode(bomb, flavour, method) for flavour in FLAVOURS for method in ("GET", "POST")]
        most = max(one.growth for one in met) / 2**20
        told = ", ".join(sorted({one.error for one in met}))
        report.line(
            f"bomb: {bomb}: {most:.0f} MiB at most, {max(one.seconds for one in met):.1f} s, {told}",
            [f"{one.flavour} {one.method}: {one.wrong}" for one in met if one.wrong],
        )
    for flavour in FLAVOURS:
        say(f"{requests} requests, {flavour}")
        soaked = memory.soak(flavour, requests)
        report.line(
            f"{flavour}: {soaked.requests} requests, {soaked.errors} of them failed on purpose, "
            f"{soaked.seconds:.0f} s: memory {soaked.growth / 2**20:+.2f} MiB, {soaked.sockets} sockets left",
            [soaked.wrong] if soaked.wrong else [],
        )


if __name__ == "__main__":
    sys.exit(main())
