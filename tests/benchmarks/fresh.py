"""Fresh processes: what a program pays before its first call, and for it."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable

from tests.benchmarks.contenders import WORKERS, WorkerError, command, surroundings
from tests.benchmarks.rounds import Sample


def fresh(contender: str, what: str, **order: object) -> Callable[[], Sample]:
    """Give what starts a process that does ``what`` and tells ``seconds``, ``total`` and ``peak``."""

    def run() -> Sample:
        done = subprocess.run(
            command(contender, str(WORKERS / "fresh.py")),
            input=json.dumps({"what": what, "begun": time.monotonic(), **order}),
            capture_output=True,
            text=True,
            env=surroundings(contender),
            cwd=WORKERS,
            check=False,
        )
        if done.returncode != 0:
            raise WorkerError(f"'{what}' failed:\n{done.stderr}")
        sample: Sample = json.loads(done.stdout)
        return sample

    return run
