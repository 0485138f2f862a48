"""Follow the page "Five minutes" as a new user does: from the wheel, in a fresh environment, step by step."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

from markdown_it import MarkdownIt

from scripts.checkout import ROOT
from scripts.release.wheel import build
from scripts.site.build import SiteError
from vantage6_hl.testing.environments import CACHE

__all__ = ["follow"]

PAGE = ROOT / "docs" / "start.md"
_PATIENCE = 900.0  # seconds for the whole page
_NAME = re.compile(r"'vantage6-hl(\[[\w,]+\])==5\.0\.3\.\*'")


def follow(*, cold: bool) -> str:
    """Run every block of the page in one shell, and say how long each took.

    Parameters
    ----------
    cold : bool
        Begin with an empty cache, as on a machine that has never started a hub. Else with what this checkout
        has fetched already.

    Returns
    -------
    str
        A line for each block, and the sum.

    Raises
    ------
    SiteError
        When a block fails.
    """
    with tempfile.TemporaryDirectory(prefix="vantage6-start-") as name:
        folder = Path(name)
        wheel = build("5.0.3", folder / "dist")
        cache = folder / "cache"
        cache.mkdir()
        if not cold:
            _share(cache)
        script = folder / "page.sh"
        script.write_text(_script(wheel))
        begun = time.monotonic()
        try:
            done = subprocess.run(
                ["bash", "-euo", "pipefail", script],
                env={**_clean(), "HOME": str(folder), "VANTAGE6_TESTING_CACHE": str(cache)},
                cwd=folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=_PATIENCE,
                check=False,
            )
        finally:
            _stop(folder, cache)
        took = time.monotonic() - begun
    steps = re.findall(r"^@@ (.*)$", done.stdout, flags=re.MULTILINE)
    if done.returncode:
        raise SiteError(
            f"After {steps}: status {done.returncode}.\n{done.stdout[-1500:]}{done.stderr[-3000:]}"
        )
    return "\n".join([*steps, f"{took:.0f} s in all, from {'an empty' if cold else 'a filled'} cache"])


def _script(wheel: Path) -> str:
    """Make one shell program of the page's blocks; those in Python are one session, as on the page."""
    parts = ['step() { echo "@@ $1: $((SECONDS - since)) s"; since=$SECONDS; }; since=0']
    session: list[str] = []

    def end_of_session() -> None:
        if session:
            parts.append("python - <<'END_OF_PYTHON'\n" + "\n".join(session) + "\nEND_OF_PYTHON\nstep python")
            session.clear()

    for token in MarkdownIt("commonmark").parse(PAGE.read_text(encoding="utf-8")):
        language = token.info.strip() if token.type == "fence" else ""
        if language == "python":
            session.append(token.content)
        elif language == "bash":
            end_of_session()
            code = _NAME.sub(lambda found: f"'{wheel}{found[1]}'", token.content)
            parts.append(f"{code}\nstep '{token.content.splitlines()[-1][:40].replace(chr(39), '')}'")
    end_of_session()
    return "\n".join(parts) + "\n"


def _clean() -> dict[str, str]:
    """Give an environment without what belongs to this checkout or to another hub."""
    ours = ("VANTAGE6_", "PYTHON", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _share(cache: Path) -> None:
    """Lend the checkout's cache, but not its running hub."""
    for entry in CACHE.iterdir():
        if entry.name != "run":
            (cache / entry.name).symlink_to(entry)


def _stop(folder: Path, cache: Path) -> None:
    """End the hub where the page did not come to its end."""
    python = folder / "vantage6" / "bin" / "python"
    if python.exists():
        subprocess.run(
            [python, "-m", "vantage6_hl.testing.hub", "stop"],
            env={**_clean(), "VANTAGE6_TESTING_CACHE": str(cache)},
            capture_output=True,
            check=False,
        )
