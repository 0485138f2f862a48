"""What a method of the sandbox nodes is, and what it is given; the methods themselves are in ``methods``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from vantage6_hl.crypto import JsonValue
from vantage6_hl.testing.sandbox.tables import Table

EXTRACTION = "data_extraction"
PREPROCESSING = "preprocessing"
FEDERATED = "federated_compute"
CENTRAL = "central_compute"

Arguments: TypeAlias = Mapping[str, JsonValue]


class MethodError(Exception):
    """A method cannot do what it was asked: unknown, wrong arguments, or not for this action."""


class Context(Protocol):
    """What a method may ask of the node that runs it."""

    @property
    def database(self) -> Path:
        """The source database of a data extraction."""
        ...

    def log(self, line: str) -> None:
        """Add a line to the run's log; who follows the task sees it at once."""
        ...

    def pause(self, seconds: float) -> None:
        """Wait for this many seconds; raises RunKilled as soon as the run is killed."""
        ...

    def organizations(self) -> list[int]:
        """Ids of all organizations of the task's study, or else of its collaboration."""
        ...

    def compute(self, method: str, arguments: Arguments, organizations: Sequence[int]) -> list[JsonValue]:
        """Run a subtask on these organizations' nodes and this task's dataframes; wait for its results."""
        ...


Function: TypeAlias = Callable[[Sequence[Table], Arguments, Context], "Table | JsonValue"]


@dataclass(frozen=True)
class Method:
    """A function that tasks can name, and the actions that it is for."""

    function: Function
    actions: frozenset[str]


METHODS: dict[str, Method] = {}


def method(*actions: str) -> Callable[[Function], Function]:
    """Let tasks of these actions run the decorated function, by its name.

    Parameters
    ----------
    *actions : str
        Actions of the hub that the function is for.

    Returns
    -------
    callable
        The decorator.

    Examples
    --------
    >>> @method(FEDERATED)
    ... def count_rows(dataframes, arguments, context):
    ...     return {"count": len(dataframes[0])}
    >>> METHODS["count_rows"].actions
    frozenset({'federated_compute'})
    """

    def register(function: Function) -> Function:
        METHODS[function.__name__] = Method(function, frozenset(actions))
        return function

    return register


def text(arguments: Arguments, name: str) -> str:
    """Give an argument that must be a text."""
    value = arguments.get(name)
    if not isinstance(value, str):
        raise MethodError(f"The argument '{name}' must be a text.")
    return value


def number(arguments: Arguments, name: str) -> float:
    """Give an argument that must be a number."""
    value = arguments.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise MethodError(f"The argument '{name}' must be a number.")
    return value


def only(dataframes: Sequence[Table]) -> Table:
    """Give the one dataframe that a method works on."""
    if not dataframes:
        raise MethodError("This method needs a dataframe: name one in the task's databases.")
    return dataframes[0]
