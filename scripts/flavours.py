"""Make the sync flavour from the async source: every ``_async`` folder gets its ``_sync`` twin.

People write ``_async`` only. ``python -m scripts.flavours`` writes the twins; with ``--check`` it writes
nothing and fails when a twin is not what its source gives.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import unasync  # type: ignore[import-untyped]

from scripts.checkout import ROOT

SHOWN_FROM = ROOT  # paths in notices and messages start here
SOURCES = ("vantage6_hl/_async", "tests/unit/_async")
NOTICE = "# Made from {source} by 'make flavours'. Change that file, not this one.\n"

# Names that differ between the flavours; the library turns async/await and the dunder methods itself.
NAMES = {
    "AsyncUserClient": "UserClient",
    "AsyncHubClient": "HubClient",
    "AsyncBell": "Bell",
    "AsyncInterrupt": "Interrupt",
    "AsyncLock": "Lock",
    "AsyncAhead": "Ahead",
    "AsyncPieces": "Pieces",
    "aclosing": "closing",
    "aiter": "iter",
    "anext": "next",
    "AsyncSignal": "Signal",
    "_async": "_sync",
    "asyncio": "sync",
    "asyncio_stream": "sync_stream",
    "aclose": "close",
    "get_async_httpx_client": "get_httpx_client",
    "async_httpx_client": "httpx_client",
    "async_in_thread": "in_thread",
    "async_pause": "pause",
    "Awaitable": "Returned",
}
_WORDS = re.compile(r"\b(" + "|".join(sorted(NAMES, key=len, reverse=True)) + r")\b")


def convert(source: Path, target: Path) -> None:
    """Write the sync flavour of every module in the folder ``source`` to the folder ``target``."""
    rule = unasync.Rule(fromdir=str(source), todir=str(target), additional_replacements=NAMES)
    files = sorted(str(path) for path in source.glob("*.py"))
    unasync.unasync_files(files, [rule])
    for name in files:
        path = target / Path(name).name
        shown = (source / path.name).relative_to(SHOWN_FROM).as_posix()
        path.write_text(NOTICE.format(source=shown) + _prose(path.read_text()))
    if files:
        ruff = Path(sys.executable).parent / "ruff"
        common = ["--quiet", "--config", str(ROOT / "pyproject.toml"), "--no-cache"]
        # The import order changes with the names; nothing else is repaired.
        subprocess.run([ruff, "check", *common, "--select", "I,RUF022", "--fix", str(target)], check=True)
        subprocess.run([ruff, "format", *common, str(target)], check=True)


def _prose(text: str) -> str:
    """Turn what docstrings and comments say: ``await x`` and the async names."""
    text = re.sub(r"\bawait (?=[\w(])", "", text)
    text = re.sub(r"\basync (?=(with|for|def)\b)", "", text)
    return _WORDS.sub(lambda match: NAMES[match.group()], text)


def stale(source: Path, target: Path) -> list[str]:
    """Names of the modules in ``target`` that are not what ``source`` gives."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / target.name
        made.mkdir()
        convert(source, made)
        names = {path.name for path in made.glob("*.py")} | {path.name for path in target.glob("*.py")}
        return sorted(
            f"{target.relative_to(SHOWN_FROM)}/{name}"
            for name in names
            if _bytes(made / name) != _bytes(target / name)
        )


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.flavours", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail when a sync module is stale"
    )
    check = parser.parse_args().check
    wrong: list[str] = []
    for name in SOURCES:
        source = ROOT / name
        if not source.is_dir():
            continue
        target = source.with_name("_sync")
        if check:
            wrong += stale(source, target)
            continue
        target.mkdir(exist_ok=True)
        for path in target.glob("*.py"):
            if not (source / path.name).exists():
                path.unlink()
        convert(source, target)
    for name in wrong:
        print(f"{name} is not what its async source gives: run 'make flavours' and commit.", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
