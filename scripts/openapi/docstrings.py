"""The OpenAPI block in an endpoint's docstring: texts, and types where the code tells none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from scripts.openapi.facts import JsonObject

_TYPES: dict[str, JsonObject] = {
    "int": {"type": "integer"},
    "integer": {"type": "integer"},
    "str": {"type": "string"},
    "string": {"type": "string"},
    "bool": {"type": "boolean"},
    "boolean": {"type": "boolean"},
    "array": {"type": "array"},
    "date (yyyy-mm-dd)": {"type": "string", "format": "date"},
}


@dataclass
class Documented:
    """What a docstring says; the code decides what of it is true."""

    summary: str
    description: str = ""
    parameters: dict[str, JsonObject] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """Descriptions of the parameters."""
    body: dict[str, str] = field(default_factory=dict)
    """Descriptions of the request body's fields."""
    statuses: dict[int, str] = field(default_factory=dict)


def parse(docstring: str) -> Documented:
    """Read a docstring whose OpenAPI part stands after ``---``.

    Parameters
    ----------
    docstring : str
        The endpoint method's docstring.

    Returns
    -------
    Documented
        Its texts, parameter types and documented statuses.
    """
    head, _, block = docstring.partition("---")
    found = Documented(summary=_sentence(head.strip().split("\n")[0]))
    try:
        loaded = yaml.safe_load(block) or {}
    except yaml.YAMLError:
        # Without its block an endpoint is still described by its code.
        return found
    found.description = description(str(loaded.get("description", "")))
    for each in loaded.get("parameters", []):
        name = each.get("name")
        if name:
            found.parameters[name] = _type(each.get("schema") or {"type": each.get("type")})
            found.texts[name] = description(str(each.get("description", "")))
    found.body = _body_texts(loaded)
    for status, answer in (loaded.get("responses") or {}).items():
        found.statuses[int(status)] = _sentence(str((answer or {}).get("description", "")))
    return found


def _body_texts(loaded: object) -> dict[str, str]:
    schema = _inside(loaded, "requestBody", "content", "application/json", "schema")
    properties = _inside(schema, "properties") or _inside(schema, "items", "properties")
    texts = {str(name): _inside(each, "description") for name, each in properties.items()}
    return {name: description(text) for name, text in texts.items() if isinstance(text, str)}


def _inside(node: object, *keys: str) -> Any:
    """Return what lies under these keys, or an empty object: the hub's blocks have every kind of slip."""
    for key in keys:
        node = node.get(key) if isinstance(node, dict) else None
    return {} if node is None else node


def _type(schema: JsonObject) -> JsonObject:
    found: JsonObject = dict(_TYPES.get(str(schema.get("type")), {}))
    if found.get("type") == "array":
        found["items"] = _type(schema.get("items") or {}) or {"type": "string"}
    return found


def description(text: str) -> str:
    """Return a description as plain text; a permission table becomes one line of rules.

    Examples
    --------
    >>> table = "|Rule|Scope|Operation|Node|Container|Text| |--|--|--|--|--|--| |Task|Own|View|-|-|Your own|"
    >>> description("Lists tasks. " + table).splitlines()[-1]
    'Rules: Task/Own/View (Your own).'
    """
    text = text.replace("\\n", "\n")
    before, bar, table = text.partition("|")
    prose = " ".join(before.replace("### Permission Table", "").split())
    if not bar:
        return prose
    cells = [" ".join(cell.split()) for cell in re.split(r"\|", table)]
    rules, after = _rules(cells)
    parts = [prose, f"Rules: {'; '.join(rules)}." if rules else "", after]
    return "\n\n".join(part for part in parts if part)


def _rules(cells: list[str]) -> tuple[list[str], str]:
    """Take the cells of a six-column table apart; what follows the last row comes back as text."""
    rows = [cell for cell in cells if cell and not re.fullmatch(r"[-\s]+", cell)]
    rules = []
    rows = rows[6:]  # the heading
    while len(rows) >= 6:
        name, scope, operation, _, _, text = rows[:6]
        rules.append(f"{name}/{scope}/{operation} ({text})")
        rows = rows[6:]
    return rules, " ".join(rows)


def _sentence(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
