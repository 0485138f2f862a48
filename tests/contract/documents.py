"""The hub's OpenAPI documents as a strict judge of what the hub answers.

Strict: an object may have the documented properties and no others. The documents themselves are open, as they
must be for a newer hub's answers.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]
from jsonschema.exceptions import ValidationError, best_match  # type: ignore[import-untyped]

from scripts.checkout import ROOT
from vantage6_hl.testing.fake.documents import closed

SERVICES = ("hq", "store")
REVISION = "v5_0"

_METHODS = ("get", "post", "put", "patch", "delete")
_LONGEST = 400  # characters of a complaint

# Only what the bindings turn into another type; the rest of the documents' formats are annotations.
_FORMATS = FormatChecker(formats=())
_FORMATS.checks("date-time", raises=ValueError)(
    lambda value: not isinstance(value, str) or bool(datetime.datetime.fromisoformat(value))
)


@cache
def document(service: str) -> dict[str, Any]:
    """Read the document of a service, ``"hq"`` or ``"store"``."""
    read: dict[str, Any] = json.loads((ROOT / "openapi" / REVISION / f"{service}.json").read_text())
    return read


@cache
def operations() -> dict[str, dict[str, Any]]:
    """All operations of both documents by name, such as ``"hq.task_get"``."""
    return {
        f"{service}.{operation['operationId']}": operation
        for service in SERVICES
        for path in document(service)["paths"].values()
        for method, operation in path.items()
        if method in _METHODS
    }


def complaints(name: str, status: int, media: str, content: bytes) -> Iterator[str]:
    """Say in what an answer differs from the document.

    Parameters
    ----------
    name : str
        The operation, such as ``"hq.task_get"``.
    status : int
        The answer's status.
    media : str
        Its content type, without parameters.
    content : bytes
        Its body.
    """
    documented = operations()[name]["responses"].get(str(status))
    if documented is None:
        yield f"status {status} is not documented; the hub says {content[:_LONGEST]!r}"
        return
    kinds = documented.get("content", {})
    if media not in kinds:
        yield f"content type {media} is not documented for {status}, but {', '.join(kinds) or 'none'}"
    elif media == "application/json":
        for error in _validator(name, str(status)).iter_errors(json.loads(content)):
            worst = best_match([error]) or error
            yield f"{_where(worst)}: {worst.message[:_LONGEST]}"


@cache
def _validator(name: str, status: str) -> Draft202012Validator:
    schema = operations()[name]["responses"][status]["content"]["application/json"]["schema"]
    # References point to "#/components/...", so the components come along.
    whole = {**closed(schema), "components": _closed_components(name.split(".")[0])}
    return Draft202012Validator(whole, format_checker=_FORMATS)


@cache
def _closed_components(service: str) -> dict[str, Any]:
    return {"schemas": closed(document(service)["components"]["schemas"])}


def _where(error: ValidationError) -> str:
    return "/".join(map(str, error.absolute_path)) or "the whole body"
