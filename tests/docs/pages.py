"""The code blocks of the README and of every page of ``docs/``, as a Markdown reader finds them.

What a page's author can count on:

- ``python`` and ``bash`` blocks of a page are run from top to bottom; ``console``, ``text`` and all others
  are only shown.
- ``<!-- not run: reason -->`` before a block, on a line of its own, leaves it out.
- ``<!-- file: NAME -->`` there writes the block, whatever its language, to a file in the reader's folder.
- ``<!-- ids: as shown -->`` anywhere on the page says that its addresses and ids are meant: it is about
  another hub than the tests' real one.
- ``<!-- reader: administrator -->`` anywhere on the page says who reads it: the hub's administrator, and not
  the researcher of organization 2, who reads all others.

How they are run, and what stands for the addresses and ids that they show: ``reader.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from scripts.checkout import ROOT

RUN = ("python", "bash")
_AS_SHOWN = re.compile(r"<!--\s*ids: as shown\s*-->")
_NOT_RUN = re.compile(r"<!--\s*not run:\s*(.+?)\s*-->")
_FILE = re.compile(r"<!--\s*file:\s*(\S+)\s*-->")
_READER = re.compile(r"<!--\s*reader:\s*(\w+)\s*-->")


@dataclass(frozen=True)
class Block:
    """A block that a reader could run.

    Attributes
    ----------
    line : int
        Line of the page that its first line of code is on, from 1.
    not_run : str
        Why it is left out; empty when it is run.
    file : str
        The file that it is written to; empty when it is run.
    """

    page: Path
    line: int
    language: str
    code: str
    not_run: str = ""
    file: str = ""

    @property
    def where(self) -> str:
        """Page and line, for messages."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


@dataclass(frozen=True)
class Page:
    """A page with its blocks, in their order."""

    path: Path
    reader: str
    blocks: tuple[Block, ...]
    as_shown: bool = False

    @property
    def name(self) -> str:
        """Its path in the checkout."""
        return str(self.path.relative_to(ROOT))


def pages() -> list[Page]:
    """Every page that holds a block, the README first; what the build makes by itself is none."""
    paths = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    found = [read(path) for path in paths if "made" not in path.relative_to(ROOT).parts]
    return [page for page in found if page.blocks]


def read(path: Path) -> Page:
    """Read one page."""
    text = path.read_text(encoding="utf-8")
    named = _READER.search(text)
    return Page(
        path,
        named[1] if named else "researcher",
        tuple(_blocks(path, text)),
        as_shown=_AS_SHOWN.search(text) is not None,
    )


def _blocks(path: Path, text: str) -> Iterator[Block]:
    comment = ""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "html_block":
            comment = token.content
        elif token.type == "fence":
            language = token.info.split()[0] if token.info.strip() else ""
            left_out, named = _NOT_RUN.search(comment), _FILE.search(comment)
            if language in RUN or named:
                assert token.map is not None
                yield Block(
                    path,
                    token.map[0] + 2,
                    language,
                    token.content,
                    not_run=left_out[1] if left_out else "",
                    file=named[1] if named else "",
                )
            comment = ""
        elif token.type not in ("paragraph_close", "list_item_close"):
            comment = ""
