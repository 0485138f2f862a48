"""The contenders: a process each, in an environment of its own, all on one Python."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from scripts.checkout import ROOT
from vantage6_hl.testing.environments import ensure

PYTHON = "3.13"  # the official client needs it; the others get the same, so that ratios are fair
OFFICIAL_RELEASE = "5.0.3"
CONTENDERS = ("own", "official", "bare")

WORKERS = Path(__file__).parent / "workers"
_REQUIREMENTS = ROOT / "scripts" / "requirements"


def environment(contender: str) -> Path:
    """Folder of a contender's environment, made once."""
    if contender == "official":
        return ensure(
            f"client-{OFFICIAL_RELEASE}",
            # It imports pandas and does not say that it needs it.
            ["--compile-bytecode", f"vantage6-client=={OFFICIAL_RELEASE}", "pandas"],
            python=PYTHON,
        )
    own, pins = _REQUIREMENTS / "bench.txt", _REQUIREMENTS / "dev.txt"
    return ensure("bench-own", ["--compile-bytecode", "-r", str(own), "-c", str(pins)], python=PYTHON)


def command(contender: str, *arguments: str) -> list[str]:
    """Give the command line that runs a contender's Python."""
    return [str(environment(contender) / "bin" / "python"), *arguments]


def surroundings(contender: str) -> dict[str, str]:
    """Give a contender's environment variables; only ours finds this project."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    inherited |= {"NO_PROXY": "127.0.0.1", "PYTHONWARNINGS": "ignore"}
    if contender == "own":
        inherited["PYTHONPATH"] = f"{ROOT}{os.pathsep}{ROOT / 'generated'}"
    return inherited


class WorkerError(RuntimeError):
    """A worker could not do what was asked; the message holds its traceback."""


class Worker:
    """A contender at work. Its secrets go over stdin, where nobody else reads.

    Parameters
    ----------
    contender : str
        One of `CONTENDERS`.
    login : mapping, optional
        Arguments of its ``setup``.
    """

    def __init__(self, contender: str, login: Mapping[str, object] | None = None) -> None:
        self.contender = contender
        self._busy = False
        self._process = subprocess.Popen(
            command(contender, str(WORKERS / f"{contender}.py")),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=surroundings(contender),
            cwd=WORKERS,
        )
        if login is not None:
            self.do("setup", **login)

    def do(self, order: str, **arguments: object) -> dict[str, Any]:
        """Have it do something and give its answer."""
        self.begin(order, **arguments)
        return self.end()

    def begin(self, order: str, **arguments: object) -> None:
        """Have it begin something."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": order, **arguments}) + "\n")
        self._process.stdin.flush()
        self._busy = True

    def end(self) -> dict[str, Any]:
        """Wait for the answer to `begin`."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        self._busy = False
        if not line:
            raise WorkerError(f"The worker '{self.contender}' ended with status {self._process.wait()}.")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise WorkerError(f"The worker '{self.contender}' failed:\n{answer['error']}")
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()  # the end of its orders is its end
        if self._busy:
            self._process.kill()  # nobody asks for its answer any more
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
