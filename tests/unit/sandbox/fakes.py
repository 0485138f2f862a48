"""A hub that is not there: it keeps what a worker reports, and answers a central method's calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from vantage6_hl.crypto import Cryptor, JsonValue, PlainCryptor, payload_from_json, payload_to_json
from vantage6_hl.testing.sandbox.orders import Recipient, RunOrder, RunOver, SubtaskState, TaskDatabase
from vantage6_hl.testing.sandbox.registry import EXTRACTION, FEDERATED
from vantage6_hl.testing.sandbox.runs import RunUpdate, Status
from vantage6_hl.testing.sandbox.tables import SessionFolder
from vantage6_hl.testing.sandbox.worker import Worker

ORDER = RunOrder(
    run_id=11,
    task_id=5,
    parent_id=None,
    image="registry.example/average",
    method="echo",
    action=FEDERATED,
    arguments=None,
    initiating_organization_id=2,
    collaboration_id=1,
    study_id=None,
    session_id=3,
    dataframe_id=None,
    dataframe_name=None,
    databases=(),
)
EXTRACT = replace(
    ORDER,
    method="read_csv",
    action=EXTRACTION,
    dataframe_id=7,
    dataframe_name="loving_fermat",
    databases=(TaskDatabase("source", label="athletes"),),
)
ON_DATAFRAME = (TaskDatabase("dataframe", dataframe_id=7),)


@dataclass
class FakeHub:
    """Both the node's and the central method's hub, and its announcer."""

    updates: list[RunUpdate] = field(default_factory=list)
    columns: dict[int, Mapping[str, str]] = field(default_factory=dict)
    announced: list[Status | str] = field(default_factory=list)
    late_log: str | None = None
    over_at: Status | None = None
    public_key: str = ""
    subtask: tuple[str, Mapping[int, str]] | None = None
    states: list[SubtaskState] = field(default_factory=lambda: [SubtaskState(False), SubtaskState(True)])
    answers: list[str] = field(default_factory=list)
    closed: bool = False

    def update(self, run_id: int, update: RunUpdate) -> None:
        assert run_id == ORDER.run_id
        if update.status == self.over_at:
            raise RunOver
        self.updates.append(update)

    def add_log(self, run_id: int, log: str) -> None:
        assert run_id == ORDER.run_id
        self.late_log = log

    def report_columns(self, dataframe_id: int, types: Mapping[str, str]) -> None:
        self.columns[dataframe_id] = types

    def recipient(self, organization_id: int) -> Recipient:
        return Recipient(organization_id, self.public_key)

    def central(self, order: RunOrder) -> FakeHub:
        return self

    def recipients(self) -> list[Recipient]:
        return [Recipient(2, self.public_key), Recipient(4, self.public_key)]

    def create_subtask(self, method: str, arguments: Mapping[int, str]) -> int:
        self.subtask = method, arguments
        return 6

    def state(self, task_id: int) -> SubtaskState:
        return self.states.pop(0)

    def results(self, task_id: int) -> list[str]:
        return self.answers

    def close(self) -> None:
        self.closed = True

    def status(self, order: RunOrder, status: Status) -> None:
        self.announced.append(status)

    def log(self, order: RunOrder, line: str) -> None:
        self.announced.append(line)

    @property
    def last(self) -> RunUpdate:
        return self.updates[-1]


def worker(order: RunOrder, hub: FakeHub, folder: Path, *, cryptor: Cryptor | None = None) -> Worker:
    """Make a worker with the csv file ``athletes.csv`` of a folder as its database."""
    return Worker(
        order,
        hub=hub,
        announcer=hub,
        cryptor=cryptor or PlainCryptor(),
        databases={"athletes": folder / "athletes.csv"},
        sessions=SessionFolder(folder / "sessions"),
    )


def encode(value: JsonValue) -> str:
    """Write a value as it travels in an unencrypted collaboration."""
    return PlainCryptor().encrypt(payload_to_json(value), [""])[0]


def decode(text: str | None) -> JsonValue:
    """Read a value as it travels in an unencrypted collaboration."""
    assert text is not None
    return payload_from_json(PlainCryptor().decrypt(text))
