"""The guide as a whole: links lead somewhere, and lists on pages are those of the code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from scripts.checkout import ROOT
from scripts.site.navigation import NAVIGATION
from vantage6_hl import config, errors
from vantage6_hl.version import supported_releases

DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "made" not in path.parts)


def anchors(path: Path) -> set[str]:
    """Give the anchors of a page's headings, as GitHub and MyST make them."""
    tokens = MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8"))
    titles = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "heading_open"]
    texts = ["".join(part.content for part in title.children or []) for title in titles]
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in texts}


def links(path: Path) -> list[tuple[int, str]]:
    """Give line and target of each link and picture of a page that leads to no other server."""
    markdown = MarkdownIt("commonmark").enable("table")
    found = []
    for token in markdown.parse(path.read_text(encoding="utf-8")):
        for part in token.children or []:
            target = part.attrGet("href") or part.attrGet("src")
            if target and "://" not in str(target):
                found.append(((token.map or [0])[0] + 1, str(target)))
    return found


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for line, target in links(page):
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(f"{page.name}:{line}: {target}")
    assert not broken, broken


def test_each_page_is_in_the_navigation_once() -> None:
    listed = [name for names in NAVIGATION.values() for name in names]
    assert len(listed) == len(set(listed))
    assert {str(path.relative_to(DOCS).with_suffix("")) for path in PAGES} - {"index"} <= set(listed)


def test_each_error_has_its_place_on_the_page_of_errors() -> None:
    headings = re.findall(r"^### (\w+)$", (DOCS / "errors.md").read_text(), flags=re.MULTILINE)
    assert len(headings) == len(set(headings))
    assert set(headings) == set(errors.__all__)


def test_each_error_stands_below_what_it_is_a_kind_of() -> None:
    """So that whoever reads the page from the top meets the general one first."""
    order = re.findall(r"^### (\w+)$", (DOCS / "errors.md").read_text(), flags=re.MULTILINE)
    for name in order:
        kind = getattr(errors, name)
        for base in kind.__mro__[1:]:
            if base.__name__ in order:
                assert order.index(base.__name__) < order.index(name)


def test_each_extra_is_told_of_on_the_first_page() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    table = re.findall(r"^\| `(\w+)` \|", (DOCS / "index.md").read_text(), flags=re.MULTILINE)
    assert set(table) == set(project["optional-dependencies"])


def test_the_number_of_operations_is_that_of_the_bindings() -> None:
    operations = list((ROOT / "generated" / "vantage6_api" / "v5_0").glob("*/api/*/[!_]*.py"))
    for page in ("index.md", "architecture.svg"):
        assert f"{len(operations)} " in (DOCS / page).read_text()


def test_settings_that_the_page_for_programs_shows_exist() -> None:
    page = (DOCS / "automation.md").read_text()
    shown = {name.lower() for name in re.findall(r"VANTAGE6_([A-Z_]+)`", page)}
    assert shown - {"profile", "config", "known_keys"} <= set(config._KINDS)


def test_the_releases_that_the_page_of_versions_names_are_those_of_this_build() -> None:
    (row,) = re.findall(r"^\| (.*) \| `v5_0` \|$", (DOCS / "versions.md").read_text(), flags=re.MULTILINE)
    assert sorted(re.findall(r"5[\w.]+\w", row)) == sorted(supported_releases())
    assert f"| {row} | `v5_0` |" in (ROOT / "README.md").read_text()
