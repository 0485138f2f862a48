"""A browser for programs that log in as a person: approves what it is asked to open.

``BROWSER`` names it; the person's name and password are in the file that ``COMPAT_PERSON`` names.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[3]), str(Path(__file__).parents[3] / "generated")]

from vantage6_hl.testing.hub import device_login  # noqa: E402 - found by the line above

if __name__ == "__main__":
    person = json.loads(Path(os.environ["COMPAT_PERSON"]).read_text())
    hub: Any = SimpleNamespace(auth_url=person["auth_url"])
    device_login(hub, sys.argv[1], person["username"], person["password"])
