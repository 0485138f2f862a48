"""What comes of a run on a fake node: the words by which a test scripts it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from vantage6_hl.crypto import JsonValue

__all__ = [
    "Outcome",
    "Scripted",
    "TaskCall",
    "completed",
    "crashed",
    "failed",
    "never",
    "not_allowed",
    "slow",
]

_SOON = 0.2  # seconds of the hub's clock: a run takes a moment, so that a task is first seen waiting


@dataclass(frozen=True)
class TaskCall:
    """One run of a task, as its algorithm sees it.

    Attributes
    ----------
    task_id, run_id, organization_id : int
        Which run it is.
    name, image, method, action : str
        Of the task.
    arguments : mapping
        The arguments, decrypted by the node.
    dataframes : sequence of str
        Names of the task's dataframes.
    label : str
        The source database, for a data extraction; empty otherwise.
    """

    task_id: int
    run_id: int
    organization_id: int
    name: str
    image: str
    method: str
    action: str
    arguments: Mapping[str, JsonValue]
    dataframes: Sequence[str] = ()
    label: str = ""


@dataclass(frozen=True)
class Outcome:
    """How a run ends; made by `completed`, `failed` and the others.

    Attributes
    ----------
    status : str
        Status of the run at its end.
    result : JSON value
        What the algorithm returns.
    log : str
        What it writes.
    seconds : float
        How long it takes, by the hub's clock; infinite for one that never ends.
    looks : int
        How often somebody may look at the task before it ends, on top of that.
    columns : mapping of str to str
        Names and types of the columns of the dataframe that it makes.
    """

    status: str
    result: JsonValue = None
    log: str = ""
    seconds: float = _SOON
    looks: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)


Scripted: TypeAlias = Outcome | Callable[[TaskCall], "Outcome | JsonValue"]
"""An outcome, or a function that gets the run and gives an outcome or just the result."""


def completed(
    result: JsonValue = None, *, log: str = "", columns: Mapping[str, str] | None = None
) -> Outcome:
    """Give the outcome of a run that went well.

    Parameters
    ----------
    result : JSON value, optional
        What the algorithm returns. Default None.
    log : str, optional
        What it writes.
    columns : mapping of str to str, optional
        For a data extraction or a preprocessing: names and types of the dataframe's columns.

    Returns
    -------
    Outcome
        For ``hub.on_task``.

    Examples
    --------
    >>> completed({"average": 53.25}).status
    'completed'
    """
    return Outcome("completed", result, log, columns=columns or {})


def failed(log: str = "The algorithm failed.", *, status: str = "failed") -> Outcome:
    """Give the outcome of a run that failed.

    Parameters
    ----------
    log : str, optional
        What it wrote.
    status : str, optional
        Status of the run, by default ``"failed"``; the hub's other words are ``"start failed"``,
        ``"non-existing Docker image"``, ``"dataframe not found"``, ``"unexpected output"`` and more.

    Examples
    --------
    >>> failed("no column 'age'").log
    "no column 'age'"
    """
    return Outcome(status, log=log)


def crashed(log: str = "The algorithm crashed.") -> Outcome:
    """Give the outcome of a run that crashed.

    Parameters
    ----------
    log : str, optional
        What it wrote.

    Examples
    --------
    >>> crashed("KeyError: 'age'").status
    'crashed'
    """
    return Outcome("crashed", log=log)


def not_allowed(log: str = "This node does not allow the image.") -> Outcome:
    """Give the outcome of a run that the node does not allow.

    Parameters
    ----------
    log : str, optional
        What the node says.

    Examples
    --------
    >>> not_allowed().status
    'not allowed'
    """
    return Outcome("not allowed", log=log)


def slow(outcome: Outcome, *, seconds: float = 60.0, looks: int = 0) -> Outcome:
    """Give an outcome that takes a while.

    Parameters
    ----------
    outcome : Outcome
        How the run ends.
    seconds : float, optional
        How long it takes by the hub's clock, by default 60. A wait of this library lets that clock jump, so
        that it takes no time; a loop of your own that sleeps waits for it.
    looks : int, optional
        How often the task may be looked at before that time begins to count; by default 0.

    Examples
    --------
    >>> slow(completed(1), seconds=3600).seconds
    3600.2
    """
    return replace(outcome, seconds=outcome.seconds + seconds, looks=looks)


def never() -> Outcome:
    """Give the outcome of a run that goes on until it is killed.

    Examples
    --------
    >>> never().seconds
    inf
    """
    return Outcome("active", seconds=float("inf"))
