"""What was sent to a fake hub, for a test to look at."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from vantage6_hl.crypto import JsonValue
from vantage6_hl.testing.fake.outcomes import TaskCall
from vantage6_hl.testing.fake.tables import Row

__all__ = ["RecordedRequest", "RecordedTask", "Requests"]


@dataclass(frozen=True)
class RecordedRequest:
    """A request to HQ or to the algorithm store.

    Attributes
    ----------
    operation : str
        The operation of the hub's documents, such as ``"hq.task_create"``; empty for one that it lacks.
    method, path : str
        Such as ``"POST"`` and ``"/hq/task"``.
    query : mapping of str to str
        Query parameters; of one that is there more than once the last.
    body : JSON value
        What was sent; None where that was nothing, or no JSON.
    status : int
        Status of the answer; 0 where none was given.
    user : str
        Name of the user or the node that asked; empty for somebody without a token.
    """

    operation: str
    method: str
    path: str
    query: Mapping[str, str]
    body: JsonValue = field(repr=False)
    status: int
    user: str

    def __str__(self) -> str:
        return f"{self.method} {self.path} -> {self.status or 'lost'}"


class Requests(Sequence[RecordedRequest]):
    """All requests in the order in which they came.

    Examples
    --------
    >>> requests = Requests()
    >>> len(requests.of("task_create"))
    0
    """

    def __init__(self) -> None:
        self._all: list[RecordedRequest] = []

    @overload
    def __getitem__(self, index: int) -> RecordedRequest: ...

    @overload
    def __getitem__(self, index: slice) -> list[RecordedRequest]: ...

    def __getitem__(self, index: int | slice) -> RecordedRequest | list[RecordedRequest]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def __repr__(self) -> str:
        return f"<Requests: {len(self._all)}>"

    def add(self, request: RecordedRequest) -> None:
        """Add one; the hub does it."""
        self._all.append(request)

    def clear(self) -> None:
        """Forget all so far."""
        self._all.clear()

    def of(self, operation: str) -> list[RecordedRequest]:
        """Give the requests for an operation.

        Parameters
        ----------
        operation : str
            Such as ``"task_create"``, or ``"store.user_list"`` where both services have one of the name.

        Returns
        -------
        list of RecordedRequest
            In the order in which they came.
        """
        wanted = (operation,) if "." in operation else (f"hq.{operation}", f"store.{operation}")
        return [one for one in self._all if one.operation in wanted]

    @property
    def changes(self) -> list[RecordedRequest]:
        """The requests that were to change something."""
        return [one for one in self._all if one.method != "GET"]

    def assert_called(self, operation: str, *, times: int | None = None) -> None:
        """Check that an operation was called.

        Parameters
        ----------
        operation : str
            As for `of`.
        times : int, optional
            How often. By default at least once.

        Raises
        ------
        AssertionError
            When it was not; the message lists what was called.
        """
        found = len(self.of(operation))
        if found == times or (times is None and found):
            return
        wanted = "at least once" if times is None else f"{times} times"
        called = "\n".join(f"  {one}" for one in self._all) or "  nothing"
        raise AssertionError(f"{operation} was called {found} times, not {wanted}. Called were:\n{called}")

    def assert_not_called(self, operation: str) -> None:
        """Check that an operation was not called. As `assert_called`."""
        self.assert_called(operation, times=0)


@dataclass(frozen=True)
class RecordedTask:
    """A task that somebody made.

    Attributes
    ----------
    id : int
        Its id.
    name, image, method, action, status : str
        As the hub has them.
    organizations : tuple of int
        The organizations that run it.
    arguments : mapping of int to mapping
        The arguments for each organization, as its node has decrypted them; of a node that has not begun, or
        could not decrypt them, there are none.
    dataframes : tuple of int
        Ids of the dataframes that it uses.
    """

    id: int
    name: str
    image: str
    method: str
    action: str
    status: str
    organizations: tuple[int, ...]
    arguments: Mapping[int, Mapping[str, JsonValue]]
    dataframes: tuple[int, ...]

    @classmethod
    def of(cls, task: Row, runs: Sequence[Row], status: str, calls: Mapping[int, TaskCall]) -> RecordedTask:
        """Make one from what lies on the hub."""
        return cls(
            id=task.id,
            name=task.name,
            image=task.image,
            method=task.method,
            action=runs[0].action if runs else "",
            status=status,
            organizations=tuple(run.organization_id for run in runs),
            arguments={run.organization_id: calls[run.id].arguments for run in runs if run.id in calls},
            dataframes=tuple(one["dataframe_id"] for one in task.databases if one["dataframe_id"]),
        )

    def differences(
        self,
        *,
        method: str | None,
        image: str | None,
        name: str | None,
        organizations: Sequence[int] | None,
        arguments: Mapping[str, JsonValue] | None,
    ) -> list[str]:
        """Say in what this is not the task that was expected."""
        checks: list[tuple[str, object, object]] = [
            ("method", method, self.method),
            ("image", image, self.image),
            ("name", name, self.name),
            (
                "organizations",
                None if organizations is None else sorted(organizations),
                sorted(self.organizations),
            ),
        ]
        found = [f"{what} is {is_!r}" for what, wanted, is_ in checks if wanted not in (None, is_)]
        if arguments is not None:
            for organization in self.organizations:
                sent = self.arguments.get(organization)
                if sent != arguments:
                    found.append(f"arguments for organization {organization} are {_shown(sent)}")
        return found


def _shown(value: object) -> str:
    return json.dumps(value, default=str) if value is not None else "not read by its node"
