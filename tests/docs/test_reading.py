"""The reader of the pages notices what a page promises and does not keep."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from scripts.checkout import ROOT
from tests.docs.pages import Block, Page, read
from tests.docs.reader import PageError, Reader, unbound


def page_of(text: str, folder: Path) -> Page:
    """Make a page; it has to lie in the checkout only by its name."""
    path = folder / "page.md"
    path.write_text(textwrap.dedent(text))
    found = read(path)
    return Page(
        ROOT / "page.md",
        found.reader,
        tuple(Block(ROOT / "page.md", b.line, b.language, b.code, b.not_run, b.file) for b in found.blocks),
        found.as_shown,
    )


def follow(text: str, folder: Path) -> int:
    """Read a page with an address and a name to put in."""
    with Reader(
        page_of(text, folder),
        folder=folder,
        real={r"https://hub\.example\.org": "http://127.0.0.1:1", r"(session=)1\b": "7"},
        assumed={"client": lambda: "a client"},
        environment={"GREETING": "hello"},
    ) as reader:
        return reader.follow()


def test_blocks_share_their_names_and_see_the_real_ids(tmp_path: Path) -> None:
    text = """\
        ```python
        url = "https://hub.example.org/hq"
        found = dict(session=1, sessions=[1])
        ```

        ```python
        print(url)  # 'http://127.0.0.1:1/hq'
        print(found)  # {'session': 7, 'sessions': [1]}
        print(client)  # 'a client'
        ```
    """
    assert follow(text, tmp_path) == 2


def test_a_promise_that_is_not_kept_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"page\.md:4 promises 3, and this was printed: 2"):
        follow("# Page\n\n```python\nprint(1 + 1)  # 3\n```\n", tmp_path)


def test_an_error_is_shown_with_the_pages_own_line(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError) as failed:
        follow("# Page\n\ntext\n\n```python\nx = 0\n1 / x\n```\n", tmp_path)
    assert failed.traceback[-1].lineno + 1 == 7
    assert str(failed.traceback[-1].path).endswith("page.md")


def test_a_name_that_nothing_makes_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="uses the name 'studies'"):
        follow("```python\nprint(studies)\n```\n", tmp_path)
    assert unbound(["import a.b\nfor c in a: print(c, d)", "def f(e): return e\nd = f"]) == {"d"} - {"d"}


def test_await_works_outside_of_functions(tmp_path: Path) -> None:
    text = "```python\nimport asyncio\nprint(await asyncio.sleep(0, 5))  # 5\n```\n"
    assert follow(text, tmp_path) == 1


def test_a_shell_keeps_what_it_exports_and_its_failure_is_told(tmp_path: Path) -> None:
    text = """\
        ```bash
        export NAME="$GREETING you"
        ```

        ```bash
        test "$NAME" = "hello you"
        ```
    """
    assert follow(text, tmp_path) == 2
    with pytest.raises(PageError, match=r"page\.md:2: the shell ended with status 3"):
        follow("```bash\nexit 3\n```\n", tmp_path)


def test_a_block_is_left_out_or_written_as_its_comment_says(tmp_path: Path) -> None:
    text = """\
        <!-- not run: it takes an hour -->
        ```python
        raise SystemExit
        ```

        <!-- file: given/words.txt -->
        ```text
        session=1
        ```

        ```text
        shown only
        ```

        ```python
        print(open("given/words.txt").read())  # 'session=7'
        ```
    """
    page = page_of(text, tmp_path)
    assert [(block.language, block.not_run, block.file) for block in page.blocks] == [
        ("python", "it takes an hour", ""),
        ("text", "", "given/words.txt"),
        ("python", "", ""),
    ]


def test_a_page_can_mean_what_it_shows(tmp_path: Path) -> None:
    assert page_of("<!-- ids: as shown -->\n", tmp_path).as_shown
    assert not page_of("text\n", tmp_path).as_shown


def test_who_reads_the_page_stands_on_it(tmp_path: Path) -> None:
    assert page_of("<!-- reader: administrator -->\n", tmp_path).reader == "administrator"
    assert page_of("text\n", tmp_path).reader == "researcher"
