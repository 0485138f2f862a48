"""Sandbox nodes: small processes that work as real nodes of a hub, without Docker or Kubernetes."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from vantage6_hl.testing import processes
from vantage6_hl.testing.sandbox.config import NodeConfig

__all__ = ["NodeError", "NodeSpec", "start_nodes"]

_START_TIMEOUT = 90.0  # seconds


class NodeError(RuntimeError):
    """A node did not come online; the message ends with what it wrote last."""


@dataclass(frozen=True)
class NodeSpec:
    """A node to start.

    Parameters
    ----------
    name : str
        Its name at the hub.
    api_key : str
        Its secret, as given when it was registered.
    private_key : pathlib.Path or None
        The organization's private key file; needed in an encrypted collaboration.
    databases : mapping of str to pathlib.Path
        Source files, csv or sqlite, by the label that users name them by.
    """

    name: str
    api_key: str = field(repr=False)
    private_key: Path | None
    databases: Mapping[str, Path]


@contextmanager
def start_nodes(
    specs: Sequence[NodeSpec],
    *,
    hq_url: str,
    auth_url: str,
    realm: str,
    folder: Path,
    poll_interval: float = 0.2,
) -> Iterator[None]:
    """Start one process for each node, wait until the hub shows all as online, and end them in the end.

    Parameters
    ----------
    specs : sequence of NodeSpec
        The nodes.
    hq_url : str
        Address of the hub, with its path, for example ``http://127.0.0.1:7601/hq``.
    auth_url : str
        Address of the login service.
    realm : str
        Its realm.
    folder : pathlib.Path
        Where each node gets a folder with its configuration, log and dataframes.
    poll_interval : float, default 0.2
        Seconds between two looks for new runs while no events arrive; ten times as long while they do.

    Yields
    ------
    None
        When all nodes are online.

    Raises
    ------
    NodeError
        When a node ends or does not come online within 90 seconds.

    Examples
    --------
    >>> spec = NodeSpec("node-1", api_key, None, {"olympic_athletes_db": path})  # doctest: +SKIP
    >>> with start_nodes([spec], hq_url=hq, auth_url=auth, realm="vantage6", folder=tmp):  # doctest: +SKIP
    ...     client.task.create(...)
    """
    started: list[_Started] = []
    try:
        for number, spec in enumerate(specs):
            config = NodeConfig(
                name=spec.name,
                api_key=spec.api_key,
                hq_url=hq_url,
                auth_url=auth_url,
                realm=realm,
                # A node's name comes from its users and must not become a path.
                folder=str((folder / f"node-{number}").resolve()),
                private_key=str(spec.private_key.resolve()) if spec.private_key else None,
                databases={label: str(path.resolve()) for label, path in spec.databases.items()},
                poll_interval=poll_interval,
            )
            started.append(_start(config))
        deadline = time.monotonic() + _START_TIMEOUT
        for node in started:
            node.wait_online(deadline)
        yield
    finally:
        processes.stop(*(node.process for node in started))
        for node in started:
            os.close(node.ready)


@dataclass(frozen=True)
class _Started:
    name: str
    process: subprocess.Popen[bytes]
    log: Path
    ready: int

    def wait_online(self, deadline: float) -> None:
        """Wait for the node's byte in the pipe; the pipe also opens, empty, when the node ends."""
        left = max(0.0, deadline - time.monotonic())
        readable, _, _ = select.select([self.ready], [], [], left)
        if readable and os.read(self.ready, 1):
            return
        what = "ended" if readable else f"was not online after {_START_TIMEOUT:.0f} seconds"
        raise NodeError(f"The node '{self.name}' {what}. Its log ends with:\n{processes.tail(self.log)}")


def _start(config: NodeConfig) -> _Started:
    folder = Path(config.folder)
    folder.mkdir(parents=True, exist_ok=True)
    path, log = folder / "config.json", folder / "node.log"
    config.write(path)
    ready, theirs = os.pipe()
    try:
        process = processes.start(
            [sys.executable, "-m", "vantage6_hl.testing.sandbox.node", path, "--ready-fd", str(theirs)],
            log=log,
            folder=folder,
            pass_fds=[theirs],
        )
    except BaseException:
        os.close(ready)
        raise
    finally:
        os.close(theirs)
    return _Started(config.name, process, log, ready)
