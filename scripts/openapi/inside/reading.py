"""What reading one endpoint method yields, and where its names are looked up."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Protocol

from scripts.openapi.inside.values import Answer, Value


class Scope(Protocol):
    """Where a function's names are looked up."""

    def value(self, name: str) -> Value | None:
        """Return the mark of a global name: a schema or a constant."""

    def function(self, name: str) -> tuple[ast.FunctionDef, Scope] | None:
        """Return a function of the hub that this module knows as ``name``: ``helper`` or ``Class.method``."""

    def method(self, name: str) -> tuple[ast.FunctionDef, Scope] | None:
        """Return a method of the endpoint's class or of its bases."""


@dataclass
class Query:
    """How the code reads one query parameter."""

    integer: bool = False
    repeated: bool = False
    flag: bool = False
    """Read as ``args.get("x", False)``: whatever the text, a value that was sent counts as true ..."""
    text: bool = False
    """... unless the code also looks at the text."""
    minimum: int | None = None
    default: int | None = None
    values: list[str] = field(default_factory=list)
    """Values that the code looks for, where it compares the parameter with constants."""


@dataclass
class Body:
    """A request body that a marshmallow schema loads or validates."""

    schema: str
    partial: bool
    many: bool


@dataclass
class Reading:
    """Everything that one endpoint method takes and answers."""

    queries: dict[str, Query] = field(default_factory=dict)
    query_schemas: list[str] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    """Keys of the body that the code reads without a schema."""
    binary_body: bool = False
    answers: list[Answer] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)

    def query(self, name: str) -> Query:
        """Return the record of this parameter, made on first sight."""
        return self.queries.setdefault(name, Query())

    def error(self, status: int) -> None:
        """Note an error status once."""
        if status not in self.errors:
            self.errors.append(status)

    def body(self, body: Body) -> None:
        """Note a body schema once."""
        if body not in self.bodies:
            self.bodies.append(body)

    def key(self, name: str) -> None:
        """Note a body key once."""
        if name not in self.keys:
            self.keys.append(name)

    def collect(self, value: Value) -> None:
        """Take a returned value apart into answers and errors."""
        for each in value.returns:
            self.collect(each)
        if value.answer is None:
            return
        if value.answer.status is not None and value.answer.status >= 400:
            self.error(value.answer.status)
        elif value.answer not in self.answers:
            self.answers.append(value.answer)
