"""What the node offers to a running method: its source database, its log, pauses, and subtasks."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from vantage6_hl.crypto import Cryptor, JsonValue, payload_from_json, payload_to_json
from vantage6_hl.testing.sandbox.orders import Announcer, CentralHub, NodeHub, RunOrder
from vantage6_hl.testing.sandbox.registry import CENTRAL, Arguments, MethodError
from vantage6_hl.testing.sandbox.runs import RunKilled, RunLife

_SUBTASK_INTERVAL = 0.2  # seconds between two looks at a subtask


class RunContext:
    """The ``Context`` of one run, see ``registry``.

    Parameters
    ----------
    order : RunOrder
        The run.
    hub : NodeHub
        Where a container token is to be had.
    announcer : Announcer
        Who gets log lines at once.
    cryptor : Cryptor
        Encodes a subtask's arguments and reads its results.
    life : RunLife
        Takes the log lines.
    databases : mapping of str to pathlib.Path
        The node's source databases by label.
    killed : threading.Event
        Set when the run shall end.
    """

    def __init__(
        self,
        order: RunOrder,
        *,
        hub: NodeHub,
        announcer: Announcer,
        cryptor: Cryptor,
        life: RunLife,
        databases: Mapping[str, Path],
        killed: threading.Event,
    ) -> None:
        self._order = order
        self._hub = hub
        self._announcer = announcer
        self._cryptor = cryptor
        self._life = life
        self._databases = databases
        self._killed = killed

    @property
    def database(self) -> Path:
        """The source database that the task names by its label."""
        labels = [database.label or "" for database in self._order.databases]
        found = [self._databases[label] for label in labels if label in self._databases]
        if len(labels) != 1 or not found:
            raise MethodError(
                f"A data extraction needs one source database; the task names {', '.join(labels) or 'none'} "
                f"and this node has {', '.join(self._databases) or 'none'}."
            )
        return found[0]

    def log(self, line: str) -> None:
        """Add a line to the run's log and send it to those who follow the task."""
        self._life.log(line)
        self._announcer.log(self._order, line)

    def pause(self, seconds: float) -> None:
        """Wait, unless the run is killed: then raise RunKilled."""
        if self._killed.wait(seconds):
            raise RunKilled

    @cached_property
    def _central(self) -> CentralHub:
        if self._order.action != CENTRAL:
            raise MethodError(f"Only a task with action {CENTRAL} may create subtasks.")
        return self._hub.central(self._order)

    @cached_property
    def _public_keys(self) -> dict[int, str]:
        return {one.organization_id: one.public_key for one in self._central.recipients()}

    def close(self) -> None:
        """Close the connections of a central method, if it made any."""
        if "_central" in vars(self):
            self._central.close()

    def organizations(self) -> list[int]:
        """Ids of all organizations of the task's study, or else of its collaboration."""
        return list(self._public_keys)

    def compute(self, method: str, arguments: Arguments, organizations: Sequence[int]) -> list[JsonValue]:
        """Run a subtask on the nodes of these organizations and wait for its results."""
        keys = self._public_keys
        strangers = [str(number) for number in organizations if number not in keys]
        if strangers:
            raise MethodError(f"Not in this collaboration: organization {', '.join(strangers)}.")
        encoded = self._cryptor.encrypt(
            payload_to_json(arguments), [keys[number] for number in organizations]
        )
        task_id = self._central.create_subtask(method, dict(zip(organizations, encoded, strict=True)))
        self.log(f"created subtask {task_id}")
        while not (state := self._central.state(task_id)).ended:
            self.pause(_SUBTASK_INTERVAL)
        if state.failures:
            raise MethodError(f"Subtask {task_id} failed: {'; '.join(state.failures)}")
        return [payload_from_json(self._cryptor.decrypt(result)) for result in self._central.results(task_id)]
