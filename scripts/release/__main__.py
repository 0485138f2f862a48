"""Command line: ``python -m scripts.release build`` and ``matrix``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.checkout import ROOT
from scripts.openapi.releases import ReleaseError
from scripts.release import matrix, wheel
from vantage6_hl.testing.environments import SetupError
from vantage6_hl.testing.hub import DEFAULT_RELEASE, HubError


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.release", description=__doc__)
    parser.add_argument(
        "--output", type=Path, default=ROOT / "dist", help="folder for wheels (default: dist)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("build", help="build the wheel for one hub release")
    one.add_argument("--release", default=DEFAULT_RELEASE, help=f"the hub's (default: {DEFAULT_RELEASE})")
    every = commands.add_parser("matrix", help="build the wheel for each final hub release and try it there")
    every.add_argument("--release", action="append", help="only this hub release; can be given again")
    options = parser.parse_args(arguments)
    try:
        if options.command == "build":
            print(wheel.build(options.release, options.output))
            return 0
        return matrix.run(options.release or matrix.hub_releases(), options.output)
    except (wheel.BuildError, ReleaseError, HubError, SetupError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
