"""Facts in the form in which the program inside the hub's environment prints them."""

from __future__ import annotations

from typing import Any


def field(kind: str, **facts: Any) -> dict[str, Any]:
    """Facts about one marshmallow field."""
    return {"class": kind, "own_class": kind, "required": False, "nullable": False, "checks": [], **facts}


def operation(path: str, method: str, **reading: Any) -> dict[str, Any]:
    """Facts about one endpoint method."""
    nothing: dict[str, Any] = {
        "queries": {}, "query_schemas": [], "bodies": [], "keys": [], "binary_body": False,
        "answers": [], "errors": [],
    }  # fmt: skip
    return {
        "path": path,
        "method": method,
        "file": "vantage6/hq/resource/" + path.split("/")[1] + ".py",
        "docstring": "Do it\n---\ndescription: Does it.",
        "decorators": ["with_user"],
        "reading": {**nothing, **reading},
    }


def query(**read: Any) -> dict[str, Any]:
    """Facts about one query parameter."""
    nothing = {"integer": False, "repeated": False, "flag": False, "text": True, "minimum": None}
    return {**nothing, "default": None, "values": [], **read}


def dump(*schemas: str, many: bool = False, **extra: Any) -> dict[str, Any]:
    """The shape of a schema's dump."""
    return {"type": "dump", "schemas": list(schemas), "many": many, "extra": extra}


def service() -> dict[str, Any]:
    """Facts about a service with tasks and a health endpoint."""
    link = field("Function", shape={"type": "string", "link": True})
    common = {
        "id": field("Integer"),
        "name": field("String", nullable=True),
        "init_org": field("Method", shape={"type": "link", "nullable": True}),
    }
    runs = field("Nested", nested={"schema": "RunSchema", "many": True, "exclude": []})
    length = {"check": "length", "min": 1, "max": 9, "equal": None}
    choice = {"check": "choice", "choices": ["b", "a"]}
    inputs = {
        "name": field("String", required=True, checks=[length]),
        "action": field("String", nullable=True, checks=[choice]),
        "ids": field("List", inner=field("Integer", checks=[{"check": "range", "min": 1, "max": None}])),
    }
    run = {"id": field("Integer"), "finished_at": field("DateTime", nullable=True)}
    api = {"type": "object", "properties": {"api": {"type": "boolean"}}}
    page = {"type": "page", "schemas": ["TaskSchema"]}
    whole, part = ({"schema": "TaskInputSchema", "partial": each, "many": False} for each in (False, True))
    queries = {"page": query(integer=True, minimum=1, default=1)}
    return {
        "service": "hq",
        "operations": [
            operation("/task", "get", queries=queries, answers=[{"status": 200, "body": page}], errors=[400]),
            operation("/task", "post", bodies=[whole], answers=[{"status": 201, "body": dump("TaskSchema")}]),
            operation(
                "/task/<int:id>",
                "patch",
                bodies=[part],
                answers=[{"status": 200, "body": dump("TaskSchema")}],
            ),
            {**operation("/health", "get", answers=[{"status": 200, "body": api}]), "decorators": []},
        ],
        "schemas": {
            "TaskSchema": _schema("TaskSchema", {**common, "runs": link}),
            "TaskWithRunSchema": _schema("TaskSchema", {**common, "runs": runs}),
            "RunSchema": _schema("RunSchema", run),
            "TaskInputSchema": _schema(None, inputs),
        },
    }


def _schema(family: str | None, fields: dict[str, Any]) -> dict[str, Any]:
    return {"family": family, "file": "vantage6/hq/resource/common/output_schema.py", "fields": fields}
