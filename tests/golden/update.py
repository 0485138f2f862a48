"""Writes the golden record anew: ``python -m tests.golden.update``. Review the change, then commit it."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.bindings import tree
from scripts.bindings.generator import Toolbox

FOLDER = Path(__file__).parent
RECORD = FOLDER / "generated"


def write(output: Path, tools: Toolbox) -> None:
    """Generate the bindings of the small document."""
    documents = FOLDER / "openapi"
    tree.build(documents, output, package="golden_api", only=tree.revisions(documents), tools=tools)


if __name__ == "__main__":
    shutil.rmtree(RECORD, ignore_errors=True)
    write(RECORD, Toolbox.ready())
