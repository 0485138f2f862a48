"""How a model looks at a prompt and in a notebook: short, without secrets, and escaped."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

_LIMIT = 200
_VALUE_LIMIT = 40
_ROWS = 40
_HIDDEN_NAMES = frozenset({"api_key", "arguments", "input", "log", "public_key", "private_key", "result"})
_HIDDEN_PARTS = ("secret", "password", "token")


def as_text(title: str, values: Mapping[str, object]) -> str:
    """Give the one-line form ``Task(id=1, name='average', …)``, at most 200 characters.

    Parameters
    ----------
    title : str
        Name of the model's class.
    values : mapping
        Its fields. Nested models, empty values and secret ones are left out.

    Returns
    -------
    str
        The line. Text from the hub appears as its repr, so it holds no terminal escapes.
    """
    parts: list[str] = []
    length = len(title) + len("(…)")
    for name, value in _ordered(values):
        shown = _short(value)
        if shown is None or _is_hidden(name):
            continue
        part = f"{name}={shown}"
        if length + len(part) + 2 > _LIMIT:
            parts.append("…")
            break
        parts.append(part)
        length += len(part) + 2
    return f"{title}({', '.join(parts)})"


def as_html(title: str, values: Mapping[str, object]) -> str:
    """Give a small HTML table for notebooks, with everything escaped.

    Parameters
    ----------
    title : str
        Name of the model's class.
    values : mapping
        Its fields; of a secret one only the name is shown.

    Returns
    -------
    str
        The table, at most 40 rows.
    """
    from html import escape  # here: it loads a table of two thousand entities

    rows: list[str] = []
    for name, value in _ordered(values):
        shown = "hidden" if _is_hidden(name) and value else _short(value) or _nested(value)
        if shown is not None:
            rows.append(f"<tr><th>{escape(name)}</th><td>{escape(shown)}</td></tr>")
    if len(rows) > _ROWS:
        rows = [*rows[:_ROWS], "<tr><td>…</td></tr>"]
    return f"<table><caption>{escape(title)}</caption>{''.join(rows)}</table>"


def _ordered(values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Put first what tells one object from another."""
    first = [name for name in ("id", "name") if name in values]
    for name in [*first, *(name for name in values if name not in first)]:
        yield name, values[name]


def _is_hidden(name: str) -> bool:
    return name in _HIDDEN_NAMES or any(part in name for part in _HIDDEN_PARTS)


def _short(value: object) -> str | None:
    if isinstance(value, str):
        return _cut(repr(value)) if value else None
    if isinstance(value, bool | int | float):
        return _cut(repr(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{len(value)} item{'s' if len(value) != 1 else ''}]"
    return None


def _nested(value: object) -> str | None:
    number = getattr(value, "id", None)
    return f"{type(value).__name__} {number}" if isinstance(number, int) else None


def _cut(text: str) -> str:
    return text if len(text) <= _VALUE_LIMIT else f"{text[: _VALUE_LIMIT - 1]}…"
