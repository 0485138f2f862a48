"""The one hub that runs on its own: which process keeps it, and ending that process and no other.

A process id alone may belong to somebody else by now; with the time that its process started it cannot.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
from contextlib import suppress
from pathlib import Path

from vantage6_hl.testing.environments import CACHE
from vantage6_hl.testing.hub.model import Hub, HubError

FILE = CACHE / "run" / "hub.json"

_PATIENCE = 20.0  # seconds between asking and killing


def write(hub: Hub) -> None:
    """Remember a hub that this process keeps; only this user can read its password.

    Parameters
    ----------
    hub : Hub
        The hub.
    """
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.unlink(missing_ok=True)
    descriptor = os.open(FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump({"hub": hub.to_json(), "started": _started(hub.pid)}, file)


def forget() -> None:
    """Remove what :func:`write` wrote."""
    FILE.unlink(missing_ok=True)


def read() -> Hub | None:
    """Give the hub that runs on its own, if there is one.

    Returns
    -------
    Hub or None
        None also when its keeper is gone without a word; then nothing of it is left.

    Raises
    ------
    HubError
        When the file is damaged.
    """
    try:
        told = json.loads(FILE.read_text())
        runs = _started(json.loads(told["hub"])["pid"]) == told["started"]
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise HubError(f"{FILE} is damaged ({error}); remove it.") from error
    return Hub.from_json(told["hub"]) if runs else None


def stop(hub: Hub) -> None:
    """End a hub that :func:`read` gave, wait until it has ended, and remove its folder.

    Parameters
    ----------
    hub : Hub
        The hub.
    """
    with suppress(ProcessLookupError):
        keeper = os.pidfd_open(hub.pid)
        try:
            # From here on the descriptor means this very process: is it still the one that was written down?
            if read() == hub:
                signal.pidfd_send_signal(keeper, signal.SIGTERM)
                if not select.select([keeper], [], [], _PATIENCE)[0]:
                    signal.pidfd_send_signal(keeper, signal.SIGKILL)  # the kernel ends its children
        finally:
            os.close(keeper)
    forget()
    shutil.rmtree(hub.folder, ignore_errors=True)


def _started(pid: int) -> int | None:
    """When a process started, in clock ticks since boot; None when there is none, or only its remains.

    Source: proc(5), fields 3 and 22 of ``/proc/<pid>/stat``; the second, in parentheses, may hold spaces.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return None
    return None if fields[0] in "ZX" else int(fields[19])
