"""What changed between two API revisions, for people: operations, parameters, fields."""

from __future__ import annotations

from scripts.openapi.facts import JsonObject
from scripts.openapi.fingerprint import without_texts

Flat = dict[str, str]
"""A described thing and its description in one line, ``"query page": "integer"``."""


def changelog(before: dict[str, JsonObject], after: dict[str, JsonObject], names: tuple[str, str]) -> str:
    """Return the changes as Markdown.

    Parameters
    ----------
    before, after : dict
        The documents by service.
    names : tuple of str
        What the two are called.

    Returns
    -------
    str
        Added, removed and changed operations and components; one sentence when there are none.
    """
    lines = [f"# From {names[0]} to {names[1]}", ""]
    changed = False
    for service in after:
        for title, part in (("operations", operations), ("fields", components)):
            section = _compare(part(before[service]), part(after[service]))
            if section:
                changed = True
                lines += [f"## {before[service]['info']['title']}: {title}", "", *section, ""]
    if not changed:
        lines += ["No operation and no field differs.", ""]
    return "\n".join(lines)


def operations(document: JsonObject) -> dict[str, Flat]:
    """Return each operation's path, parameters, body and answers."""
    found = {}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            flat = {"route": f"{method.upper()} {path}"}
            for parameter in operation.get("parameters", []):
                flat[f"{parameter['in']} parameter {parameter['name']}"] = describe(parameter["schema"])
            if "requestBody" in operation:
                flat["body"] = _content(operation["requestBody"])
            for status, answer in operation["responses"].items():
                flat[f"answer {status}"] = _content(answer)
            flat["token"] = "needed" if operation["security"] == [{"bearerAuth": []}] else "not needed"
            found[operation["operationId"]] = flat
    return found


def components(document: JsonObject) -> dict[str, Flat]:
    """Return each component's fields."""
    found = {}
    for name, schema in document["components"]["schemas"].items():
        required = schema.get("required", [])
        fields = schema.get("properties")
        if fields is None:
            found[name] = {"value": describe(schema)}
            continue
        found[name] = {
            key: describe(each) + (", required" if key in required else "") for key, each in fields.items()
        }
    return found


def describe(schema: JsonObject) -> str:
    """Return a schema in one line.

    Examples
    --------
    >>> describe({"type": ["string", "null"], "maxLength": 128})
    'string or null, maxLength 128'
    """
    bare = without_texts(schema)
    assert isinstance(bare, dict)
    parts = []
    if "$ref" in bare:
        parts.append(bare["$ref"].rsplit("/", 1)[1])
    if "oneOf" in bare:
        parts.append(" or ".join(describe(each) for each in bare["oneOf"]))
    kind = bare.get("type")
    if kind == "array":
        parts.append(f"list of {describe(bare.get('items', {}))}")
    elif kind:
        parts.append(" or ".join(kind) if isinstance(kind, list) else str(kind))
    known = {"$ref", "oneOf", "type", "items", "properties", "required"}
    parts += [f"{key} {each}" for key, each in sorted(bare.items()) if key not in known]
    return ", ".join(parts) or "anything"


def _content(holder: JsonObject) -> str:
    return "; ".join(
        f"{media} {describe(each['schema'])}" for media, each in holder.get("content", {}).items()
    )


def _compare(before: dict[str, Flat], after: dict[str, Flat]) -> list[str]:
    lines = []
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            lines.append(f"- removed `{name}`" + _route(before[name]))
        elif name not in before:
            lines.append(f"- added `{name}`" + _route(after[name]))
        else:
            lines += [f"- changed `{name}`: {each}" for each in _parts(before[name], after[name])]
    return lines


def _route(flat: Flat) -> str:
    return f" ({flat['route']})" if "route" in flat else ""


def _parts(before: Flat, after: Flat) -> list[str]:
    lines = []
    for key in sorted(before.keys() | after.keys()):
        if key not in after:
            lines.append(f"removed {key} ({before[key]})")
        elif key not in before:
            lines.append(f"added {key} ({after[key]})")
        elif before[key] != after[key]:
            lines.append(f"{key} was {before[key]}, is {after[key]}")
    return lines
