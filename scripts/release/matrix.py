"""Build the wheel for every hub release and try each on the real hub of that release."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.version import Version

from scripts.environments import CACHE, ensure
from scripts.hub import Hub, HubError, device_login, start_hub
from scripts.openapi import releases, tree
from scripts.release.wheel import build
from vantage6_hl.version import REVISION

_PYTHON = "3.11"  # the oldest that is supported
_PATIENCE = 180.0  # seconds for one login and one list
_SMOKE = Path(__file__).with_name("smoke.py")


@dataclass(frozen=True)
class Row:
    """What came of one wheel on one hub."""

    hub: str
    build: str
    outcome: str
    seconds: float
    good: bool


def hub_releases() -> list[str]:
    """Give the releases to try: the final ones, and those whose API a wheel has to refuse."""
    known = releases.load(tree.FOLDER / tree.RELEASES).releases
    return [
        name
        for name, release in known.items()
        if release.revision != REVISION or not Version(name).is_prerelease
    ]


def run(names: Sequence[str], output: Path) -> int:
    """Try wheels on hubs, print a table and give the exit status.

    A hub with another API than this library's meets the newest wheel, which has to refuse it.

    Parameters
    ----------
    names : sequence of str
        The hubs' releases.
    output : pathlib.Path
        Folder for the wheels.

    Returns
    -------
    int
        0 when every wheel did as it should, else 1.
    """
    known = releases.load(tree.FOLDER / tree.RELEASES)
    newest = known.revisions[REVISION].documents
    rows: list[Row] = []
    for name in names:
        fits = known.releases[name].revision == REVISION if name in known.releases else True
        print(f"hub {name} ...", flush=True)
        rows.append(_try(build(name if fits else newest, output), name, fits=fits))
    print(table(rows))
    return 0 if all(row.good for row in rows) else 1


def table(rows: Sequence[Row]) -> str:
    """Lay the rows out.

    Parameters
    ----------
    rows : sequence of Row
        What came out.

    Returns
    -------
    str
        One line for each, with a heading.
    """
    lines = [("hub", "wheel", "", "seconds", "what came out")]
    lines += [
        (row.hub, row.build, "ok" if row.good else "FAILED", f"{row.seconds:.0f}", row.outcome)
        for row in rows
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(line[:4], widths, strict=True)), line[4]])
        for line in lines
    )


def _try(wheel: Path, release: str, *, fits: bool) -> Row:
    started = time.monotonic()
    build_version = wheel.name.split("-")[1]
    env = ensure(f"wheel-{build_version}", [str(wheel)], python=_PYTHON)
    try:
        with start_hub(release=release) as hub:
            facts = _smoke(env, hub)
    except HubError as error:
        facts = {"error": str(error)}
    if "error" in facts:
        outcome = str(facts["error"])
    elif "refused" in facts:
        outcome = f"refused: {facts['refused']}"
    else:
        outcome = f"logged in, organizations listed: {facts['organizations']}"
    expected = "organizations" if fits else "refused"
    good = expected in facts and facts["hub"] == release and facts["build"] == build_version
    return Row(release, build_version, outcome, time.monotonic() - started, good)


def _smoke(env: Path, hub: Hub) -> dict[str, object]:
    """Run the smoke test with the wheel's Python, and approve its login."""
    where = {
        "hq_url": hub.hq_url,
        "auth_url": hub.auth_url,
        "auth_realm": hub.realm,
        "auth_client": hub.client_id,
    }
    with subprocess.Popen(
        [env / "bin" / "python", "-I", _SMOKE, json.dumps(where)],
        cwd=CACHE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        timer = threading.Timer(_PATIENCE, program.kill)
        timer.start()
        facts: dict[str, object] = {}
        try:
            for line in program.stdout:
                facts = json.loads(line)
                if "open" in facts:
                    device_login(hub, str(facts["open"]), hub.admin_username, hub.admin_password)
            complaint = program.stderr.read().strip()
        finally:
            timer.cancel()
            program.kill()
    if complaint or "library" not in facts:
        return {"error": f"The wheel failed: {complaint[-1000:] or 'it told nothing in time'}"}
    if not Path(str(facts["library"])).is_relative_to(env):
        return {"error": f"Not the wheel was tried but {facts['library']}."}
    return facts
