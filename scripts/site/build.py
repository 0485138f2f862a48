"""Build the site with Sphinx, in an environment of its own, and check what came out."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

from scripts.checkout import ROOT
from vantage6_hl.testing.environments import ensure

__all__ = ["SiteError", "build", "requests_to_others"]

_PYTHON = "3.13"
_RELATIONS = "stylesheet|preload|prefetch|preconnect|dns-prefetch|icon|shortcut icon|modulepreload"
_LOADS = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\s(?:src|data)=["'](https?:)?//[^"']*"""
    rf"""|<link\b(?=[^>]*rel=["'](?:{_RELATIONS})["'])[^>]*?href=["'](https?:)?//[^"']*"""
    r"""|@import\s+(?:url\()?["']?(https?:)?//[^"')]*|url\(["']?(https?:)?//[^"')]*""",
    re.IGNORECASE,
)


class SiteError(RuntimeError):
    """The site cannot be built, or is not as it should be; the message says where."""


def build(to: Path) -> str:
    """Build the site; a warning is an error.

    Parameters
    ----------
    to : pathlib.Path
        The site's folder.

    Returns
    -------
    str
        What was built, in one line.

    Raises
    ------
    SiteError
        When Sphinx warns of anything, or a page would load something from elsewhere.
    """
    begun = time.monotonic()
    requirements = str(ROOT / "scripts" / "requirements" / "docs.txt")
    environment = ensure("docs", ["-r", requirements], python=_PYTHON)
    if (to / ".buildinfo").exists():  # a site, and nothing else
        shutil.rmtree(to)
    done = subprocess.run(
        [
            environment / "bin" / "python", "-m", "sphinx", "-b", "html", "-q", "-W", "--keep-going",
            "-j", "auto", "-d", ROOT / "build" / "doctrees", ROOT / "docs", to,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise SiteError(f"Sphinx found something:\n{done.stdout}{done.stderr}".rstrip())
    elsewhere = requests_to_others(to)
    if elsewhere:
        raise SiteError("These pages would load something from another server:\n" + "\n".join(elsewhere))
    pages = sum(1 for _ in to.rglob("*.html"))
    return f"{pages} pages in {to}, {time.monotonic() - begun:.0f} s"


def requests_to_others(site: Path) -> list[str]:
    """Give what a browser would load from another server: hospitals' networks do not let it.

    Parameters
    ----------
    site : pathlib.Path
        The built site.

    Returns
    -------
    list of str
        File and address of each; links that somebody has to click are none.
    """
    found = []
    for path in sorted(site.rglob("*")):
        if path.suffix in {".html", ".css"}:
            text = path.read_text(encoding="utf-8")
            found += [f"{path.relative_to(site)}: {hit[0][-120:]}" for hit in _LOADS.finditer(text)]
    return found
