"""The nodes of a fake hub: they decrypt the arguments, do what the script says, and encrypt the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vantage6_hl._status import run_goes_on, run_has_failed
from vantage6_hl.crypto import Cryptor, PlainCryptor, payload_from_json, payload_to_json
from vantage6_hl.errors import EncryptionError
from vantage6_hl.testing.fake.hq.runs import fail_others
from vantage6_hl.testing.fake.outcomes import Outcome, TaskCall, crashed, failed
from vantage6_hl.testing.fake.scripts import Script
from vantage6_hl.testing.fake.state import State
from vantage6_hl.testing.fake.tables import Row

__all__ = ["Nodes"]


@dataclass
class _Work:
    outcome: Outcome
    ends: float
    looks: int


class Nodes:
    """All nodes that are online and work by themselves.

    Parameters
    ----------
    state : State
        The hub.
    script : Script
        What comes of each run.
    """

    def __init__(self, state: State, script: Script) -> None:
        self._state = state
        self._script = script
        self._under_way: dict[int, _Work] = {}
        self.cryptors: dict[int, Cryptor] = {}  # by organization, with its private key
        self.calls: dict[int, TaskCall] = {}  # by run

    def looked_at(self, task_id: int) -> None:
        """Somebody has looked at a task."""
        for run in self._state.tables.run.where(task_id=task_id):
            work = self._under_way.get(run.id)
            if work is not None and work.looks > 0:
                work.looks -= 1
                if not work.looks:
                    work.ends = max(work.ends, self._state.clock.now())

    def work(self) -> None:
        """Begin what can begin and end what has ended by now."""
        tables = self._state.tables
        for run in tables.run:
            task = tables.task.get(run.task_id)
            if not run_goes_on(run.status) or task is None:
                self._under_way.pop(run.id, None)
                continue
            node = tables.node_of(run.organization_id, task.collaboration_id)
            if node is None or not node.works:
                continue
            if run.id not in self._under_way and self._can_begin(task):
                self._begin(run, task)
            work = self._under_way.get(run.id)
            if work is not None and not work.looks and work.ends <= self._state.clock.now():
                self._end(run, task, node, work.outcome)

    def _can_begin(self, task: Row) -> bool:
        before = (self._state.tables.task.get(id_) for id_ in task.depends_on)
        return all(self._state.status_of(one) == "completed" for one in before if one)

    def _begin(self, run: Row, task: Row) -> None:
        run.status, run.started_at = "active", self._state.clock.text()
        try:
            call = self._call(run, task)
        except EncryptionError as problem:
            outcome = failed(f"The arguments cannot be read: {problem}")
        except ValueError:
            outcome = crashed("The arguments must be a dictionary.")
        else:
            self.calls[run.id] = call
            outcome = self._script.outcome_of(call)
        run.log = outcome.log or None
        self._under_way[run.id] = _Work(outcome, self._state.clock.now() + outcome.seconds, outcome.looks)

    def _call(self, run: Row, task: Row) -> TaskCall:
        names = [one["dataframe_id"] for one in task.databases if one["dataframe_id"]]
        found = (self._state.tables.dataframe.get(id_) for id_ in names)
        labels = [one["label"] for one in task.databases if one["type"] == "source"]
        return TaskCall(
            task_id=task.id,
            run_id=run.id,
            organization_id=run.organization_id,
            name=task.name,
            image=task.image,
            method=task.method,
            action=run.action,
            arguments=self._arguments(run, task),
            dataframes=tuple(one.name for one in found if one),
            label=labels[0] if labels else "",
        )

    def _arguments(self, run: Row, task: Row) -> Mapping[str, Any]:
        stored: str | bytes | None = run.arguments
        if not stored:
            return {}
        if self._state.blobs is not None:
            stored = self._state.blobs.get(str(stored), b"")
        cryptor = self._cryptor(run, task)
        if cryptor is None:
            raise EncryptionError("The node has no private key. Give it one: hub.start_node(...)")
        payload = cryptor.decrypt(stored)
        arguments = payload_from_json(payload)
        if not isinstance(arguments, Mapping):
            raise ValueError  # noqa: TRY004 - its caller says it
        return arguments

    def _end(self, run: Row, task: Row, node: Row, outcome: Outcome) -> None:
        del self._under_way[run.id]
        run.status, run.log = outcome.status, outcome.log or None
        run.finished_at = self._state.clock.text()
        if outcome.status == "completed":
            dataframe = self._state.tables.dataframe.get(task.dataframe_id)
            if dataframe is not None and run.action in ("data_extraction", "preprocessing"):
                dataframe.columns[node.id] = dict(outcome.columns)
            else:
                self._send(run, task, outcome)
        if run_has_failed(run.status):
            fail_others(self._state, run)

    def _cryptor(self, run: Row, task: Row) -> Cryptor | None:
        encrypted = self._state.tables.collaboration.one(task.collaboration_id).encrypted
        return self.cryptors.get(run.organization_id) if encrypted else PlainCryptor()

    def _send(self, run: Row, task: Row, outcome: Outcome) -> None:
        recipient = self._state.tables.organization.one(task.init_org_id).public_key
        cryptor = self._cryptor(run, task) or PlainCryptor()
        try:
            run.result = cryptor.encrypt(payload_to_json(outcome.result), [recipient])[0]
        except EncryptionError as problem:
            run.status = "failed"
            run.log = f"The result cannot be encrypted for the initiating organization: {problem}"
