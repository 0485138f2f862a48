"""The fingerprint of an API: what distinguishes two revisions, which texts do not."""

from __future__ import annotations

import hashlib
import json

from scripts.openapi.facts import JsonObject

_TEXTS = {"summary", "description"}


def without_texts(node: object) -> object:
    """Return a document without summaries and descriptions.

    A property that happens to be called ``description`` stays: its value is a schema, no text.

    Examples
    --------
    >>> without_texts({"description": "a text", "properties": {"description": {"type": "string"}}})
    {'properties': {'description': {'type': 'string'}}}
    """
    if isinstance(node, dict):
        kept = {k: each for k, each in node.items() if not (k in _TEXTS and isinstance(each, str))}
        return {key: without_texts(each) for key, each in kept.items()}
    if isinstance(node, list):
        return [without_texts(each) for each in node]
    return node


def fingerprint(documents: dict[str, JsonObject]) -> str:
    """Return the fingerprint of a revision's documents.

    Parameters
    ----------
    documents : dict
        The documents by service; ``info`` does not count, because it holds the revision's name.

    Returns
    -------
    str
        ``sha256:`` and 64 hexadecimal digits.
    """
    bare = {
        service: without_texts({key: each for key, each in document.items() if key != "info"})
        for service, document in documents.items()
    }
    text = json.dumps(bare, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
