"""Check of the wheel in fresh environments: every Python, the lowest and the newest of what it asks for."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from pathlib import Path

from scripts.pythons import SUPPORTED
from scripts.release.checks.model import FailedError, Run
from scripts.release.environments import (
    Installed,
    InstallError,
    Resolution,
    Wanted,
    all_extras,
    try_extra,
)
from scripts.release.wheel import Package

_RESOLUTIONS: tuple[Resolution, ...] = ("lowest", "newest")
# uwsgi runs it, with settings in its environment.
_PROGRAMS = {"vantage6_hl.testing.hub.serve"}
_FOREIGN = re.compile(r"ModuleNotFoundError: No module named '(?!vantage6_)")
_TRYOUT = Path(__file__).parents[1] / "tryout.py"


def environments(run: Run) -> str:
    """Install the wheel bare and with all extras, import everything, and use it at a little hub."""
    package = run.newest()
    extras = all_extras(package.wheel)
    wrong: list[str] = []
    tried = 0
    for python, resolution in itertools.product(SUPPORTED, _RESOLUTIONS):
        bare, full = Wanted(python, resolution), Wanted(python, resolution, extras=True)
        for wanted in (bare, full):
            try:
                installed = run.installed(wanted)
            except InstallError as error:
                wrong.append(f"{wanted}: {error}")
                continue
            run.tell(f"trying {wanted}")
            tried += 1
            facts = tryout(installed, package, run.scratch)
            missing = [] if wanted.extras else extras
            wrong += [f"{wanted}: {each}" for each in tryout_problems(facts, installed, package, missing)]
        for extra in extras:
            try:
                try_extra(package.wheel, extra, full, run.installed(bare))
            except InstallError as error:
                wrong.append(f"{full} only {extra}: {error}")
    if wrong:
        raise FailedError(*wrong)
    return (
        f"{tried} environments (Python {', '.join(SUPPORTED)}; lowest and newest; bare and with "
        f"{', '.join(extras)}): installs, imports, sends and reads an encrypted task"
    )


def tryout(installed: Installed, package: Package, scratch: Path) -> dict[str, object]:
    """Run ``tryout.py`` with an environment's Python.

    Returns
    -------
    dict
        What it told, or ``{"error": ...}``.
    """
    folder = scratch / "tryout"
    folder.mkdir(exist_ok=True)
    for left in folder.iterdir():
        left.unlink()
    asked = json.dumps({"release": package.release, "folder": str(folder)})
    try:
        done = installed.run(_TRYOUT, asked)
    except subprocess.TimeoutExpired:
        return {"error": "the tryout did not end in time"}
    if done.returncode:
        return {"error": f"the tryout failed: {done.stderr.strip()[-1000:]}"}
    found: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def tryout_problems(
    facts: dict[str, object], installed: Installed, package: Package, missing: list[str]
) -> list[str]:
    """Judge what the tryout told.

    Parameters
    ----------
    facts : dict
        What it told.
    installed : Installed
        Where it ran.
    package : Package
        What was installed.
    missing : list of str
        Extras that are not installed: a module may say that it needs one, by its name, and an inner one may
        lack another project's package.

    Returns
    -------
    list of str
        The problems, empty when there are none.
    """
    if "error" in facts:
        return [str(facts["error"])]
    found = []
    if not facts["works"]:
        found.append("the answer to an encrypted task was not what was sent")
    if facts["version"] != package.version:
        found.append(f"version {facts['version']} was tried instead of {package.version}")
    if not Path(str(facts["library"])).is_relative_to(installed.folder):
        found.append(f"not the wheel was tried but {facts['library']}")
    failed = facts["failed"]
    assert isinstance(failed, dict)
    for module, error in failed.items():
        if module in _PROGRAMS or any(f"vantage6-hl[{extra}]" in error for extra in missing):
            continue
        if not (missing and module.count(".") > 1 and _FOREIGN.match(error)):
            found.append(f"{module} cannot be imported: {error}")
    return found
