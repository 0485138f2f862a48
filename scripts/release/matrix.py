"""Build the wheel for every hub release and try each on the real hub of that release."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.version import Version

from scripts.openapi import releases, tree
from scripts.release.wheel import BuildError, build
from vantage6_hl.testing.environments import CACHE, ensure
from vantage6_hl.testing.hub import Hub, HubError, device_login, start_hub

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
    """Give the releases to try: the final ones, and those that alone have their API revision."""
    known = _known()
    shared = Counter(release.revision for release in known.values())
    return [
        name
        for name, release in known.items()
        if not Version(name).is_prerelease or shared[release.revision] == 1
    ]


def run(names: Sequence[str], output: Path) -> int:
    """Try wheels on hubs, print a table and give the exit status.

    Each hub meets the wheel made for it, which has to work, and for each other API revision the newest wheel,
    which has to refuse.

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

    Raises
    ------
    BuildError
        When a release is unknown, or there is no wheel for a final one.
    """
    revisions = releases.load(tree.FOLDER / tree.RELEASES).revisions
    rows: list[Row] = []
    for name in names:
        print(f"hub {name} ...", flush=True)
        own = _wheel(name, output)
        revision = _known()[name].revision
        others = [_wheel(each.documents, output) for other, each in revisions.items() if other != revision]
        rows += _on_hub(name, own, [other for other in others if other])
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


def _known() -> dict[str, releases.Release]:
    return releases.load(tree.FOLDER / tree.RELEASES).releases


def _wheel(release: str, output: Path) -> Path | None:
    """Build a wheel; a pre-release may have an API that the client does not fit, a final release may not."""
    try:
        return build(release, output)
    except BuildError as error:
        if release not in _known() or not Version(release).is_prerelease:
            raise
        print(error, flush=True)
        return None


def _on_hub(release: str, own: Path | None, others: Sequence[Path]) -> Iterator[Row]:
    """Start a hub and try the wheels there, the one made for it first."""
    started = time.monotonic()
    try:
        with start_hub(release=release) as hub:
            for wheel in [own, *others] if own else others:
                yield _try(wheel, hub, fits=wheel == own, started=started)
                started = time.monotonic()
    except HubError as error:
        yield Row(release, "", str(error), time.monotonic() - started, good=False)


def _try(wheel: Path, hub: Hub, *, fits: bool, started: float) -> Row:
    version = wheel.name.split("-")[1]
    env = ensure(f"wheel-{version}", [str(wheel)], python=_PYTHON)
    try:
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
    good = expected in facts and facts["hub"] == hub.release and facts["build"] == version
    return Row(hub.release, version, outcome, time.monotonic() - started, good)


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
