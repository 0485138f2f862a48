"""Command line: ``python -m scripts.release build``, ``matrix``, ``check`` and ``watch``."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from scripts.checkout import ROOT
from scripts.openapi.releases import ReleaseError
from scripts.release import matrix, wheel
from scripts.release.checks import CHECKS
from scripts.release.checks.running import check
from scripts.release.clone import FAILED, WatchError
from scripts.release.upcoming import IndexUnreachableError
from scripts.release.watch import CONTRACT_TESTS, Watch, tell_workflow
from vantage6_hl.testing.environments import SetupError
from vantage6_hl.testing.hub import DEFAULT_RELEASE, HubError

_INTERRUPTED = 130

_STATUSES = """\
exit status of watch:
  0  nothing new, or a release was brought into the checkout, to be committed
  1  a release was found and a person has to look first: the client does not fit its API, or the contract
     tests fail; the checkout is as it was, notes and patch are in the output folder
  2  not possible here: changes that are not committed, or no package index
  3  a release was found that today's rules cannot read; the checkout is as it was
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "build":
            print(wheel.build(options.release, options.output))
            return 0
        if options.command == "check":
            return check(options.only or [], options.release or [], options.output)
        if options.command == "watch":
            return _watch(options)
        return matrix.run(options.release or matrix.hub_releases(), options.output)
    except (wheel.BuildError, ReleaseError, HubError, SetupError, IndexUnreachableError) as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("\ninterrupted; nothing is left behind", file=sys.stderr)
        return _INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.release",
        description=__doc__,
        epilog=_STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--output", type=Path, default=ROOT / "dist", help="folder for packages and notes (default: dist)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("build", help="build the wheel for one hub release")
    one.add_argument("--release", default=DEFAULT_RELEASE, help=f"the hub's (default: {DEFAULT_RELEASE})")
    every = commands.add_parser("matrix", help="build the wheel for each final hub release and try it there")
    every.add_argument("--release", action="append", help="only this hub release; can be given again")
    checks = commands.add_parser("check", help="everything that has to be right before a release")
    checks.add_argument("--only", action="append", choices=CHECKS, help="only this check; can be given again")
    checks.add_argument("--release", action="append", help="only for this hub release; can be given again")
    watch = commands.add_parser("watch", help="bring in a new hub release, if there is one")
    watch.add_argument("--release", help="this one (default: the oldest that is not here)")
    watch.add_argument("--pre", action="store_true", help="release candidates and betas count, too")
    tests = watch.add_mutually_exclusive_group()
    tests.add_argument(
        "--tests",
        default=shlex.join(CONTRACT_TESTS),
        help="command of the contract tests (default: %(default)s)",
    )
    tests.add_argument("--no-tests", action="store_true", help="run no tests")
    return parser


def _watch(options: argparse.Namespace) -> int:
    tests = [] if options.no_tests else shlex.split(options.tests)
    watch = Watch(options.output, release=options.release, pre_releases=options.pre, tests=tests)
    try:
        return watch.run()
    except WatchError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.status
    finally:
        tell_workflow(watch.facts)


if __name__ == "__main__":
    sys.exit(main())
