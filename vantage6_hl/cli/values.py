"""From the type of a Python parameter to what can be typed on a command line, and back."""

from __future__ import annotations

import json
import sys
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

import click

__all__ = ["Kind", "kind_of", "read_text"]

_MAX_TEXT = 64 * 1024 * 1024  # characters of an argument that comes from a file or a pipe


@dataclass(frozen=True)
class Kind:
    """How a parameter is typed.

    Attributes
    ----------
    type : click.ParamType
        Reads the text.
    metavar : str or None
        Stands for the value in the help.
    is_flag : bool
        It is a flag, without a value.
    many : bool
        It is a list: separated by commas, or given more than once.
    has_file : bool
        It may also be the path of a file that holds it.
    """

    type: click.ParamType[Any]
    metavar: str | None = None
    is_flag: bool = False
    many: bool = False
    has_file: bool = False


class Many(click.ParamType):  # type: ignore[type-arg]
    """Several values in one, separated by commas."""

    name = "list"

    def __init__(self, read: Callable[[str], int | str]) -> None:
        self._read = read

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int | str, ...]:
        """Read them."""
        if isinstance(value, tuple):
            return value
        words = [word.strip() for word in str(value).split(",") if word.strip()]
        try:
            return tuple(self._read(word) for word in words)
        except ValueError:
            self.fail(f"{value!r} is no list of ids, such as 2,3.", param, ctx)


class Json(click.ParamType):  # type: ignore[type-arg]
    """A JSON value: the text itself, or @ and the file that holds it, or @- for what comes through a pipe."""

    name = "json"

    def __init__(self, *, keeps_path: bool = False) -> None:
        self._keeps_path = keeps_path

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:
        """Read it; a file that the client reads by itself, in pieces, is left to it."""
        if not isinstance(value, str):
            return value
        if self._keeps_path and value.startswith("@") and value != "@-":
            return Path(value[1:]).expanduser()
        try:
            return json.loads(read_text(value[1:]) if value.startswith("@") else value)
        except OSError as error:
            self.fail(f"{value[1:]!r} cannot be read: {error.strerror}.", param, ctx)
        except (ValueError, RecursionError) as error:
            # Not the text itself: it may be data that nobody else should see.
            where = f"column {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else "some place"
            self.fail(f"that is no JSON (at {where}). Write it in single quotes, or name a file: @file.json.")


def read_text(source: str) -> str:
    """Read a file, or what comes through a pipe where the name is ``-``.

    Raises
    ------
    OSError
        When it cannot be read.
    """
    if source == "-":
        return sys.stdin.read(_MAX_TEXT)
    with Path(source).expanduser().open(encoding="utf-8") as file:
        return file.read(_MAX_TEXT)


def kind_of(annotation: object) -> Kind | None:
    """Give how a parameter of a type is typed.

    Parameters
    ----------
    annotation : type
        Its type, resolved.

    Returns
    -------
    Kind or None
        None for what cannot be typed, as a function.
    """
    members = _members(annotation)
    origins = {get_origin(one) or one for one in members}
    if Callable in origins:
        return None
    if all(get_origin(one) is Literal for one in members):
        choices = [str(word) for one in members for word in get_args(one)]
        return Kind(click.Choice(choices))
    if members == {bool}:
        return Kind(click.BOOL, is_flag=True)
    for type_, click_type, metavar in _SIMPLE:
        if members == {type_}:
            return Kind(click_type, metavar)
    if date in members:
        return Kind(click.STRING, "DATE")
    if Path in members and members <= {Path, str}:
        return Kind(click.Path(path_type=Path), "FILE")
    if members in ({Sequence[int]}, {Sequence[str]}):
        (item,) = get_args(*members)
        return Kind(Many(item), "IDS" if item is int else "NAMES", many=True)
    if origins & {Mapping, Sequence, dict, list}:
        has_file = Path in members
        return Kind(Json(keeps_path=has_file), "JSON", has_file=has_file)
    return None


_SIMPLE: Final[tuple[tuple[type, click.ParamType[Any], str | None], ...]] = (
    (int, click.INT, "N"),
    (float, click.FLOAT, "SECONDS"),
    (str, click.STRING, "TEXT"),
)


def _members(annotation: object) -> set[object]:
    """Give the types that a union is of, without None."""
    if get_origin(annotation) in (types.UnionType, typing.Union):
        return {one for part in get_args(annotation) for one in _members(part)}
    return set() if annotation in (None, type(None)) else {annotation}
