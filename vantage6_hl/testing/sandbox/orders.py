"""What a node is asked to do, in its own words, and what it needs of the hub to do it.

The worker knows only these; ``hub`` fills them from the bindings, tests from nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from vantage6_hl.testing.sandbox.runs import RunUpdate, Status


class RunOver(Exception):  # noqa: N818
    """The hub has ended a run already, for example because a user killed it."""


@dataclass(frozen=True)
class TaskDatabase:
    """A database that a task names: a source of the node, by label, or a dataframe of the session."""

    type: str
    label: str | None = None
    dataframe_id: int | None = None
    position: int = 0


@dataclass(frozen=True)
class RunOrder:
    """One run that this node should serve, with what it needs to know of its task."""

    run_id: int
    task_id: int
    parent_id: int | None
    image: str
    method: str
    action: str
    arguments: str | None
    initiating_organization_id: int
    collaboration_id: int
    study_id: int | None
    session_id: int
    dataframe_id: int | None
    dataframe_name: str | None
    databases: tuple[TaskDatabase, ...]
    in_blob_store: bool = False  # then ``arguments`` is a blob's name


@dataclass(frozen=True)
class Recipient:
    """An organization that data is encrypted for; the key is empty when the hub has none."""

    organization_id: int
    public_key: str


@dataclass(frozen=True)
class SubtaskState:
    """How a subtask is doing."""

    ended: bool
    failures: tuple[str, ...] = ()


class CentralHub(Protocol):
    """What the hub allows a central method, by its container token."""

    def recipients(self) -> list[Recipient]:
        """Give all organizations of the task's study, or else of its collaboration."""
        ...

    def create_subtask(self, method: str, arguments: Mapping[int, str]) -> int:
        """Create a subtask on the parent's dataframes, with encoded arguments by organization."""
        ...

    def state(self, task_id: int) -> SubtaskState:
        """Say how the subtask is doing."""
        ...

    def results(self, task_id: int) -> list[str | bytes]:
        """Give the subtask's encoded results; those from a blob store as bytes."""
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


class NodeHub(Protocol):
    """What the hub allows a node, by its own token."""

    def update(self, run_id: int, update: RunUpdate) -> None:
        """Report a run; raises RunOver when the hub has ended it."""
        ...

    def add_log(self, run_id: int, log: str) -> None:
        """Give the log of a run that was killed: all that the hub still takes."""
        ...

    def report_columns(self, dataframe_id: int, types: Mapping[str, str]) -> None:
        """Report a dataframe's columns on this node."""
        ...

    def recipient(self, organization_id: int) -> Recipient:
        """Give an organization and its public key."""
        ...

    def blob(self, name: str) -> bytes:
        """Read from the blob store."""
        ...

    def central(self, order: RunOrder) -> CentralHub:
        """Get a container token for a central task."""
        ...


class Announcer(Protocol):
    """Events that others who follow the task get at once."""

    def status(self, order: RunOrder, status: Status) -> None:
        """Say that a run changed its status."""
        ...

    def log(self, order: RunOrder, line: str) -> None:
        """Say a line of a run's log."""
        ...


def databases_by_position(databases: Sequence[TaskDatabase]) -> list[list[TaskDatabase]]:
    """Group a task's databases by the argument that they are for, in the arguments' order."""
    positions = sorted({database.position for database in databases})
    return [[database for database in databases if database.position == position] for position in positions]
