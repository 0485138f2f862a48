"""The facts that the program inside the hub's environment prints, as typed records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

JsonObject: TypeAlias = dict[str, Any]
"""A JSON object. Facts and documents are JSON; ``Any`` stops at this name."""


@dataclass(frozen=True)
class Operation:
    """One method of one route, as the hub's code has it."""

    path: str
    """The route with Flask's converters, ``/task/<int:id>``."""
    method: str
    file: str
    docstring: str
    decorators: tuple[str, ...]
    queries: dict[str, JsonObject]
    query_schemas: tuple[str, ...]
    bodies: tuple[JsonObject, ...]
    keys: tuple[str, ...]
    binary_body: bool
    answers: tuple[JsonObject, ...]
    errors: tuple[int, ...]


@dataclass(frozen=True)
class Facts:
    """Everything known about one service of one release."""

    service: str
    operations: tuple[Operation, ...]
    schemas: dict[str, JsonObject]


def load_facts(raw: JsonObject) -> Facts:
    """Return the records for the JSON that ``scripts.openapi.inside`` printed."""
    operations = []
    for each in raw["operations"]:
        reading = each["reading"]
        operations.append(
            Operation(
                path=each["path"],
                method=each["method"],
                file=each["file"],
                docstring=each["docstring"],
                decorators=tuple(each["decorators"]),
                queries=reading["queries"],
                query_schemas=tuple(reading["query_schemas"]),
                bodies=tuple(reading["bodies"]),
                keys=tuple(reading["keys"]),
                binary_body=reading["binary_body"],
                answers=tuple(reading["answers"]),
                errors=tuple(reading["errors"]),
            )
        )
    return Facts(raw["service"], tuple(operations), raw["schemas"])
