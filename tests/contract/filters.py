"""Filters of lists, as data: what to ask for, what must come and what must not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.contract.refusals import NOWHERE
from tests.contract.stage import Stage

NOTHING = "contract-no-such-thing"
PAST, FUTURE = "2001-01-01", "2101-01-01"


@dataclass(frozen=True)
class Filter:
    """One query parameter of a list.

    Attributes
    ----------
    parameter : str
        Its name.
    value : object
        A value that finds `hit`.
    hit : int
        Id of what it must find.
    miss : int, optional
        Id of what it must not find.
    absurd : object, optional
        A value that must not find `hit`: an error or a list without it. None: there is none.
    given : mapping, optional
        Other parameters that it needs.
    """

    parameter: str
    value: object
    hit: int
    miss: int | None = None
    absurd: object = None
    given: Mapping[str, object] = field(default_factory=dict)


Filters = Callable[[Stage], list[Filter]]

FILTERS: dict[str, Filters] = {}
"""For each operation that lists, what makes something to find and gives the filters that find it."""

SHAPES = {"include", "no_pagination", "page", "per_page", "sort"}
"""Query parameters that do not choose but say how the list looks; tested for all lists at once."""


def filters(name: str) -> Callable[[Filters], Filters]:
    """Register the decorated function as the one that knows the filters of an operation."""

    def register(make: Filters) -> Filters:
        FILTERS[name] = make
        return make

    return register


def number(parameter: str, value: int | None, hit: int, miss: int | None = None) -> Filter:
    """Filter by an id."""
    return Filter(parameter, value, hit, miss, absurd=NOWHERE)


def text(parameter: str, value: str | None, hit: int, miss: int | None = None) -> Filter:
    """Filter by a text."""
    return Filter(parameter, value, hit, miss, absurd=NOTHING)


def flag(parameter: str, hit: int, miss: int | None = None) -> Filter:
    """Filter by a flag, which only True can set."""
    return Filter(parameter, True, hit, miss)


def since(parameter: str, hit: int, miss: int | None = None) -> list[Filter]:
    """Filter by the beginning and the end of a time."""
    return [
        Filter(f"{parameter}_from", PAST, hit, miss, absurd=FUTURE),
        until(parameter, hit, miss),
    ]


def until(parameter: str, hit: int, miss: int | None = None) -> Filter:
    """Filter by the end of a time."""
    return Filter(f"{parameter}_till", FUTURE, hit, miss, absurd=PAST)
