"""Run the checks one after another and tell a line for each; what stays is what may be published."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.openapi.releases import ReleaseError
from scripts.release.checks import CHECKS
from scripts.release.checks.model import Check, FailedError, Run, SkippedError
from scripts.release.environments import InstallError
from scripts.release.matrix import hub_releases
from scripts.release.wheel import BuildError, source_date
from vantage6_hl.testing.environments import CACHE, SetupError

# What a check may meet in the things it looks at; anything else is a mistake of the check itself.
_FOUND = (BuildError, InstallError, ReleaseError, SetupError, OSError, ExceptionGroup)


@dataclass(frozen=True)
class Outcome:
    """What came of one check: ``"ok"``, ``"FAILED"`` or ``"skipped"``, and what it told."""

    name: str
    state: str
    told: tuple[str, ...]
    seconds: float

    def __str__(self) -> str:
        first, *more = self.told
        lines = [f"{self.name:13} {self.state:8} {self.seconds:6.1f} s  {first}"]
        return "\n".join([*lines, *(f"{'':33}{each}" for each in more)])


def check(
    names: Sequence[str], releases: Sequence[str], output: Path, *, checks: Mapping[str, Check] = CHECKS
) -> int:
    """Run checks and give the exit status.

    Parameters
    ----------
    names : sequence of str
        Which checks; empty for all.
    releases : sequence of str
        The hub releases whose packages are made; empty for all that `make matrix` tries.
    output : pathlib.Path
        Folder for what may be published: packages, licences, lists of components. What an earlier run made of
        this project is removed.
    checks : mapping, optional
        All checks by name.

    Returns
    -------
    int
        0 when none failed, else 1.
    """
    started = time.monotonic()
    output.mkdir(parents=True, exist_ok=True)
    _clear(output)
    CACHE.mkdir(parents=True, exist_ok=True)
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="release-", dir=CACHE) as scratch, _one_moment():
        run = Run(list(releases) or hub_releases(), output.resolve(), Path(scratch), _tell)
        for name, one in checks.items():
            if not names or name in names:
                outcomes.append(_outcome(name, one, run))
                _tell("")
                print(outcomes[-1], flush=True)
    count = {state: sum(each.state == state for each in outcomes) for state in ("ok", "FAILED", "skipped")}
    print(
        f"{count['ok']} ok, {count['FAILED']} failed, {count['skipped']} skipped "
        f"in {time.monotonic() - started:.0f} s; what may be published is in {output}"
    )
    return 1 if count["FAILED"] else 0


def _outcome(name: str, one: Check, run: Run) -> Outcome:
    started = time.monotonic()
    state, told = "ok", [""]
    _tell(name)
    try:
        told = [one(run)]
    except SkippedError as reason:
        state, told = "skipped", [str(reason)]
    except FailedError as problem:
        state, told = "FAILED", problem.found
    except _FOUND as problem:
        state, told = "FAILED", [f"{type(problem).__name__}: {problem}"]
    return Outcome(name, state, tuple(told), time.monotonic() - started)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Give all packages of the run one time: a commit meanwhile would make others of them."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = source_date()
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]


def _clear(output: Path) -> None:
    for pattern in ("vantage6_hl-*.whl", "vantage6_hl-*.tar.gz", "vantage6_hl-*.cdx.json", "licenses.md"):
        for stale in output.glob(pattern):
            stale.unlink()


def _tell(text: str) -> None:
    """Show what goes on, in a line that the next one replaces; nothing where nobody watches."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        print(f"\r\033[K{text[:width]}", end="", file=sys.stderr, flush=True)
