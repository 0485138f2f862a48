"""Assemble one service's OpenAPI document, apply the overlays, and refuse what is not fully typed."""

from __future__ import annotations

import json

from openapi_spec_validator import OpenAPIV31SpecValidator

from scripts.openapi.facts import Facts, JsonObject
from scripts.openapi.naming import operation_id, template
from scripts.openapi.operations import build
from scripts.openapi.schemas import Components, record, reference

OPENAPI = "3.1.0"

_TITLES = {"hq": "vantage6 HQ", "store": "vantage6 algorithm store"}
_SERVERS = {"hq": "/hq", "store": "/store"}

_DESCRIPTION = (
    "Extracted from the released hub's code; never edited. "
    "Times are in UTC and carry no offset. Objects may have properties that are not listed here."
)

_COMMON: dict[str, JsonObject] = {
    "Error": record(
        {
            "msg": {"oneOf": [{"type": "string"}, reference("ErrorDetails")]},
            "errors": reference("ErrorDetails"),
        },
        ["msg"],
        "What went wrong, in words or as the input schema's messages.",
    ),
    "ErrorDetails": {"type": "object", "description": "Messages of an input schema by field."},
    "Message": record({"msg": {"type": "string"}}, ["msg"], "What the hub did."),
    "Link": record(
        {
            "id": {"type": "integer"},
            "link": {"type": "string", "format": "uri-reference"},
            "methods": {"type": "array", "items": {"type": "string"}},
        },
        ["id", "link", "methods"],
        "A related object: its id, its path, and the methods that the path knows.",
    ),
    "PageLinks": record(
        {
            name: {"type": "string", "format": "uri-reference"}
            for name in ("first", "previous", "self", "next", "last")
        },
        ["first", "self"],
        "Paths of the pages around this one; those that do not exist are absent.",
    ),
}


class DocumentError(ValueError):
    """A document that may not be written: invalid, or with an answer that nothing types."""


def assemble(facts: Facts) -> JsonObject:
    """Return the document of one service, before the overlays.

    Parameters
    ----------
    facts : Facts
        The facts of one release.

    Returns
    -------
    dict
        The document; its version is empty until the API revision is known.
    """
    components = Components(facts)
    routes = {(operation.path, operation.method) for operation in facts.operations}
    paths: dict[str, JsonObject] = {}
    for operation in sorted(facts.operations, key=lambda each: (each.path, each.method)):
        item = paths.setdefault(template(operation.path), {})
        item[operation.method] = build(operation, operation_id(operation, routes), components)
    schemas = {**_COMMON, **components.made}
    tags = sorted({operation["tags"][0] for item in paths.values() for operation in item.values()})
    return {
        "openapi": OPENAPI,
        "info": {"title": _TITLES[facts.service], "version": "", "description": _DESCRIPTION},
        "servers": [{"url": _SERVERS[facts.service]}],
        "tags": [{"name": name} for name in tags],
        "paths": {path: paths[path] for path in sorted(paths)},
        "components": {
            "headers": {"TotalCount": {"description": "Items on all pages.", "schema": {"type": "integer"}}},
            "schemas": {name: schemas[name] for name in sorted(schemas)},
            "securitySchemes": {"bearerAuth": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
    }


def check(document: JsonObject) -> None:
    """Raise ``DocumentError`` unless the document is valid and every 2xx body is typed."""
    problems = [
        f"{'/'.join(map(str, e.path))}: {e.message}" for e in OpenAPIV31SpecValidator(document).iter_errors()
    ]
    names = [operation["operationId"] for item in document["paths"].values() for operation in item.values()]
    problems += [
        f"operationId {name} is there twice" for name in sorted({n for n in names if names.count(n) > 1})
    ]
    for path, item in document["paths"].items():
        for method, operation in item.items():
            successes = [status for status in operation["responses"] if status.startswith("2")]
            if not successes:
                problems.append(f"{method.upper()} {path} has no success answer")
    for name, schema in document["components"]["schemas"].items():
        problems += [f"component {name}, {where} is not typed" for where in untyped(schema)]
    if problems:
        listed = "\n  ".join(problems)
        raise DocumentError(
            f"{document['info']['title']}:\n  {listed}\nAn overlay in openapi/overlays can say more."
        )


def untyped(schema: JsonObject, where: str = "itself") -> list[str]:
    """Return the places in a schema that allow anything."""
    if not schema:
        return [where]
    found = []
    for key, each in schema.get("properties", {}).items():
        found += untyped(each, key)
    if "items" in schema:
        found += untyped(schema["items"], f"items of {where}")
    for each in schema.get("oneOf", []):
        found += untyped(each, where)
    return found


def to_bytes(document: JsonObject) -> bytes:
    """Return the one form in which a document is written."""
    return (json.dumps(document, ensure_ascii=True, indent=2) + "\n").encode()
