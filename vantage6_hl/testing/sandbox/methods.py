"""The methods that the sandbox nodes know: those of the user guide, and some that tests need."""

# Every method takes the same three arguments, needed or not.
# ruff: noqa: ARG001

from __future__ import annotations

import json
import math
import traceback
from collections.abc import Callable, Mapping, Sequence

from vantage6_hl.crypto import JsonValue
from vantage6_hl.testing.sandbox.registry import (
    CENTRAL,
    EXTRACTION,
    FEDERATED,
    METHODS,
    PREPROCESSING,
    Arguments,
    Context,
    Function,
    MethodError,
    method,
    number,
    only,
    text,
)
from vantage6_hl.testing.sandbox.tables import Table
from vantage6_hl.testing.sandbox.tables import read_csv as csv_table
from vantage6_hl.testing.sandbox.tables import read_sqlite as sqlite_table


def find(name: str, action: str) -> Function:
    """Give the function of a method.

    Raises
    ------
    MethodError
        When there is no such method or it is not for this action.
    """
    known = METHODS.get(name)
    if known is None:
        raise MethodError(f"Method '{name}' not found; there are: {', '.join(sorted(METHODS))}.")
    if action not in known.actions:
        raise MethodError(
            f"Method '{name}' is for {' or '.join(sorted(known.actions))}, but the task's action is {action}."
        )
    return known.function


@method(EXTRACTION)
def read_csv(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> Table:
    """Make a dataframe of the whole csv file."""
    table = csv_table(context.database)
    context.log(f"read {len(table)} rows")
    return table


@method(EXTRACTION)
def read_sql_database(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> Table:
    """Make a dataframe of what a query on the sqlite file gives: ``{"query": "SELECT ..."}``."""
    table = sqlite_table(context.database, text(arguments, "query"))
    context.log(f"read {len(table)} rows")
    return table


@method(PREPROCESSING)
def filter_range(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> Table:
    """Keep rows within both bounds, each optional: ``{"column": "age", "minimum": 18, "maximum": 30}``."""
    table = only(dataframes)
    low = number(arguments, "minimum") if "minimum" in arguments else -math.inf
    high = number(arguments, "maximum") if "maximum" in arguments else math.inf
    kept = table.where(
        [
            isinstance(value, int | float) and low <= value <= high
            for value in table.column(text(arguments, "column"))
        ]
    )
    context.log(f"kept {len(kept)} of {len(table)} rows")
    return kept


@method(FEDERATED)
def partial_average(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> JsonValue:
    """Sum and count of one column, without its missing values: ``{"column_name": "age"}``."""
    numbers = only(dataframes).numbers(text(arguments, "column_name"))
    context.log(f"{len(numbers)} of {len(only(dataframes))} rows have a value")
    total = math.fsum(numbers)
    # Whole sums as the user guide shows them: 253, not 253.0.
    return {"sum": int(total) if total.is_integer() else total, "count": len(numbers)}


@method(CENTRAL)
def central_average(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> JsonValue:
    """Average of one column over all nodes: ``{"column_name": "age"}``, maybe ``organizations`` (ids)."""
    asked = arguments.get("organizations")
    organizations = _ids(asked) if asked is not None else context.organizations()
    context.log(f"asking {len(organizations)} organizations")
    parts = context.compute("partial_average", {"column_name": text(arguments, "column_name")}, organizations)
    total, count = 0.0, 0.0
    for part in parts:
        if not isinstance(part, Mapping):
            raise MethodError("A node gave something else than a sum and a count.")
        total += number(part, "sum")
        count += number(part, "count")
    if not count:
        raise MethodError("No node has a value in this column, so there is no average.")
    return {"average": total / count}


def _ids(value: JsonValue) -> list[int]:
    if isinstance(value, list) and all(isinstance(item, int) for item in value):
        return [int(item) for item in value]
    raise MethodError("The argument 'organizations' must be a list of ids.")


@method(FEDERATED, CENTRAL)
def echo(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> JsonValue:
    """Give back the arguments."""
    return arguments


@method(FEDERATED, CENTRAL)
def sleep(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> JsonValue:
    """Do nothing for ``{"seconds": 2.5}``; ends at once when the run is killed."""
    seconds = number(arguments, "seconds")
    context.pause(seconds)
    return {"slept": seconds}


@method(FEDERATED, CENTRAL, EXTRACTION, PREPROCESSING)
def fail(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> JsonValue:
    """Raise an error with ``{"message": "..."}``."""
    raise MethodError(text(arguments, "message"))


@method(FEDERATED, CENTRAL)
def log_lines(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> JsonValue:
    """Log ``{"lines": [...]}`` one by one, with an optional ``pause`` in seconds after each."""
    lines = arguments.get("lines")
    if not isinstance(lines, list):
        raise MethodError("The argument 'lines' must be a list of texts.")
    for line in lines:
        context.log(str(line))
        context.pause(number(arguments, "pause") if "pause" in arguments else 0)
    return {"lines": len(lines)}


@method(FEDERATED, CENTRAL)
def large_result(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> JsonValue:
    """Give a text of ``{"bytes": 1000000}`` characters."""
    return "x" * int(number(arguments, "bytes"))


@method(FEDERATED, CENTRAL)
def base_features(dataframes: Sequence[Table], arguments: Arguments, context: Context) -> JsonValue:
    """Try what algorithms need of a node, and report as vantage6's diagnostic algorithm does."""

    def subtask() -> JsonValue:
        return context.compute("echo", {"hello": "subtask"}, context.organizations()[:1])

    return [
        _tried("dataframe_readable", lambda: f"{len(only(dataframes))} rows"),
        _tried("organizations_readable", lambda: [*context.organizations()]),
        _tried("subtask_runs", subtask),
    ]


def _tried(name: str, feature: Callable[[], JsonValue]) -> JsonValue:
    try:
        payload = json.dumps(feature())
    except (MethodError, OSError, ValueError) as error:
        told = {"exception": str(error), "traceback": traceback.format_exc(), "payload": ""}
        return {"name": name, "success": False, **told}
    return {"name": name, "success": True, "exception": None, "traceback": None, "payload": payload}
