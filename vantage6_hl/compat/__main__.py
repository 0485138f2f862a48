"""Run a program that was written for the official client, unchanged, with this client.

``python -m vantage6_hl.compat script.py ...`` or ``python -m vantage6_hl.compat -m module ...``.
"""

from __future__ import annotations

import argparse
import runpy
import sys
from pathlib import Path

from vantage6_hl.compat.differences import text
from vantage6_hl.compat.redirect import redirect


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(
        prog="python -m vantage6_hl.compat",
        description="Run a program that uses vantage6.client, unchanged, with vantage6_hl in its place.",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("-m", dest="module", metavar="MODULE", help="run a module, as python -m does")
    what.add_argument("--differences", action="store_true", help="print what differs")
    what.add_argument("script", nargs="?", help="run a script")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="what the program gets")
    # A program's own options come after it: they are not looked at here.
    asked = parser.parse_args()
    if asked.differences:
        sys.stdout.write(text())
        return
    redirect()
    if asked.module is not None:
        sys.argv = [asked.module, *asked.arguments]
        sys.path[0] = str(Path.cwd())
        runpy.run_module(asked.module, run_name="__main__", alter_sys=True)
    else:
        sys.argv = [asked.script, *asked.arguments]
        sys.path[0] = str(Path(asked.script).resolve().parent)
        runpy.run_path(asked.script, run_name="__main__")


if __name__ == "__main__":
    main()
