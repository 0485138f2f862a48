"""Command line: ``python -m scripts.bindings regenerate`` and ``check``."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

from scripts.bindings import generator, tree
from scripts.checkout import ROOT
from vantage6_hl.testing import environments

PACKAGE = "vantage6_api"
DOCUMENTS = ROOT / "openapi"
OUTPUT = ROOT / "generated"


def main() -> int:
    """Regenerate or check, and give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bindings", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    regenerate = commands.add_parser("regenerate", help="write the bindings of all revisions, or of one")
    which = regenerate.add_mutually_exclusive_group()
    which.add_argument("--release", help="a hub release of openapi/releases.toml, such as 5.0.3")
    which.add_argument("--revision", help="a folder of openapi, such as v5_0")
    regenerate.add_argument(
        "--output", type=Path, default=OUTPUT, help="folder to write (default: generated)"
    )
    commands.add_parser(
        "check", help="compare generated with what the documents give; exit status 1 if it differs"
    )
    arguments = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory(prefix="bindings-", dir=_scratch()) as scratch:
            if arguments.command == "check":
                return _check(Path(scratch) / "tree")
            revision = arguments.revision or (revision_of(arguments.release) if arguments.release else None)
            with environments.locked("bindings"):
                _regenerate(Path(scratch) / "tree", arguments.output.resolve(), revision)
    except (generator.GenerationError, environments.SetupError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def revision_of(release: str) -> str:
    """Find the API revision of a hub release.

    Parameters
    ----------
    release : str
        Such as ``"5.0.3"``.

    Returns
    -------
    str
        Such as ``"v5_0"``.

    Raises
    ------
    scripts.bindings.generator.GenerationError
        When ``openapi/releases.toml`` does not know the release.
    """
    known = tomllib.loads(generator.RELEASES.read_text(encoding="utf-8"))["releases"]
    if release not in known:
        raise generator.GenerationError(
            f"Release {release} is unknown. Known: {', '.join(sorted(known))}. "
            f"Run 'make openapi HUB={release}' first."
        )
    return str(known[release]["revision"])


def _regenerate(scratch: Path, output: Path, revision: str | None) -> None:
    every = tree.revisions(DOCUMENTS)
    if revision is not None and revision not in every:
        raise generator.GenerationError(f"Revision {revision} has no documents. Known: {', '.join(every)}.")
    if output.exists() and any(output.iterdir()) and not (output / PACKAGE).exists():
        raise generator.GenerationError(f"{output} holds something else than bindings: name an empty folder.")
    chosen = [revision] if revision else every
    tree.build(DOCUMENTS, scratch, package=PACKAGE, only=chosen, tools=generator.Toolbox.ready())
    for kept in set(every) - set(chosen):
        if (output / PACKAGE / kept).exists():
            shutil.copytree(output / PACKAGE / kept, scratch / PACKAGE / kept)
    tree.write_index(scratch, PACKAGE)
    # Two renames, once the new tree is complete: an interruption leaves no half of it.
    if output.exists():
        shutil.move(output, scratch.with_name("old"))
    shutil.move(scratch, output)
    print(f"{output}: {', '.join(chosen)} written")


def _check(scratch: Path) -> int:
    every = tree.revisions(DOCUMENTS)
    tree.build(DOCUMENTS, scratch, package=PACKAGE, only=every, tools=generator.Toolbox.ready())
    lines = tree.differences(scratch, OUTPUT)
    for line in lines:
        print(line)
    if lines:
        print(f"{len(lines)} files of 'generated' are not what the documents give. Run 'make regenerate'.")
        return 1
    print(f"generated is up to date: {', '.join(every)}")
    return 0


def _scratch() -> Path:
    environments.CACHE.mkdir(exist_ok=True)
    return environments.CACHE


if __name__ == "__main__":
    sys.exit(main())
