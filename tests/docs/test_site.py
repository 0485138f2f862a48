"""What is checked of the built site is noticed where it is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.site.build import SiteError, requests_to_others
from scripts.site.navigation import toctrees
from scripts.site.rendering import Names, callable_entry, data_entry
from scripts.site.shots import look

PAGE = "<!doctype html><body style='margin:8px; background:white'><article>{}</article>"


def test_a_page_that_asks_another_server_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(
        '<link rel="stylesheet" href="https://example.org/a.css"><script src="//cdn.example.org/b"></script>'
    )
    (tmp_path / "two.css").write_text("@font-face { src: url(https://fonts.example.org/c.woff2) }")
    (tmp_path / "three.html").write_text(
        '<a href="https://example.org">a link to click</a><script src="own.js"></script><img src="data:x">'
    )
    found = requests_to_others(tmp_path)
    assert [line.partition(":")[0] for line in found] == ["one.html", "one.html", "two.css"]


def test_what_is_hard_to_read_is_noticed(tmp_path: Path) -> None:
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        pytest.skip("No Chromium; on Debian: apt-get install chromium")
    well = "<p>all is well</p><div style='overflow-x:auto'><pre style='width:2000px'>wide</pre></div>"
    (tmp_path / "well.html").write_text(PAGE.format(well))
    assert look(tmp_path, tmp_path / "shots").startswith("1 pages on 3 screens are in order")
    for name, body in {
        "wide": "<p style='width:2000px'>too wide</p>",
        "small": "<p style='font-size:8px'>too small</p>",
        "faint": "<p style='color:#bbb'>too faint</p>",
        "over": "<p>below</p><p style='margin-top:-30px'>on top</p>",
    }.items():
        (tmp_path / f"{name}.html").write_text(PAGE.format(body))
    with pytest.raises(SiteError) as found:
        look(tmp_path, tmp_path / "shots")
    told = str(found.value)
    assert "wide (phone): the page is 2008 wide on a screen of 390" in told
    assert "small (desk): <p> 'too small' is set in 8 px" in told
    assert "faint (desk): <p> 'too faint' has a contrast of 1.9" in told
    assert "over (phone): <p> 'on top' lies on <p> 'below'" in told
    assert "well (" not in told


def test_a_site_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="build it first"):
        look(tmp_path, tmp_path / "shots")


def test_the_navigation_names_only_pages_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "start.md").touch()
    assert "start" in toctrees(tmp_path)
    assert "researchers" not in toctrees(tmp_path)


def test_mentions_of_what_is_described_become_links() -> None:
    def make(kind: str, *, session: int = 1) -> None:
        """Make a `Task`, or ``None``; `kind` says which.

        Parameters
        ----------
        kind : str or Task
            What it is.
        """

    names = Names({"Task": "vantage6_api.v5_0.hq.models.Task"})
    text = callable_entry("py:function", "client.make", make, names=names, convert=str)
    assert text.startswith(".. py:function:: client.make(kind, *, session=1)\n")
    link = ":py:obj:`Task <vantage6_api.v5_0.hq.models.Task>`"
    assert f"Make a {link}, or ``None``; ``kind`` says which." in text
    assert "kind : str or ~vantage6_api.v5_0.hq.models.Task" in text


def test_an_alias_is_described_by_its_value() -> None:
    assert data_entry("WORDS", ("a", "b")) == ".. py:data:: WORDS\n   :value: ('a', 'b')\n\n"
