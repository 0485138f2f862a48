"""Where results come from: dataframes, the tasks that made and used them, and their subtasks. Pure.

The hub says which dataframe a task changes (`dataframe`), which ones it reads (`databases`) and which task
made it (`parent`). Its `depends_on` holds only what had not ended when the task was made; so the order of the
ids tells which state of a dataframe a computation read. Changes wait for computations and computations for
changes: it is what the last change before it left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Final, Literal

from vantage6_hl._text import plain_text
from vantage6_hl._trees import dataframe_line, session_line

if TYPE_CHECKING:
    from vantage6_api.v5_0.hq.models.dataframe import Dataframe
    from vantage6_api.v5_0.hq.models.session import Session
    from vantage6_api.v5_0.hq.models.task import Task

__all__ = ["Lineage", "LineageNode", "lineage_of"]

_HTML_LINES: Final = 200
_WIDEST: Final = 120  # characters of indent; what is deeper stands below its parent with the same


@dataclass(frozen=True, kw_only=True)
class LineageNode:
    """One thing in a lineage.

    Attributes
    ----------
    kind : {"session", "dataframe", "task"}
        What it is.
    id : int
        Its id; 0 for a session that is not there any more.
    line : str
        A description: one line of printable text.
    item : Session, Dataframe, Task or None
        The whole of it; None for a session that you may not see.
    children : tuple of LineageNode
        What came of it: dataframes of a session, changes of a dataframe in their order, tasks that used the
        data as that change left them, and subtasks.
    """

    kind: Literal["session", "dataframe", "task"]
    id: int
    line: str
    item: Session | Dataframe | Task | None = field(repr=False)
    children: tuple[LineageNode, ...] = field(default=(), repr=False)

    @property
    def status(self) -> str:
        """Status of a task, ``"ready"`` or ``"not ready"`` of a dataframe or session, else empty."""
        if self.kind == "task":
            return str(getattr(self.item, "status", "") or "")
        ready = getattr(self.item, "ready", None)
        return "" if ready is None else "ready" if ready else "not ready"


class Lineage:
    """A tree of what came of what: print it, show it in a notebook, or loop over its nodes.

    Attributes
    ----------
    root : LineageNode
        The session.

    Examples
    --------
    >>> print(client.session.lineage(1))  # doctest: +SKIP
    Session 1: my_session (collaboration)
    └── Dataframe 1: olympic from olympic_athletes_db, 2 columns, ready
        └── Task 1: extraction (data extraction, read_csv), completed
            └── Task 2: average (central compute, central_average), completed
                └── Task 3: subtask (federated compute, partial_average), completed
    """

    def __init__(self, root: LineageNode) -> None:
        self.root = root

    def __iter__(self) -> Iterator[LineageNode]:
        """Give all nodes, each before its children."""
        return (node for node, _ in self._walk())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"<Lineage of {self.root.kind} {self.root.id}: {len(self)} nodes>"

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        lines = [*self._lines()]
        more = len(lines) - _HTML_LINES
        shown = [*lines[:_HTML_LINES], *([f"… and {more:,} more"] if more > 0 else [])]
        return f'<pre style="line-height:1.25">{escape(chr(10).join(shown))}</pre>'

    def _lines(self) -> Iterator[str]:
        return (f"{indent}{node.line}" for node, indent in self._walk())

    def _walk(self) -> Iterator[tuple[LineageNode, str]]:
        # With a stack of its own: subtasks of subtasks may be deeper than Python likes to call.
        left: list[tuple[LineageNode, str, str]] = [(self.root, "", "")]
        while left:
            node, own, below = left.pop()
            yield node, own
            for child in reversed(node.children):
                last = child is node.children[-1]
                deeper = ("    " if last else "│   ") if len(below) < _WIDEST else ""
                left.append((child, below + ("└── " if last else "├── "), below + deeper))


def lineage_of(
    session: Session | None,
    dataframes: Iterable[Dataframe],
    tasks: Iterable[Task],
    *,
    session_id: int,
    marked: int | None = None,
) -> Lineage:
    """Make the tree.

    Parameters
    ----------
    session : Session or None
        The session; None where it cannot be read.
    dataframes : iterable of Dataframe
        Its dataframes.
    tasks : iterable of Task
        Its tasks, in any order.
    session_id : int
        Id of the session, 0 where there is none any more.
    marked : int, optional
        Id of the task that was asked for. By default none.

    Returns
    -------
    Lineage
        Every dataframe and task is in it once.
    """
    known = {task.id: task for task in tasks}
    below: dict[int, list[LineageNode]] = {id_: [] for id_ in known}
    nodes: dict[int, LineageNode] = {}
    frames = {one.id: one for one in sorted(dataframes, key=lambda one: one.id)}
    tops: dict[int | None, list[Task]] = {id_: [] for id_ in (*frames, None)}
    changes: dict[int, list[int]] = {id_: [] for id_ in frames}
    for id_ in sorted(known):
        changed = _changes(known[id_])
        if changed in changes:
            changes[changed].append(id_)
    # A task is made after what it comes from: going down the ids, all that is below a task is there already.
    for id_ in sorted(known, reverse=True):
        task = known[id_]
        node = LineageNode(
            kind="task",
            id=id_,
            line=_line(task, marked=id_ == marked),
            item=task,
            children=tuple(reversed(below[id_])),
        )
        nodes[id_] = node
        origin, frame = _origin(task, known, frames, changes)
        if origin is not None:
            below[origin].append(node)
        else:
            tops[frame].append(task)
    children = [
        LineageNode(
            kind="dataframe", id=id_, line=dataframe_line(one), item=one, children=_made(tops[id_], nodes)
        )
        for id_, one in frames.items()
    ]
    return Lineage(
        LineageNode(
            kind="session",
            id=session_id,
            line=_session(session, session_id),
            item=session,
            children=(*children, *_made(tops[None], nodes)),
        )
    )


def _origin(
    task: Task, known: dict[int, Task], frames: dict[int, Dataframe], changes: dict[int, list[int]]
) -> tuple[int | None, int | None]:
    """Say what a task hangs below: a task, or else a dataframe, or else (None twice) the session."""
    parent = task.parent.id if task.parent else None
    if parent in known and parent < task.id:
        return parent, None
    changed = _changes(task)
    if changed in frames:
        return None, changed
    used = [id_ for id_ in _reads(task) if id_ in frames]
    if not used:
        return None, None
    before = [id_ for id_ in changes[used[0]] if id_ < task.id]
    return (before[-1], None) if before else (None, used[0])


def _changes(task: Task) -> int:
    return task.dataframe.id if task.dataframe else 0  # no dataframe has this id


def _reads(task: Task) -> list[int]:
    databases = task.databases if isinstance(task.databases, list) else []
    return [one.dataframe_id for one in databases if isinstance(one.dataframe_id, int)]


def _made(tasks: Sequence[Task], nodes: dict[int, LineageNode]) -> tuple[LineageNode, ...]:
    return tuple(nodes[task.id] for task in reversed(tasks))


def _session(session: Session | None, session_id: int) -> str:
    if session is not None:
        return session_line(session)
    return f"Session {session_id}, which you may not see" if session_id else "A session that was deleted"


def _line(task: Task, *, marked: bool) -> str:
    kind = plain_text(task.action or "task", 40).replace("_", " ")
    method = f", {plain_text(task.method, 40)}" if task.method else ""
    parts = [f"Task {task.id}: {plain_text(task.name or '', 40)} ({kind}{method})"]
    parts.append(plain_text(task.status, 40))
    others = [*dict.fromkeys(_reads(task))][1:]
    if others:
        parts.append(f"also of dataframe {', '.join(map(str, others))}")
    if task.depends_on:
        parts.append(f"after task {', '.join(map(str, task.depends_on))}")
    return f"{', '.join(parts)}{'  ← this one' if marked else ''}"
