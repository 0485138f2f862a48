"""Tables for notebooks: escaped, bounded, and without colours of their own, as themes differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import islice
from typing import Final

from vantage6_api._support.display import LEFT, cell_text, is_hidden

__all__ = ["ROWS", "fields_of", "list_table", "result_table", "text_table"]

ROWS: Final = 20
"""Rows of a table at most; a line below says how many more there are."""

_COLUMNS: Final = 9  # of models, which have up to 24 fields; who names fields gets those
_MOST_COLUMNS: Final = 20

# What tells one item from another, and how it is, comes first; the other fields follow while there is room.
_FIRST: Final = (
    "id",
    "name",
    "username",
    "status",
    "ready",
    "scope",
    "encrypted",
    "method",
    "image",
    "organization",
    "collaboration",
    "session",
    "task",
    "created_at",
    "started_at",
    "finished_at",
)

# What tells little: ids of the login service, and a time that is in truth the hub's start.
_LEFT_OUT: Final = frozenset(
    {"assigned_at", "blob_storage_used", "config", "keycloak_client_id", "keycloak_id"}
)


def list_table(items: Sequence[object]) -> str:
    """Make a table of models, or of the dicts that ``fields=`` gives; of anything else one column of values.

    Parameters
    ----------
    items : sequence
        The items.

    Returns
    -------
    str
        HTML with the first `ROWS` items. Empty fields, secrets and payloads of models are left out.
    """
    first = [fields_of(item) for item in items[:ROWS]]
    of_models = bool(items) and not isinstance(items[0], Mapping)
    rows = [{name: cell_text(name, value) for name, value in fields.items()} for fields in first]
    names = [*dict.fromkeys(name for row in rows for name in row)]
    if of_models:
        names = [
            name
            for name in names
            if name not in _LEFT_OUT and not is_hidden(name) and any(row.get(name) for row in rows)
        ]
        names.sort(key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
        names = names[:_COLUMNS]
    title = f"{type(items[0]).__name__}: " if of_models and len(names) > 1 else ""
    return text_table(
        f"{title}{len(items)} item{'s' if len(items) != 1 else ''}",
        names,
        ([row.get(name, "") for name in names] for row in rows),
        more=len(items) - len(rows),
    )


def fields_of(item: object) -> Mapping[str, object]:
    """Give the fields of a model or a dict by name; anything else as the field ``value``."""
    if isinstance(item, Mapping):
        return {str(name): value for name, value in item.items()}
    keys = getattr(item, "keys", None)
    if keys is None:
        return {"value": item}
    model: Mapping[str, object] = item  # type: ignore[assignment]  # it answers model["key"]
    return {name: model[name] for name in keys()}


def result_table(title: str, rows: Iterable[Mapping[str, object]], count: int) -> str:
    """Make a table of the rows that ``Results.to_dataframe`` would have.

    Parameters
    ----------
    title : str
        What stands above it.
    rows : iterable of mapping
        The rows; only the first are taken.
    count : int
        How many there are.

    Returns
    -------
    str
        HTML with the first `ROWS` rows.
    """
    first = [*islice(rows, ROWS)]
    names = [*dict.fromkeys(name for row in first for name in row)]
    return text_table(
        f"{title}: {count} row{'s' if count != 1 else ''}",
        names,
        # Without the names: what an algorithm calls "result" is no secret of the hub.
        ([cell_text("", row[name]) if name in row else "" for name in names] for row in first),
        more=count - len(first),
    )


def text_table(title: str, names: Sequence[str], rows: Iterable[Sequence[str]], *, more: int = 0) -> str:
    """Make a table of printable text, not yet escaped; of more than 20 columns the rest is left out."""
    shown = [cell_text("", name) for name in names[:_MOST_COLUMNS]]
    cut = ["…"] if len(names) > _MOST_COLUMNS else []
    head = "".join(f"<th {LEFT}>{escape(name)}</th>" for name in [*shown, *cut])
    body = "".join(
        f"<tr>{''.join(f'<td {LEFT}>{escape(cell)}</td>' for cell in [*row[:_MOST_COLUMNS], *cut])}</tr>"
        for row in rows
    )
    rest = f"<tr><td {LEFT} colspan={max(1, len(shown))}>… and {more:,} more</td></tr>" if more > 0 else ""
    return (
        f"<table><caption {LEFT}>{escape(title)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}{rest}</tbody></table>"
    )
