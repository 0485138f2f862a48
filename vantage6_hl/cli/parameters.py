"""The arguments and options of a command, made of a method's own signature and docstring."""

from __future__ import annotations

import collections.abc
import inspect
import sys
import types
import typing
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, Final

import click

from vantage6_hl.cli.docstrings import parameter_texts
from vantage6_hl.cli.values import Kind, kind_of
from vantage6_hl.errors import UsageError

__all__ = ["NOT_TYPED", "option_name", "parameters_of", "python_arguments", "typed_parameters"]

NOT_TYPED: Final[Mapping[str, str]] = {
    "display": "the command line shows what it finds in any case",
    "password": "others see command lines: it comes from a file, see --password-file",
}
"""Parameters of methods that are no options, and why."""

_TEXTS: Final = {
    "field": "Print only this field's value, for example --field name.",
    "fields": "Print only these fields, for example --fields id,name.",
}


def typed_parameters(method: Callable[..., object]) -> dict[str, inspect.Parameter]:
    """Give the parameters of a method that can be typed, with resolved types."""
    names = {**vars(collections.abc), **vars(sys.modules[method.__module__])}
    found: dict[str, inspect.Parameter] = {}
    for name, parameter in inspect.signature(method).parameters.items():
        type_ = _resolved(parameter.annotation, names)
        if name != "self" and name not in NOT_TYPED and kind_of(type_) is not None:
            found[name] = parameter.replace(annotation=type_)
    return found


def parameters_of(
    method: Callable[..., object], *, optional: Collection[str] = (), leave_out: Collection[str] = ()
) -> list[click.Parameter]:
    """Make what can be typed for a method.

    Parameters
    ----------
    method : callable
        A method of the client.
    optional : collection of str, optional
        Parameters that need not be given although the method needs them.
    leave_out : collection of str, optional
        Parameters that are not made.

    Returns
    -------
    list of click.Parameter
        An argument for each positional parameter, an option for each other one.
    """
    texts = {**parameter_texts(method.__doc__ or ""), **_TEXTS}
    made: list[click.Parameter] = []
    for name, parameter in typed_parameters(method).items():
        kind = kind_of(parameter.annotation)
        if kind is None or name in leave_out:
            continue
        required = parameter.default is parameter.empty and name not in optional
        if parameter.kind is parameter.KEYWORD_ONLY:
            made += _options(
                name, kind, required=required, default=parameter.default, text=texts.get(name, "")
            )
        else:
            made.append(
                click.Argument([name], type=kind.type, required=required, metavar=_metavar(name, required))
            )
    return made


def python_arguments(method: Callable[..., object], given: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a method is called with: what was typed, and nothing else, so that its own defaults hold.

    Raises
    ------
    UsageError
        When a value and a file for it are given.
    """
    found: dict[str, Any] = {}
    for name, parameter in typed_parameters(method).items():
        kind = kind_of(parameter.annotation)
        value = given.get(name)
        file = given.get(f"{name}_file") if kind is not None and kind.has_file else None
        if file is not None and value is not None:
            raise UsageError(f"Give either {option_name(name)} or {option_name(name)}-file, not both.")
        if kind is not None and kind.many:
            value = [one for part in value or () for one in part] if value else None
        if value is not None or file is not None:
            found[name] = file if value is None else value
    return found


def option_name(name: str) -> str:
    """Give the option for a parameter."""
    return f"--{name.strip('_').replace('_', '-')}"


def _resolved(annotation: object, names: Mapping[str, object]) -> object:
    """Give the type that an annotation names; `empty` for one that only a type checker can read."""
    holder = types.SimpleNamespace(__annotations__={"it": annotation})
    try:
        return typing.get_type_hints(holder, globalns=dict(names))["it"]
    except NameError:
        return inspect.Parameter.empty


def _options(name: str, kind: Kind, *, required: bool, default: object, text: str) -> list[click.Parameter]:
    option = option_name(name)
    if kind.is_flag:
        # With two sides where "not given" is something else than "no".
        declared = option if default is False else f"{option}/--no-{option[2:]}"
        return [click.Option([declared, name], type=click.BOOL, is_flag=True, default=None, help=text)]
    if kind.has_file:
        in_file = click.Option(
            [f"{option}-file", f"{name}_file"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=f"JSON file with the {name}.",
        )
        text = f"As JSON, or @FILE. {text}"
        return [click.Option([option, name], type=kind.type, metavar="JSON", help=text), in_file]
    return [
        click.Option(
            [option, name],
            type=kind.type,
            metavar=kind.metavar,
            multiple=kind.many,
            required=required,
            help=text,
        )
    ]


def _metavar(name: str, required: bool) -> str:
    shown = name.strip("_").upper()
    return shown if required else f"[{shown}]"
