"""Command line: ``python -m scripts.openapi extract``, ``diff`` and ``check``."""

from __future__ import annotations

import argparse
import sys

from scripts.openapi import releases, tree
from scripts.openapi.changes import changelog
from scripts.openapi.document import DocumentError
from scripts.openapi.hub import UnreadableError
from scripts.openapi.overlay import OverlayError
from vantage6_hl.testing.environments import SetupError
from vantage6_hl.testing.hub.model import HubError

_ERRORS = (UnreadableError, OverlayError, DocumentError, releases.ReleaseError, HubError, SetupError)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.openapi", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    extract = commands.add_parser("extract", help="read hub releases into the folder openapi")
    which = extract.add_mutually_exclusive_group(required=True)
    which.add_argument("--release", help="a release as on PyPI, such as 5.0.3")
    which.add_argument("--all", action="store_true", help="all releases of releases.toml, anew")
    diff = commands.add_parser("diff", help="what changed between two releases or revisions, as Markdown")
    diff.add_argument("before", help="a release or revision of releases.toml")
    diff.add_argument("after", help="another one")
    check = commands.add_parser("check", help="read releases again and compare; exit status 1 if they differ")
    check.add_argument("--release", help="only this one (default: those whose documents are kept)")
    options = parser.parse_args(arguments)
    try:
        if options.command == "extract":
            return _extract(options.release)
        if options.command == "check":
            return _check([options.release] if options.release else _kept())
        before, after = (tree.load(name, tree.FOLDER) for name in (options.before, options.after))
        print(changelog(before, after, (options.before, options.after)), end="")
    except _ERRORS as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def _known() -> list[str]:
    return list(releases.load(tree.FOLDER / tree.RELEASES).releases)


def _kept() -> list[str]:
    return [each.documents for each in releases.load(tree.FOLDER / tree.RELEASES).revisions.values()]


def _extract(name: str | None) -> int:
    record = (
        tree.extract(name, _tell, tree.FOLDER) if name else tree.extract_all(_known(), _tell, tree.FOLDER)
    )
    for release in [name] if name else record.releases:
        print(f"Release {release} has API revision {record.releases[release].revision}.")
    return 0


def _check(names: list[str]) -> int:
    found = [each for name in names for each in tree.differences(name, _tell, tree.FOLDER)]
    print("\n".join(found) or f"The folder openapi is what {', '.join(names)} give.")
    return 1 if found else 0


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
