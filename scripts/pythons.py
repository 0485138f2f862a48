"""Run the unit tests on every supported Python that this machine has besides the one in ``.venv``.

``python -m scripts.pythons 3.13`` runs them on that one only.
"""

from __future__ import annotations

import subprocess
import sys

from scripts.checkout import ROOT
from vantage6_hl.testing.environments import SetupError, ensure, uv

SUPPORTED = ("3.11", "3.12", "3.13")
_TOOLS = ("benchmarks", "hub_rig", "openapi", "release", "scripts")  # run on one Python, that of .venv


def main() -> int:
    """Run the command line; returns the exit status."""
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    asked = sys.argv[1:] or SUPPORTED
    for version in asked:
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
        python = env / "bin" / "python"
        subprocess.run(  # the checkout, with its programs and its pytest plugin
            [uv(), "pip", "install", "--quiet", "--python", python, "--no-deps", "--editable", ROOT],
            check=True,
        )
        done = subprocess.run(
            [
                *(python, "-m", "pytest", "-q", "-n", "2", "tests/unit"),
                *(f"--ignore=tests/unit/{tools}" for tools in _TOOLS),
            ],
            cwd=ROOT,
            check=False,
        )
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
