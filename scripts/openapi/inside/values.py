"""What an expression of the hub's code stands for, as far as the API is concerned.

A ``Value`` is a mark that the walk in ``reader.py`` moves through assignments and calls: "this is the
request's query", "this is what that schema dumps". Shapes are plain dictionaries, for they become JSON facts.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Shape: TypeAlias = dict[str, Any]
"""One JSON value that the hub answers with: ``{"type": ...}`` and what belongs to that type.

``Any`` because a shape is JSON in the making; it is checked where it is turned into a schema.
"""

Kind = Literal[
    "request", "args", "json", "loaded", "query", "const", "strings", "schema", "shape", "answer", "returns",
    "part", "status", "unknown",
]  # fmt: skip


@dataclass
class Answer:
    """One answer of an endpoint: its status (``None`` where the code computes it) and its body."""

    status: int | None
    body: Shape


@dataclass
class Value:
    """The mark on an expression; which of the other fields count depends on ``kind``."""

    kind: Kind
    const: object = None
    names: tuple[str, ...] = ()
    shape: Shape = field(default_factory=dict)
    returns: list[Value] = field(default_factory=list)
    answer: Answer | None = None


def unknown(node: ast.AST) -> Value:
    """Return the mark of an expression that no rule explains; its source says what a person must look at."""
    return Value("unknown", shape={"type": "unknown", "source": ast.unparse(node)})


def shape_of(value: Value, node: ast.AST) -> Shape:
    """Return the shape that this value has in an answer's body."""
    if value.kind == "shape":
        return value.shape
    if value.kind == "const":
        return constant_shape(value.const)
    if value.kind == "query":
        return {"type": "string"}
    return {"type": "unknown", "source": ast.unparse(node)}


def constant_shape(const: object) -> Shape:
    """Return the shape of a constant."""
    if const is None:
        return {"type": "null"}
    if isinstance(const, bool):
        return {"type": "boolean"}
    if isinstance(const, int):
        return {"type": "integer"}
    if isinstance(const, str):
        return {"type": "string"}
    return {"type": "unknown", "source": repr(const)}


def union(values: Sequence[Value]) -> Value:
    """Merge what one name may hold after branches, or what a call may return."""
    schemas = [value for value in values if value.kind == "schema"]
    if schemas and len(schemas) == len(values):
        return Value("schema", names=tuple(dict.fromkeys(name for value in schemas for name in value.names)))
    return Value("returns", returns=list(values))
