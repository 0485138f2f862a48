"""The hub's OpenAPI documents: which operation a request is for, and whether its body is acceptable."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from vantage6_hl.version import REVISION

__all__ = ["Found", "closed", "document", "find", "mistakes"]

_METHODS: Final = ("get", "post", "put", "patch", "delete")
_PACKAGE: Final = Path(__file__).parents[2]

# What the hub's own checks (marshmallow) say, by the keyword of JSON Schema that says the same.
_SENTENCES: Final[Mapping[str, str]] = {
    "enum": "Must be one of: {options}.",
    "maxLength": "Longer than maximum length {limit}.",
    "maximum": "Must be less than or equal to {limit}.",
    "minItems": "At least one is required",
    "minLength": "Shorter than minimum length {limit}.",
    "minimum": "Must be greater than or equal to {limit}.",
}


@dataclass(frozen=True)
class Found:
    """The operation that a request is for."""

    name: str
    ids: tuple[int | str, ...]


@cache
def document(service: str) -> dict[str, Any]:
    """Read the document of a service, ``"hq"`` or ``"store"``, of the API revision of this build."""
    packed = _PACKAGE / "testing" / "_openapi" / f"{service}.json"
    checkout = _PACKAGE.parent / "openapi" / REVISION / f"{service}.json"
    read: dict[str, Any] = json.loads((packed if packed.is_file() else checkout).read_text("utf-8"))
    return read


def find(service: str, method: str, path: str) -> Found | None:
    """Find the operation of a request.

    Parameters
    ----------
    service : str
        ``"hq"`` or ``"store"``.
    method : str
        Method of the request.
    path : str
        Path without that of the API.

    Returns
    -------
    Found or None
        None when the documents have none.
    """
    for pattern, methods in _paths(service):
        name = methods.get(method.lower())
        match = pattern.fullmatch(path) if name else None
        if match and name:
            return Found(
                f"{service}.{name}", tuple(int(one) if one.isdecimal() else one for one in match.groups())
            )
    return None


@cache
def _paths(service: str) -> list[tuple[re.Pattern[str], dict[str, str]]]:
    found = []
    # A path without a place in it is more exact than one with: /node/me comes before /node/{id}.
    for path, each in sorted(document(service)["paths"].items(), key=lambda item: item[0].count("{")):
        pattern = path
        for one in _parameters(each):
            if one["in"] == "path":
                place = r"(\d+)" if one["schema"]["type"] == "integer" else "([^/]+)"
                pattern = pattern.replace(f"{{{one['name']}}}", place)
        methods = {method: each[method]["operationId"] for method in _METHODS if method in each}
        found.append((re.compile(pattern), methods))
    return found


def _parameters(path: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for method in _METHODS if method in path for one in path[method].get("parameters", [])]


def mistakes(name: str, body: object) -> dict[str, Any]:
    """Say what is wrong with the body of a request, field by field, in the hub's words.

    Parameters
    ----------
    name : str
        The operation, such as ``"hq.task_create"``.
    body : object
        The body, read from JSON.

    Returns
    -------
    dict
        Empty when nothing is.
    """
    found: dict[str, Any] = {}
    for error in _validator(name).iter_errors(body):
        if error.validator == "required":
            for field in error.validator_value:
                if field not in error.instance:
                    _put(found, [*error.absolute_path, field], "Missing data for required field.")
        elif error.validator == "additionalProperties":
            for field in error.instance.keys() - error.schema["properties"].keys():
                _put(found, [*error.absolute_path, field], "Unknown field.")
        else:
            _put(found, [*error.absolute_path], _sentence(error))
    return found


def _sentence(error: Any) -> str:
    kind = error.validator
    if kind == "type":
        wanted = error.validator_value
        words = {"integer": "integer", "string": "string", "boolean": "boolean", "array": "list"}
        return f"Not a valid {words.get(wanted, 'value')}." if isinstance(wanted, str) else "Invalid value."
    value = error.validator_value
    options = ", ".join(map(str, value)) if isinstance(value, list) else ""
    return _SENTENCES.get(kind, "Invalid value.").format(limit=value, options=options)


def _put(found: dict[str, Any], path: list[str | int], sentence: str) -> None:
    *outer, last = [str(one) for one in path] or ["_schema"]
    place: Any = found
    for part in outer:
        place = place.setdefault(part, {})
        if not isinstance(place, dict):
            return
    sentences = place.setdefault(last, [])
    if isinstance(sentences, list) and sentence not in sentences:
        sentences.append(sentence)


@cache
def _validator(name: str) -> Any:
    try:
        from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
    except ImportError:
        raise ImportError("The fake hub needs the extra: pip install 'vantage6-hl[testing]'") from None

    service, _, operation = name.partition(".")
    whole = document(service)
    (described,) = (
        each[method]
        for each in whole["paths"].values()
        for method in _METHODS
        if method in each and each[method]["operationId"] == operation
    )
    content = described["requestBody"]["content"]["application/json"]["schema"]
    return Draft202012Validator(
        {**closed(content), "components": {"schemas": closed(whole["components"]["schemas"])}}
    )


def closed(schema: Any) -> Any:
    """Give a schema that refuses fields that are not described; an object that names none is a map."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {key: closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "type" in schema:
        whole.setdefault("additionalProperties", False)
    return whole
