"""One request to a fake hub, on its way to what answers it: who asks, what for, and whether they may."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import httpx

from vantage6_hl.testing.fake.documents import mistakes
from vantage6_hl.testing.fake.state import State
from vantage6_hl.testing.fake.tables import Row, Tables

__all__ = ["LACKING", "Answer", "Call", "Caller", "Handler", "Operation", "Refused", "operations", "serves"]

Answer: TypeAlias = tuple[int, Any]
LACKING = "You lack the permission to do that!"
_WIDER = {
    "own": ("own", "organization", "collaboration", "global"),
    "organization": ("organization", "collaboration", "global"),
    "collaboration": ("collaboration", "global"),
    "global": ("global",),
}


class Refused(Exception):  # noqa: N818 - it is an answer
    """The hub says no.

    Parameters
    ----------
    status : int
        Status of the answer.
    message : str or dict
        What it says.
    errors : dict, optional
        The same for each field.
    """

    def __init__(self, status: int, message: object, errors: object = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"msg": message} if errors is None else {"msg": message, "errors": errors}


@dataclass(frozen=True)
class Caller:
    """Who asks.

    Attributes
    ----------
    kind : {"user", "node", "container"}
        What kind of login it is.
    row : Row
        The user or the node; for a container its node.
    rules : frozenset
        Resource, scope and operation of each rule that it has; in the store the scope is empty.
    task : Row, optional
        The task of a container.
    """

    kind: Literal["user", "node", "container"]
    row: Row
    rules: frozenset[tuple[str, str, str]]
    task: Row | None = None


class Call:
    """A request.

    Parameters
    ----------
    state : State
        The hub.
    operation : str
        The operation, such as ``"hq.task_get"``.
    ids : tuple
        Ids in the path.
    request : httpx.Request
        The request, its body read.
    caller : Caller, optional
        Who asks. Default None: nobody who has said who it is.
    """

    def __init__(
        self,
        state: State,
        operation: str,
        ids: tuple[int | str, ...],
        request: httpx.Request,
        caller: Caller | None,
    ) -> None:
        self.state = state
        self.operation = operation
        self.ids = ids
        self.request = request
        self.caller = caller
        self.query = request.url.params
        self.path = request.url.path

    @property
    def tables(self) -> Tables:
        """The tables of the hub."""
        return self.state.tables

    @property
    def id(self) -> Any:
        """The id in the path."""
        return self.ids[0]

    @property
    def who(self) -> Caller:
        """Who asks, where somebody must have said so."""
        assert self.caller is not None
        return self.caller

    @property
    def user(self) -> Row:
        """The user who asks."""
        return self.who.row

    @property
    def is_user(self) -> bool:
        """Whether a user asks."""
        return self.who.kind == "user"

    @property
    def organization_id(self) -> int:
        """The organization of who asks."""
        own: int = self.who.row.organization_id
        return own

    @property
    def collaboration_ids(self) -> list[int]:
        """The collaborations of who asks; of a container that of its task."""
        if self.who.task is not None:
            return [self.who.task.collaboration_id]
        return [one.id for one in self.tables.collaborations_of(self.organization_id)]

    def raw(self) -> Any:
        """Give the body as JSON; None where it is none."""
        try:
            return json.loads(self.request.content)
        except ValueError:
            return None

    def body(self, message: str = "Request body is incorrect") -> dict[str, Any]:
        """Give the body, which must be as the document says."""
        found: dict[str, Any] = self.raw()
        wrong = mistakes(self.operation, {} if found is None else found)
        if wrong:
            raise Refused(400, message, wrong)
        return {} if found is None else found

    def number(self, name: str) -> int | None:
        """Give a query parameter that is a number; None where it is not there."""
        text = self.query.get(name)
        if text is None:
            return None
        try:
            return int(text)
        except ValueError:
            raise Refused(500, "An unexpected error occurred!") from None

    def flag(self, name: str) -> bool:
        """Tell whether a query parameter is there and not empty: the hub takes any text for yes."""
        return bool(self.query.get(name))

    def asked_for(self, name: str) -> bool:
        """Tell whether a query parameter says yes, in the few places where the hub reads it as it should."""
        return self.query.get(name, "").lower() in ("true", "1", "yes", "on", "t", "y")

    def included(self, what: str) -> bool:
        """Tell whether more was asked for by ``include``."""
        return what in [part for each in self.query.get_list("include") for part in each.split(",")]

    def can(self, resource: str, operation: str, scope: str = "") -> bool:
        """Tell whether who asks has a rule."""
        return (resource, scope, operation) in self.who.rules

    def at_least(self, resource: str, operation: str, scope: str) -> bool:
        """Tell whether who asks has a rule of this scope or of a wider one."""
        return any(self.can(resource, operation, wide) for wide in _WIDER[scope])

    def for_organization(self, resource: str, operation: str, organization_id: int | None) -> bool:
        """Tell whether who asks may do something with what belongs to an organization."""
        if self._everywhere_or_at_home(resource, operation, organization_id):
            return True
        shared = (
            organization_id in one.organization_ids
            for one in self.tables.collaborations_of(self.organization_id)
        )
        return self.can(resource, operation, "collaboration") and any(shared)

    def for_both(self, resource: str, operation: str, row: Row) -> bool:
        """Tell the same for a task, which belongs to an organization and to a collaboration."""
        return self._everywhere_or_at_home(resource, operation, row.init_org_id) or (
            self.can(resource, operation, "collaboration") and row.collaboration_id in self.collaboration_ids
        )

    def for_collaboration(self, resource: str, operation: str, collaboration_id: int | None) -> bool:
        """Tell whether who asks may do something in a collaboration."""
        return self.can(resource, operation, "global") or (
            self.can(resource, operation, "collaboration") and collaboration_id in self.collaboration_ids
        )

    def _everywhere_or_at_home(self, resource: str, operation: str, organization_id: int | None) -> bool:
        return self.can(resource, operation, "global") or (
            self.can(resource, operation, "organization") and organization_id == self.organization_id
        )

    def need(self, allowed: bool, message: str = LACKING) -> None:
        """Refuse what is not allowed."""
        if not allowed:
            raise Refused(401, message)


Handler: TypeAlias = Callable[[Call], Answer]


@dataclass(frozen=True)
class Operation:
    """What answers an operation.

    Attributes
    ----------
    handle : callable
        Gives the answer.
    who : tuple of str
        The kinds of logins that may ask; empty for everybody.
    catches_all : bool
        Whether the hub turns every error of the guard in front of it into an answer 500 or 401 of its own.
    """

    handle: Handler
    who: tuple[str, ...]
    catches_all: bool


operations: dict[str, Operation] = {}
"""All operations that the fake hub answers, by name."""


def serves(name: str, *who: str, catches_all: bool = False) -> Callable[[Handler], Handler]:
    """Register what answers an operation."""

    def register(handle: Handler) -> Handler:
        operations[name] = Operation(handle, who, catches_all)
        return handle

    return register
