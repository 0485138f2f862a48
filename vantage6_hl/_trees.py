"""Trees of sessions and tasks: with rich where it is installed, as indented lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from vantage6_hl._text import plain_text

if TYPE_CHECKING:
    from vantage6_api.v5_0.hq.models.dataframe import Dataframe
    from vantage6_api.v5_0.hq.models.session import Session
    from vantage6_api.v5_0.hq.models.task import Task

__all__ = ["dataframe_line", "session_line", "show_session_tree", "show_task_tree"]


def show_session_tree(sessions: Iterable[tuple[Session, Sequence[Dataframe]]]) -> None:
    """Print sessions, each with its dataframes."""
    _show(
        "Sessions",
        {
            session_line(session): [dataframe_line(one) for one in dataframes]
            for session, dataframes in sessions
        },
    )


def show_task_tree(session: Session, tasks: Iterable[Task]) -> None:
    """Print the tasks of a session in the order in which they were made, each with those it waits for."""
    known = {task.id: task for task in sorted(tasks, key=lambda one: one.id)}
    _show(
        f"Tasks of session {session.id}: {_name(session.name)}",
        {
            _task(task): [
                f"after {_task(known[id_]) if id_ in known else f'task {id_}'}" for id_ in task.depends_on
            ]
            for task in known.values()
        },
    )


def session_line(session: Session) -> str:
    """Describe a session in a line."""
    return f"Session {session.id}: {_name(session.name)} ({_name(session.scope)})"


def dataframe_line(dataframe: Dataframe) -> str:
    """Describe a dataframe in a line."""
    return (
        f"Dataframe {dataframe.id}: {_name(dataframe.name)} from {_name(dataframe.db_label)}, "
        f"{len(dataframe.columns)} columns, {'ready' if dataframe.ready else 'not ready'}"
    )


def _task(task: Task) -> str:
    kind = "compute"
    if task.dataframe is not None:
        # The same marks that the hub itself tells them apart by: both build a dataframe.
        kind = "preprocessing" if task.depends_on else "data extraction"
        kind = f"{kind} of dataframe {_name(task.dataframe.name)}"
    return f"Task {task.id}: {_name(task.name)} ({kind}), {_name(task.status)}"


def _name(value: object) -> str:
    return plain_text(value, 40)


def _show(title: str, branches: Mapping[str, Sequence[str]]) -> None:
    try:
        from rich.console import Console
        from rich.text import Text
        from rich.tree import Tree
    except ImportError:
        lines = [title]
        for branch, leaves in branches.items():
            lines += [f"  {branch}", *(f"    {leaf}" for leaf in leaves)]
        print("\n".join(lines))  # noqa: T201 - printing is what the caller asked for
        return
    # Text, not markup: a name such as "[red]" is shown as it is.
    tree = Tree(Text(title))
    for branch, leaves in branches.items():
        node = tree.add(Text(branch))
        for leaf in leaves:
            node.add(Text(leaf))
    Console().print(tree)
