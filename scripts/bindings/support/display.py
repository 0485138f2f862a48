"""How a model looks at a prompt and in a notebook: short, without secrets, and escaped."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping

_LIMIT = 200
_VALUE_LIMIT = 40
_CELL_LIMIT = 80
_ROWS = 40
_FEW = 8
LEFT = 'style="text-align:left"'  # notebooks align to the right
_PATH = re.compile(r"/[\w/.-]*(\?\w+=\d+|/\d+/\w+)")
_HIDDEN_NAMES = frozenset({"api_key", "arguments", "input", "log", "public_key", "private_key", "result"})
_HIDDEN_PARTS = ("secret", "password", "token")


def as_text(title: str, values: Mapping[str, object]) -> str:
    """Give the one-line form ``Task(id=1, name='average', …)``, at most 200 characters.

    Parameters
    ----------
    title : str
        Name of the model's class.
    values : mapping
        Its fields. Nested models, empty values, secret ones and paths of lists are left out.

    Returns
    -------
    str
        The line. Text from the hub appears as its repr, so it holds no terminal escapes.
    """
    parts: list[str] = []
    length = len(title) + len("(…)")
    for name, value in _ordered(values):
        shown = _short(value)
        if shown is None or is_hidden(name):
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
        The table, at most 40 rows. It has no colours of its own, so that it is readable on any background.
    """
    from html import escape  # here: it loads a table of two thousand entities

    rows: list[str] = []
    for name, value in _ordered(values):
        shown = cell_text(name, value)
        if shown:
            rows.append(f"<tr><th {LEFT}>{escape(name)}</th><td {LEFT}>{escape(shown)}</td></tr>")
    if len(rows) > _ROWS:
        rows = [*rows[:_ROWS], "<tr><td>…</td></tr>"]
    return f"<table><caption {LEFT}>{escape(title)}</caption>{''.join(rows)}</table>"


def cell_text(name: str, value: object) -> str:
    r"""Give one field of a model, or one value of a result, as a table shows it.

    Parameters
    ----------
    name : str
        Name of the field.
    value : object
        Its value.

    Returns
    -------
    str
        One line of at most 80 printable characters; empty for an empty value and for the path of a list
        (``/hq/run?task_id=7``), ``"hidden"`` for a secret. It is not escaped for HTML.

    Examples
    --------
    >>> cell_text("name", "no\x1b[31m such"), cell_text("api_key", "abc"), cell_text("depends_on", [1, 2])
    ('no\\x1b[31m such', 'hidden', '1, 2')
    """
    if is_hidden(name):
        return "hidden" if value else ""
    if isinstance(value, str):
        return "" if is_path(value) else _printable(value)
    if isinstance(value, bool | int | float):
        return _printable(repr(value))
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        if len(value) <= _FEW and all(isinstance(item, int | str) for item in value):
            return _printable(", ".join(str(item) for item in value))
        return _count(value)
    if isinstance(value, Mapping):
        return f"{{{len(value)} item{'s' if len(value) != 1 else ''}}}"
    number = getattr(value, "id", None)
    return str(number) if isinstance(number, int) else ""


def is_hidden(name: str) -> bool:
    """Whether a field may hold a secret or a payload, by its name; no table or line shows such a one."""
    return name in _HIDDEN_NAMES or any(part in name for part in _HIDDEN_PARTS)


def is_path(value: object) -> bool:
    """Whether a value only says where a list is: ``/hq/run?task_id=7`` or ``/hq/session/7/dataframe``."""
    return isinstance(value, str) and _PATH.fullmatch(value) is not None


def _ordered(values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Put first what tells one object from another."""
    first = [name for name in ("id", "name") if name in values]
    for name in [*first, *(name for name in values if name not in first)]:
        yield name, values[name]


def _short(value: object) -> str | None:
    if isinstance(value, str):
        return _cut(repr(value)) if value and not is_path(value) else None
    if isinstance(value, bool | int | float):
        return _cut(repr(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return _count(value)
    return None


def _count(value: list[object]) -> str:
    return f"[{len(value)} item{'s' if len(value) != 1 else ''}]"


def _printable(text: str) -> str:
    text = text[: _CELL_LIMIT + 1]
    if not text.isprintable():
        text = repr(text)[1:-1]
    return text if len(text) <= _CELL_LIMIT else f"{text[: _CELL_LIMIT - 1]}…"


def _cut(text: str) -> str:
    return text if len(text) <= _VALUE_LIMIT else f"{text[: _VALUE_LIMIT - 1]}…"
