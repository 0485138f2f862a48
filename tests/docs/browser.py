"""The browser of the pages' readers: a program that approves the login at an address, as its person would.

Python's `webbrowser` starts what the variable ``BROWSER`` names; so programs of a reader's shell find it too.
"""

from __future__ import annotations

import json
import os
import shlex
import sys
from pathlib import Path

from scripts.checkout import ROOT
from vantage6_hl.testing.hub import Hub, device_login


def install(folder: Path, hub: Hub, *, username: str, password: str) -> str:
    """Write the program for one person; returns what ``BROWSER`` has to be."""
    about = folder / ".browser.json"
    about.touch(0o600)
    about.write_text(json.dumps({"hub": hub.to_json(), "username": username, "password": password}))
    program = folder / ".browser"
    words = shlex.join([sys.executable, "-m", "tests.docs.browser", str(about)])
    places = shlex.quote(os.pathsep.join([str(ROOT), str(ROOT / "generated")]))
    program.write_text(f'#!/bin/sh\nexport PYTHONPATH={places}\nexec {words} "$1"\n')
    program.chmod(0o700)
    return f"{program} %s"


def main(about: str, url: str) -> None:
    """Log the person in and allow the device."""
    told = json.loads(Path(about).read_text())
    device_login(Hub.from_json(told["hub"]), url, told["username"], told["password"])


if __name__ == "__main__":
    main(*sys.argv[1:])
