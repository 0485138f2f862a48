"""Look at the built site as on a telephone and as on a desk, in light and dark, and say what is not right."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import FloatRect, Page, sync_playwright

from scripts.checkout import ROOT
from scripts.site.build import SiteError

__all__ = ["look"]

SHOTS = ROOT / "build" / "shots"
SCREENS: tuple[tuple[str, int, int, Literal["light", "dark"]], ...] = (
    ("phone", 390, 844, "light"),
    ("phone-dark", 390, 844, "dark"),
    ("desk", 1280, 900, "light"),
)
TAKEN = (
    "index", "start", "researchers", "errors", "architecture", "encryption", "migration", "command-line",
    "benchmarks", "reference/made/group-task", "reference/made/api-hq-task", "reference/index",
)  # fmt: skip
"""Pages that a picture is taken of; all are checked."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_CHECK = (Path(__file__).parent / "check.js").read_text(encoding="utf-8")


def look(site: Path, shots: Path = SHOTS) -> str:
    """Check every page on every screen, and take pictures of the main ones.

    Parameters
    ----------
    site : pathlib.Path
        The built site.
    shots : pathlib.Path, optional
        Folder for the pictures, which is emptied first. By default ``build/shots``.

    Returns
    -------
    str
        What was looked at, in one line.

    Raises
    ------
    SiteError
        When a page is wider than its screen, hard to read, or parts of it overlap; or without Chromium.
    """
    files = sorted(site.rglob("*.html"))
    if not files:
        raise SiteError(f"There is no site in {site}: build it first.")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    problems: list[str] = []
    pictures = 0
    with _browser() as page:
        for file in files:
            name = str(file.relative_to(site).with_suffix(""))
            page.goto(file.as_uri())
            for screen, width, height, scheme in SCREENS:
                page.set_viewport_size({"width": width, "height": height})
                page.emulate_media(color_scheme=scheme)
                problems += [f"{name} ({screen}): {found}" for found in page.evaluate(_CHECK)]
                if name in TAKEN:
                    long: FloatRect = {"x": 0, "y": 0, "width": width, "height": 1.9 * height}
                    picture = shots / f"{name.replace('/', '-')}-{screen}.png"
                    page.screenshot(path=picture, full_page=True, clip=long)
                    pictures += 1
    if problems:
        raise SiteError(f"{len(problems)} problems:\n" + "\n".join(problems))
    return f"{len(files)} pages on {len(SCREENS)} screens are in order; {pictures} pictures in {shots}"


@contextmanager
def _browser() -> Iterator[Page]:
    chromium = next(filter(None, map(shutil.which, _NAMES)), None)
    if chromium is None:
        raise SiteError("There is no Chromium; on Debian: apt-get install chromium")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=chromium,
            headless=True,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        ) as browser,
        browser.new_context(device_scale_factor=1) as context,
    ):
        yield context.new_page()
