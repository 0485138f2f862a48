"""Every method of the client is a command, and every parameter of it can be typed."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import cached_property

import click
import pytest

from tests.unit.cli.conftest import Run
from vantage6_hl import UserClient
from vantage6_hl.cli.app import Program
from vantage6_hl.cli.groups import NO_COMMANDS, MethodGroup
from vantage6_hl.cli.parameters import NOT_TYPED, option_name

PROGRAM = Program()


def methods() -> Iterator[tuple[tuple[str, ...], Callable[..., object]]]:
    """Walk the groups of a client that was made, not those of the command line."""
    with UserClient("http://127.0.0.1:1/hq", "http://127.0.0.1:2", known_keys=False) as client:
        yield from _methods(client, (), UserClient)


def _methods(
    owner: object, path: tuple[str, ...], kind: type
) -> Iterator[tuple[tuple[str, ...], Callable[..., object]]]:
    for name, attribute in inspect.getmembers(kind):
        if name.startswith("_"):
            continue
        if isinstance(attribute, cached_property):
            group = getattr(owner, name)
            yield from _methods(group, (*path, name), type(group))
        elif path and callable(attribute):
            yield (*path, name), attribute


ALL = dict(methods())


def command(path: tuple[str, ...]) -> click.Command:
    found: click.Command = PROGRAM
    ctx = click.Context(PROGRAM)
    for name in path:
        assert isinstance(found, click.Group)
        below = found.get_command(ctx, name.replace("_", "-"))
        assert below is not None, f"{' '.join(path)} is no command"
        found = below
    return found


def leaves(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        below = group.get_command(ctx, name)
        assert below is not None
        if isinstance(below, click.Group):
            yield from leaves(below, (*path, name))
        else:
            yield (*path, name)


def test_the_walk_finds_the_client() -> None:
    groups = {path[:-1] for path in ALL}
    assert {("task",), ("organization",), ("store", "role"), ("util",)} <= groups
    assert len(ALL) > 100


@pytest.mark.parametrize("path", ALL, ids=".".join)
def test_every_method_is_a_command_with_all_its_parameters(path: tuple[str, ...]) -> None:
    if path[-1] in NO_COMMANDS or ".".join(path) in NO_COMMANDS:
        return
    params = {one.name: one for one in command(path).params}
    for name, parameter in inspect.signature(ALL[path]).parameters.items():
        if name == "self" or name in NOT_TYPED:
            continue
        made = params[name]
        if parameter.kind is parameter.KEYWORD_ONLY:
            assert option_name(name) in [one.partition("/")[0] for one in made.opts]
        else:
            assert isinstance(made, click.Argument)
        needed = parameter.default is parameter.empty
        assert made.required == needed


def test_what_is_no_command_and_no_option_is_there_to_be_left_out() -> None:
    names = {name for path in ALL for name in (path[-1], ".".join(path))}
    assert names >= NO_COMMANDS.keys()
    parameters = {name for method in ALL.values() for name in inspect.signature(method).parameters}
    assert parameters >= NOT_TYPED.keys()


def test_commands_that_ask_a_store_can_choose_it() -> None:
    asking = {
        path
        for path, method in ALL.items()
        if "stores.chosen," in inspect.getsource(inspect.unwrap(method)) and path != ("store", "set")
    }
    assert asking
    for path in asking - {path for path in asking if path[-1] in NO_COMMANDS}:
        assert "at_store" in [one.name for one in command(path).params], path


@pytest.mark.parametrize("path", sorted(leaves(PROGRAM)), ids=" ".join)
def test_every_command_explains_itself(path: tuple[str, ...], v6hl: Run) -> None:
    done = v6hl(*path, "--help")
    assert done.code == 0
    assert done.out.startswith(f"Usage: v6hl {' '.join(path)}")
    for param in command(path).params:
        if isinstance(param, click.Option):
            assert param.help, f"{param.opts} has no help"
    for python in ("``", "client.", "setup_collaboration", "Parameters", ">>>"):
        assert python not in done.out


def test_the_help_lists_all_groups(v6hl: Run) -> None:
    done = v6hl("--help")
    for name in {path[0] for path in ALL}:
        assert f"\n  {name} " in done.out
    assert isinstance(PROGRAM.commands["task"], MethodGroup)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["tsk", "list"], "Did you mean 'task'?"),
        (["task", "lst"], "Did you mean 'list'?"),
        (["task", "list", "--nmae", "x"], "--name"),
        (["organization", "list", "--json", "--csv"], "not both"),
        (["task", "get"], "Missing argument"),
        (["task", "get", "seven"], "is not a valid integer"),
    ],
)
def test_a_wrong_line_says_what_was_meant(typed: list[str], meant: str, v6hl: Run) -> None:
    done = v6hl(*typed)
    assert done.code == 2
    assert meant in done.err
    assert done.err.startswith("error: ")
    assert done.err.count("\n") == 2
    assert "--help'" in done.err
    assert done.out == ""
