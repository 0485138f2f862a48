"""Making the bindings of all revisions anew."""

from __future__ import annotations

import subprocess
import sys
import time

from scripts.checkout import ROOT
from tests.benchmarks.figures import Results, at_most
from tests.benchmarks.stage import Stage

ROW = "regenerating"


def run(stage: Stage) -> Results:
    """Do what ``make regenerate`` does; what is committed comes out."""
    seconds = []
    for _ in range(stage.rounds(3)):
        begin = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "scripts.bindings", "regenerate"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        seconds.append(time.perf_counter() - begin)
    found = Results()
    found.add(ROW, "make regenerate, all revisions", seconds, "s", at_most(20))
    return found
