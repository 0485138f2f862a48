"""What is found, on standard output: a table on a terminal, plain lines in a pipe, else JSON or CSV."""

from __future__ import annotations

import csv
import dataclasses
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from vantage6_hl._text import plain_text, printable
from vantage6_hl.cli.asking import Form
from vantage6_hl.cli.columns import columns_of

__all__ = ["note", "print_document", "print_rows", "show", "tell"]

Row = Mapping[str, object]

_WIDEST: Final = 64  # characters of a cell on a terminal


def show(found: object, form: Form) -> None:
    """Print what a method gave.

    Parameters
    ----------
    found : object
        A model or a list of them, a value or a list of values, or None.
    form : {"auto", "json", "csv"}
        As what.
    """
    data = plain(found)
    if form == "json":
        print_document(data)
    elif isinstance(data, list) and all(isinstance(one, Mapping) for one in data):
        print_rows(data, columns_of(found, data), form)
    elif isinstance(data, Mapping):
        _print_one(data, columns_of([found], [data]), form)
    elif form == "csv":
        print_rows([{"value": one} for one in (data if isinstance(data, list) else [data])], ["value"], form)
    elif data is not None:
        for one in data if isinstance(data, list) else [data]:
            _write(_cell(one) if not isinstance(one, str) or _on_terminal() else one)


def plain(found: object) -> Any:
    """Give what JSON can say of something."""
    if isinstance(found, (list, tuple)):
        return [plain(one) for one in found]
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        return dataclasses.asdict(found)
    to_dict: Callable[[], object] | None = getattr(found, "to_dict", None)
    if to_dict is not None:
        return to_dict()
    return str(found) if isinstance(found, Path) else found


def print_document(data: object) -> None:
    """Print one JSON document."""
    # With all but ASCII escaped: whatever a server gave, no terminal and no encoding stumbles over it.
    _write(json.dumps(data, indent=2 if _on_terminal() else None))


def print_rows(rows: Sequence[Row], columns: Sequence[str], form: Form) -> None:
    """Print rows: as CSV, as a table on a terminal, or with tabs between the cells and without names.

    Parameters
    ----------
    rows : sequence of mapping
        The rows.
    columns : sequence of str
        Which of their items, in order.
    form : {"auto", "csv"}
        As what.
    """
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        # A terminal must not be taken over; a program gets what there is.
        shown = _cell if _on_terminal() else _value
        writer.writerow([shown(name) for name in columns])
        writer.writerows([shown(row.get(name)) for name in columns] for row in rows)
    elif _on_terminal():
        _print_table(rows, columns)
    else:
        for row in rows:
            _write("\t".join(_cell(row.get(name)) for name in columns))


def note(text: str) -> None:
    """Tell a person something that is no result; a program that reads the output does not see it."""
    if sys.stderr is not None and sys.stderr.isatty():
        tell(text)


def tell(text: str) -> None:
    """Say a line on standard error, where it is in no result's way."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201


def _print_one(data: Row, columns: Sequence[str], form: Form) -> None:
    if form == "csv":
        print_rows([data], columns, form)
        return
    rows = [{"name": name, "value": data[name]} for name in columns if name in data]
    if not _on_terminal():
        print_rows(rows, ["name", "value"], form)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    for row in rows:
        table.add_row(
            Text(printable(str(row["name"])), style="bold"), Text(plain_text(_value(row["value"]), 200))
        )
    Console().print(table)


def _print_table(rows: Sequence[Row], columns: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        note("There are none.")
        return
    cells = {name: [plain_text(_value(row.get(name)), _WIDEST) for row in rows] for name in columns}
    used = [name for name in columns if any(cells[name])]
    console = Console()
    shown: list[str] = []
    left = console.width
    for name in used:
        left -= max(len(name), *(len(cell) for cell in cells[name])) + 2
        if shown and left < 0:
            break
        shown.append(name)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in shown:
        table.add_column(Text(printable(name)), overflow="ellipsis", no_wrap=True)
    for number in range(len(rows)):
        # Text, not markup: a name such as "[red]" is shown as it is.
        table.add_row(*(Text(cells[name][number]) for name in shown))
    console.print(table)
    if len(shown) < len(used):
        note(f"There is more: {', '.join(used[len(shown) :])}. Choose with --fields, or see all with --json.")


def _value(value: object) -> str | int | float:
    """Give a cell as data: a link as the id of what it leads to, what has parts as JSON."""
    if value is None:
        return ""
    if isinstance(value, Mapping) and value.keys() >= {"id", "link"}:
        value = value["id"]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float)):
        return value
    return json.dumps(value)


def _cell(value: object) -> str:
    """Give a cell that is a part of one line."""
    return printable(str(_value(value)))


def _write(line: str) -> None:
    print(line)  # noqa: T201


def _on_terminal() -> bool:
    return sys.stdout.isatty()
