"""One sandbox node: a process that logs in as a real node of the hub and serves the runs meant for it.

It shows itself as online, looks for open runs whenever the hub has news and in short intervals all the same,
serves each in a thread of its own, and ends on SIGTERM or with the process that started it.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from vantage6_hl.errors import Vantage6Error
from vantage6_hl.testing.processes import ending_on_sigterm
from vantage6_hl.testing.sandbox.config import ConfigError, NodeConfig
from vantage6_hl.testing.sandbox.events import Events
from vantage6_hl.testing.sandbox.hub import Hub
from vantage6_hl.testing.sandbox.orders import RunOrder
from vantage6_hl.testing.sandbox.tables import SessionFolder
from vantage6_hl.testing.sandbox.worker import Worker

LOG = logging.getLogger("sandbox")

# With events the looks for new runs are only there for what an event missed.
_SLOWER_WITH_EVENTS = 10
_ONLINE_TIMEOUT = 60.0  # seconds
_PAUSE_AFTER_FAILURE = 2.0  # seconds


class Node:
    """A node at work.

    Parameters
    ----------
    config : NodeConfig
        Who it is and what it has.
    hub : Hub
        Its login at the hub.
    """

    def __init__(self, config: NodeConfig, hub: Hub) -> None:
        self._hub = hub
        self._interval = config.poll_interval
        self._databases = {label: Path(path) for label, path in config.databases.items()}
        self._sessions = SessionFolder(Path(config.folder) / "sessions")
        self._cryptor = hub.cryptor(Path(config.private_key) if config.private_key else None)
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._workers: dict[int, Worker] = {}
        # A run stays known after its end: a list that was asked for before its end may still hold it.
        self._known: set[int] = set()
        self.events = Events(
            config.hq_url,
            token=hub.token,
            node_id=hub.node_id,
            organization_id=hub.organization_id,
            collaboration_id=hub.collaboration_id,
            details={
                "encryption": str(hub.encrypted),
                "allowed_algorithms": "all",
                "database_labels": list(self._databases),
                "database_types": {
                    f"db_type_{label}": "csv" if path.suffix == ".csv" else "sql"
                    for label, path in self._databases.items()
                },
            },
            listener=self,
        )

    def work(self) -> None:
        """Look for runs and serve them, for ever."""
        while True:
            self._wake.clear()
            try:
                self._look()
            except Vantage6Error as problem:
                LOG.warning("Could not look for runs: %s", problem)
                self._wake.wait(_PAUSE_AFTER_FAILURE)
                continue
            self._wake.wait(self._interval * (_SLOWER_WITH_EVENTS if self.events.subscribed else 1))

    def _look(self) -> None:
        with self._lock:
            at_work = set(self._workers)
        orders = self._hub.open_runs()
        for order in orders:
            if order.run_id not in self._known:
                self._start(order)
        # What the hub has ended while its event got lost. The list alone is no proof: while its pages are
        # read, a run may move from one that is still to come to one that was read already.
        missing = at_work - {order.run_id for order in orders}
        self.kill(frozenset(run_id for run_id in missing if self._hub.has_ended(run_id)))

    def _start(self, order: RunOrder) -> None:
        LOG.info("Run %s of task %s: %s", order.run_id, order.task_id, order.method)
        worker = Worker(
            order,
            hub=self._hub,
            announcer=self.events,
            cryptor=self._cryptor,
            databases=self._databases,
            sessions=self._sessions,
        )
        self._known.add(order.run_id)
        with self._lock:
            self._workers[order.run_id] = worker
        # A thread for each run, without a limit: central runs wait for others that may be on this very node.
        threading.Thread(target=self._serve, args=(worker,), daemon=True, name=f"run-{order.run_id}").start()

    def _serve(self, worker: Worker) -> None:
        worker.serve()
        with self._lock:
            del self._workers[worker.order.run_id]

    def wake(self) -> None:
        """Look for new runs now."""
        self._wake.set()

    def kill(self, run_ids: frozenset[int] | None) -> None:
        """Kill these runs, as far as they are at work here; ``None`` for all."""
        with self._lock:
            doomed = [
                worker for number, worker in self._workers.items() if run_ids is None or number in run_ids
            ]
        for worker in doomed:
            LOG.info("Killing run %s", worker.order.run_id)
            worker.kill()

    def delete_dataframe(self, session_id: int, name: str) -> None:
        """Forget a dataframe."""
        self._sessions.delete(session_id, name)


def serve(config: NodeConfig, *, ready_fd: int | None = None) -> None:
    """Log in, come online and work until the process is told to end.

    Parameters
    ----------
    config : NodeConfig
        Who the node is.
    ready_fd : int, optional
        File descriptor that gets one byte, and is closed, when the hub shows the node as online.

    Raises
    ------
    Vantage6Error
        When the node cannot log in, or its keys do not fit.
    TimeoutError
        When the hub does not show the node as online within 60 seconds.
    """
    with Hub(config) as hub:
        node = Node(config, hub)
        node.events.open()
        try:
            if not (node.events.wait_subscribed(_ONLINE_TIMEOUT) and hub.online()):
                raise TimeoutError(f"The hub does not show the node '{config.name}' as online.")
            LOG.info("Node '%s' (%s) is online", config.name, hub.node_id)
            if ready_fd is not None:
                os.write(ready_fd, b"+")
                os.close(ready_fd)
            node.work()
        finally:
            node.events.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m vantage6_hl.testing.sandbox.node",
        description=__doc__,
        epilog="The configuration is JSON with name, api_key, hq_url, auth_url, realm, folder, private_key "
        "(a path, or null), databases (paths by label) and poll_interval (seconds).",
    )
    parser.add_argument("config", type=Path, help="configuration file of the node, mode 0600")
    parser.add_argument(
        "--ready-fd", type=int, help="file descriptor that gets one byte when the node is online"
    )
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(threadName)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)  # one line for every poll otherwise
    try:
        with ending_on_sigterm():
            serve(NodeConfig.read(given.config), ready_fd=given.ready_fd)
    except (ConfigError, Vantage6Error, TimeoutError) as problem:
        print(f"The node cannot work: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
