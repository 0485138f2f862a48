"""Free ports, and waiting until a service answers on one."""

from __future__ import annotations

import random
import socket
import subprocess
import time
from pathlib import Path

import httpx

from vantage6_hl.testing.hub.model import HubError
from vantage6_hl.testing.processes import tail

# Below the range that Linux hands out to outgoing connections: none of those can take a port between the
# moment it is chosen and the moment its service listens.
_PORTS = range(20000, 32000)


def free_ports(count: int) -> list[int]:
    """Choose ports of the loopback address that nothing listens on.

    Parameters
    ----------
    count : int
        How many, all different.

    Returns
    -------
    list of int
        The ports.

    Raises
    ------
    HubError
        When the machine has no free port left.
    """
    free: list[int] = []
    for port in random.sample(_PORTS, len(_PORTS)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        free.append(port)
        if len(free) == count:
            return free
    raise HubError(f"No {count} free ports between {_PORTS.start} and {_PORTS.stop} on 127.0.0.1.")


def wait_until_answers(
    url: str, *, child: subprocess.Popen[bytes], log: Path, patience: float = 180.0
) -> None:
    """Wait until a service answers 200.

    Parameters
    ----------
    url : str
        What to ask for.
    child : subprocess.Popen
        The process that serves it.
    log : pathlib.Path
        Its log, for the error message.
    patience : float, default 180.0
        Seconds to wait.

    Raises
    ------
    HubError
        When the process ends or time runs out; with the end of the log.
    """
    end = time.monotonic() + patience
    with httpx.Client(timeout=5.0, trust_env=False) as client:
        while time.monotonic() < end:
            if child.poll() is not None:
                raise HubError(f"{log.stem} ended with status {child.returncode}. {log}:\n{tail(log)}")
            try:
                if client.get(url).status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)  # the condition is on the other side of a socket: there is nothing to wait on
    raise HubError(f"{url} did not answer 200 within {patience:.0f} s. {log}:\n{tail(log)}")
