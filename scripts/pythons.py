"""Run the unit tests on every supported Python that this machine has besides the one in ``.venv``."""

from __future__ import annotations

import os
import subprocess
import sys

from scripts.checkout import ROOT
from vantage6_hl.testing.environments import SetupError, ensure

SUPPORTED = ("3.11", "3.12", "3.13")


def main() -> int:
    """Run the command line; returns the exit status."""
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    for version in SUPPORTED:
        if version == own:
            continue
        try:
            env = ensure(
                f"tests-{version}", ["-r", str(ROOT / "scripts/requirements/dev.txt")], python=version
            )
        except SetupError as problem:
            print(f"Python {version}: skipped. {problem}")
            continue
        print(f"Python {version}:", flush=True)
        # The packages are imported from the checkout, by the tests' own child processes as well.
        places = os.pathsep.join([str(ROOT), str(ROOT / "generated")])
        done = subprocess.run(
            [env / "bin" / "python", "-m", "pytest", "-q", "-n", "2", "tests/unit"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": places},
            check=False,
        )
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
