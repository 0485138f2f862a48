"""``v6hl task run``, ``wait`` and ``logs``, and ``v6hl results``: from a command line to results and back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from vantage6_hl.cli.asking import Asked, Command, command
from vantage6_hl.cli.opening import opened, with_key
from vantage6_hl.cli.output import note, print_document, show, tell
from vantage6_hl.cli.waits import show_results, wait, wait_options
from vantage6_hl.errors import EncryptionError, UsageError

if TYPE_CHECKING:
    from vantage6_hl._logs import LogLine

__all__ = ["results_command", "task_commands"]


def task_commands() -> dict[str, click.Command]:
    """Give the commands that the group of tasks has beyond the client's methods."""
    return {"run": _run_command(), "wait": _wait_command(), "logs": _logs}


def _run_command() -> Command:
    from vantage6_hl.cli.parameters import parameters_of

    return command(
        "run",
        *parameters_of(_create(), optional={"name"}, leave_out={"field", "fields"}),
        click.Option(["--detach"], is_flag=True, help="Do not wait: print the new task and end."),
        *wait_options(),
        has_csv=True,
    )(_run)


def _run(asked: Asked, /, *, detach: bool, **given: Any) -> None:
    """Start a task, wait for it, and print its results.

    How it goes and what it logs is shown on standard error meanwhile, the results go to standard output.
    Ctrl-C ends the wait and not the task, unless --kill-on-interrupt is given. The options are those of
    'task create' and of 'task wait'; without --name the task is named after its method.

    v6hl task run --image harbor2.vantage6.ai/demo/average --method central_average
    --arguments '{"column_name": "age"}' --organizations 2 --session 1 --databases 1
    --action central_compute
    """
    from vantage6_hl.cli.parameters import python_arguments

    arguments = python_arguments(_create(), given)
    arguments.setdefault("name", given["method"])
    with opened(asked) as client:
        try:
            task = with_key(client, asked, lambda: client.task.create(**arguments))
        except KeyboardInterrupt:
            tell(
                "Stopped while the task was being sent: 'v6hl task list --limit 3' shows whether it is there."
            )
            raise
        if detach:
            show(task, asked.form)
            return
        note(f"Task {task.id} was started.")
        found = wait(client, asked, [task.id], given)
    show_results(found, asked.form, one=True)


def _create() -> Callable[..., object]:
    from vantage6_hl._sync.task import TaskGroup

    method: Callable[..., object] = vars(TaskGroup)["create"]
    return method


def _wait_command() -> Command:
    return command(
        "wait",
        click.Argument(["task_ids"], type=int, nargs=-1, required=True, metavar="ID..."),
        *wait_options(),
        has_csv=True,
    )(_wait)


def _wait(asked: Asked, /, *, task_ids: tuple[int, ...], **given: Any) -> None:
    """Wait for one task or several, and print the results.

    How they go and what they log is shown on standard error meanwhile. With --json one task gives one
    document, and several give a list of them in the order in which they were named.
    """
    with opened(asked) as client:
        found = wait(client, asked, task_ids, given)
    show_results(found, asked.form, one=len(task_ids) == 1)


@command(
    "logs",
    click.Argument(["task_id"], type=int, metavar="ID"),
    click.Option(["--follow"], is_flag=True, help="Go on until the task has ended, with lines as they come."),
)
def _logs(asked: Asked, /, *, task_id: int, follow: bool) -> None:
    """Print what a task has logged, each line with the organization that it is from.

    With --json: the runs, each with its whole log.
    """
    from vantage6_hl._logs import LogReader

    if follow and asked.form == "json":
        raise UsageError("--follow prints lines as they come: leave --json out, or --follow.")
    with opened(asked) as client:
        if follow:
            with suppress(EncryptionError):  # the results are not asked for, and all has been printed
                client.wait_for_results(task_id, raise_on_failure=False, on_log=_print_line, progress=False)
            return
        runs = client.run.from_task(task_id)
        if not runs:
            client.task.get(task_id)  # which says so when there is no such task
    if asked.form == "json":
        fields = ("id", "organization", "status", "log")
        print_document([{name: run.to_dict().get(name) for name in fields} for run in runs])
        return
    for line in LogReader().new_lines(task_id, runs):
        _print_line(line)


def _print_line(line: LogLine) -> None:
    print(line, flush=True)  # noqa: T201 - it is what was asked for; LogLine makes it fit for a terminal


@command("results", click.Argument(["task_id"], type=int, metavar="TASK"), has_csv=True)
def results_command(asked: Asked, /, *, task_id: int) -> None:
    """Print the results of a task that has ended.

    A row for each run, or for each row of a result that is itself a table; 'v6hl result save' writes a large
    one to a file.
    """
    with opened(asked) as client:
        found = with_key(client, asked, lambda: client.result.from_task(task_id))
        if not found:
            client.task.get(task_id)
    show_results([found], asked.form, one=True)
