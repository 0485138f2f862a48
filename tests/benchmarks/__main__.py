"""``make bench``: measure, print the table, and with --write keep it in docs."""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from scripts.checkout import ROOT
from tests.benchmarks import contenders, report
from tests.benchmarks.figures import Results
from tests.benchmarks.rows import ROWS
from tests.benchmarks.stage import staged
from vantage6_hl.testing.environments import CACHE, SetupError, ensure
from vantage6_hl.testing.hub import DEFAULT_RELEASE, HubError
from vantage6_hl.testing.processes import ending_on_sigterm

_PAGE = ROOT / "docs" / "benchmarks.md"
_PICTURE = ROOT / "docs" / "benchmarks.svg"
_KEPT = CACHE / "benchmarks.json"
_MATPLOTLIB = "matplotlib==3.11.2"


def main() -> int:
    """Run the command line; the exit status is 1 where a row could not be measured."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Measure this client beside the official one and bare httpx, on a real hub.",
    )
    parser.add_argument("--only", action="append", choices=ROWS, metavar="ROW", help=f"of {', '.join(ROWS)}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, and no list of 10,000: 3 minutes")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md and its picture")
    parser.add_argument(
        "--again", action="store_true", help="write the page anew from the last --write's figures"
    )
    parser.add_argument("--seed", type=int, help="draws the orders; by default a new one")
    asked = parser.parse_args()
    if asked.write and asked.only:
        parser.error("--write keeps the figures of one run of all rows: leave --only out")
    if asked.again:
        _write()
        return 0
    seed = random.randrange(10**6) if asked.seed is None else asked.seed
    _tell(f"seed {seed}")
    begin = time.monotonic()
    try:
        with ending_on_sigterm():
            results, failed = _measure(asked.only or list(ROWS), random.Random(seed), quick=asked.quick)
    except (HubError, SetupError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    took = time.monotonic() - begin
    print(report.as_text(results))
    _tell(f"took {took / 60:.1f} minutes")
    if asked.write and not failed:
        kept = {"results": results.to_json(), "facts": _facts(seed, took, quick=asked.quick)}
        _KEPT.write_text(json.dumps(kept))
        _write()
    return 1 if failed else 0


def _measure(rows: list[str], rng: random.Random, *, quick: bool) -> tuple[Results, list[str]]:
    _tell("environments")
    for name in contenders.CONTENDERS:
        contenders.environment(name)
    results = Results()
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        _tell("hub")
        with staged(Path(folder), rng=rng, quick=quick) as stage:
            for row in rows:
                begin = time.monotonic()
                try:
                    found = ROWS[row](stage)
                    results.extend(found)
                    _tell(report.as_text(found))  # nothing is lost when the run is ended early
                # The other rows' figures stand.
                except (contenders.WorkerError, subprocess.CalledProcessError, OSError) as error:
                    _tell(f"{row} FAILED: {error}")
                    failed.append(row)
                _tell(f"{row}: {time.monotonic() - begin:.0f} s")
    return results, failed


def _facts(seed: int, took: float, *, quick: bool) -> dict[str, str]:
    python = subprocess.run(
        contenders.command("own", "-c", "import platform; print(platform.python_version())"),
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    commit = subprocess.run(
        ["git", "log", "-1", "--format=%h, %cs"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    return {
        "hub and official client": f"{DEFAULT_RELEASE} and {contenders.OFFICIAL_RELEASE}",
        "this client": f"commit {commit}",
        "Python of all contenders": python,
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}",
        "the run": f"{took / 60:.0f} minutes{', --quick' if quick else ''}, seed {seed}",
        "processes that wanted a core": f"{os.getloadavg()[2]:.1f} on average over its last 15 minutes",
    }


def _write() -> None:
    kept = json.loads(_KEPT.read_text())
    results = Results.from_json(kept["results"])
    _PAGE.write_text(report.as_markdown(results, kept["facts"]))
    _draw(results)


def _draw(results: Results) -> None:
    python = ensure("bench-picture", [_MATPLOTLIB], python=contenders.PYTHON) / "bin" / "python"
    subprocess.run(
        [python, Path(__file__).with_name("picture.py"), _PICTURE],
        input=json.dumps([asdict(curve) for curve in results.curves]),
        text=True,
        check=True,
    )


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
