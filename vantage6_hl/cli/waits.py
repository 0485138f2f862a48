"""Waiting for tasks, at a terminal and in a CI job: progress and logs on standard error, then results."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from vantage6_hl._text import shown_line
from vantage6_hl.cli.opening import use_key
from vantage6_hl.cli.output import print_document, print_rows, tell

if TYPE_CHECKING:
    from vantage6_hl import Results, UserClient
    from vantage6_hl._logs import LogLine
    from vantage6_hl.cli.asking import Asked, Form

__all__ = ["show_results", "wait", "wait_options"]


def wait_options() -> list[click.Parameter]:
    """Make the options of a wait: those of the client's own method, and how much to show meanwhile."""
    from vantage6_hl._sync.waits import Waits
    from vantage6_hl.cli.parameters import parameters_of

    return [
        *parameters_of(Waits.wait_for_results, leave_out={"task_id"}),
        click.Option(["--quiet"], is_flag=True, help="Show no progress and no logs meanwhile."),
    ]


def wait(
    client: UserClient, asked: Asked, task_ids: Sequence[int], given: Mapping[str, Any]
) -> list[Results]:
    """Wait for tasks, and show how they are and what they log.

    Parameters
    ----------
    client : UserClient
        A client that is logged in.
    asked : Asked
        The common options.
    task_ids : sequence of int
        The tasks.
    given : mapping
        The options of `wait_options`.

    Returns
    -------
    list of Results
        The results of each.
    """
    from vantage6_hl._sync.waits import Waits
    from vantage6_hl.cli.parameters import python_arguments

    if client._connection.cryptor is None:
        use_key(client, asked)  # now: a wrong one is better known before the wait than after it
    quiet = given["quiet"]
    options: dict[str, Any] = python_arguments(Waits.wait_for_results, given)
    watched = not quiet and sys.stderr.isatty()
    return client.wait_for_results(
        [*task_ids],
        **options,
        on_log=None if quiet else _tell_line,
        on_status=None if quiet or watched else _tell_status,
        progress=None if watched else False,
    )


def show_results(found: Sequence[Results], form: Form, *, one: bool) -> None:
    """Print results: a row for each, or for each row of a result that is a table.

    Parameters
    ----------
    found : sequence of Results
        The results of each task.
    form : {"auto", "json", "csv"}
        As what.
    one : bool
        One task was named: its document stands alone, in no list.
    """
    if form == "json":
        documents = [_document(results) for results in found]
        print_document(documents[0] if one else documents)
        return
    rows = [row if one else {"task_id": each.task_id, **row} for each in found for row in each._rows()]
    columns = dict.fromkeys([*([] if one else ["task_id"]), "organization_id", "run_id"])
    print_rows(rows, [*dict.fromkeys([*columns, *(name for row in rows for name in row)])], form)


def _document(results: Results) -> dict[str, object]:
    return {
        "task_id": results.task_id,
        "results": [
            {"run_id": run, "organization_id": organization, "result": value}
            for value, run, organization in zip(
                results, results.run_ids, results.organization_ids, strict=True
            )
        ],
    }


def _tell_line(line: LogLine) -> None:
    tell(f"organization {line.organization_id}: {shown_line(line.text)}")


def _tell_status(status: str) -> None:
    tell(f"status: {shown_line(status)}")
