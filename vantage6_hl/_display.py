"""Tables for ``display=True``: with rich where it is installed, as plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from vantage6_hl._text import plain_text

if TYPE_CHECKING:
    from vantage6_api.v5_0.hq.models.dataframe import Dataframe
    from vantage6_api.v5_0.hq.models.session import Session

__all__ = ["show_dataframes", "show_sessions"]

T = TypeVar("T")


def show_sessions(sessions: Iterable[Session]) -> None:
    """Print a table of sessions."""
    _show(
        "Sessions",
        sessions,
        {
            "id": lambda one: one.id,
            "name": lambda one: one.name,
            "scope": lambda one: one.scope,
            "collaboration": lambda one: one.collaboration.id,
            "ready": lambda one: one.ready,
        },
    )


def show_dataframes(dataframes: Iterable[Dataframe]) -> None:
    """Print a table of dataframes."""
    _show(
        "Dataframes",
        dataframes,
        {
            "id": lambda one: one.id,
            "name": lambda one: one.name,
            "database": lambda one: one.db_label,
            "ready": lambda one: one.ready,
            "columns": lambda one: len(one.columns),
        },
    )


def _show(title: str, items: Iterable[T], columns: Mapping[str, Callable[[T], object]]) -> None:
    rows = [[plain_text(cell(item), 60) for cell in columns.values()] for item in items]
    try:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text
    except ImportError:
        print(_plain(title, [*columns], rows))  # noqa: T201 - printing is what the caller asked for
        return
    table = Table(*columns, title=title)
    for row in rows:
        # Text, not markup: a name such as "[red]" is shown as it is.
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def _plain(title: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [names, *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(names))]
    return "\n".join(
        [
            title,
            *(
                "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
                for line in lines
            ),
        ]
    )
