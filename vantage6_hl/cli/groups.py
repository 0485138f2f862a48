"""A command for every method of every group of the client; what the client gains, the command line gains.

Nothing of the client is loaded for the names of the groups; a group's own module is, when it is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext, redirect_stdout
from functools import cached_property
from io import StringIO
from operator import attrgetter
from typing import Any, Final

import click

from vantage6_hl.cli.asking import Asked, Command, Group
from vantage6_hl.cli.docstrings import described
from vantage6_hl.cli.opening import key_file, made, opened, use_key, with_key
from vantage6_hl.cli.output import note, show
from vantage6_hl.cli.parameters import parameters_of, python_arguments
from vantage6_hl.cli.secret_files import SECRETS, with_secret_file
from vantage6_hl.errors import UsageError

__all__ = ["NO_COMMANDS", "MethodGroup", "client_groups", "method_command", "methods_of"]

NO_COMMANDS: Final[Mapping[str, str]] = {
    "pages": "list reads all pages, and what it prints goes to a pipe as it is",
    "store.set": "a command is a client of its own: --store chooses for it",
}
"""Methods without a command, by their name or by their whole path, and why."""

_ENDS_SOMETHING: Final = frozenset({"delete", "invalidate"})  # what cannot be taken back
_NEEDS_NO_LOGIN: Final = frozenset({"util"})
_READS_ENCRYPTED: Final = frozenset({"run"})  # without a key these leave out what they cannot read

STORE: Final = click.Option(
    ["--store", "at_store"],
    type=int,
    metavar="ID",
    help="The algorithm store to ask; by default the only one that the hub lists.",
)


class _Nobody:
    """Stands for a connection where only the class of a group is asked for."""


class _Without:
    _connection = _Nobody()


def client_groups(more: Mapping[str, Callable[[], Mapping[str, click.Command]]]) -> Iterator[MethodGroup]:
    """Give the groups that a client has.

    Parameters
    ----------
    more : mapping
        For groups that have more commands than methods, what gives those.
    """
    from vantage6_hl._sync.groups import Groups

    for name, group in _properties(Groups):
        yield MethodGroup((name,), group, more=more.get(name))


def _properties(kind: type) -> Iterator[tuple[str, cached_property[Any]]]:
    for name in dir(kind):
        found = getattr(kind, name)
        if isinstance(found, cached_property):
            yield name, found


class MethodGroup(Group):
    """The commands of one group of the client.

    Parameters
    ----------
    path : tuple of str
        Where it is: ``("task",)``, ``("store", "role")``.
    group : cached_property
        What gives the group, and says what it is about; its module is loaded when a command is asked for.
    more : callable, optional
        Gives commands beyond the methods.
    """

    def __init__(
        self,
        path: tuple[str, ...],
        group: cached_property[Any],
        *,
        more: Callable[[], Mapping[str, click.Command]] | None = None,
    ) -> None:
        text = group.__doc__ or ""
        super().__init__(path[-1], help=text, short_help=text)
        self.path = path
        self._group, self._more = group, more

    @cached_property
    def kind(self) -> type:
        """The class of the group."""
        return type(self._group.func(_Without()))

    @cached_property
    def _added(self) -> Mapping[str, click.Command]:
        return {} if self._more is None else self._more()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the names of its methods, of the groups below it, and of what there is more."""
        names = [_typed(name) for name, _ in methods_of(self.path, self.kind)]
        below = [name for name, _ in _properties(self.kind)]
        return [*dict.fromkeys([*self._added, *names, *below])]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Make a command."""
        if cmd_name in self._added:
            return self._added[cmd_name]
        for name, method in methods_of(self.path, self.kind):
            if _typed(name) == cmd_name:
                return method_command((*self.path, name), method)
        for name, group in _properties(self.kind):
            if name == cmd_name:
                return MethodGroup((*self.path, name), group)
        return None


def methods_of(path: tuple[str, ...], kind: type) -> Iterator[tuple[str, Callable[..., object]]]:
    """Give the methods of a group that are commands."""
    for name in dir(kind):
        found = getattr(kind, name)
        whole = ".".join((*path, name))
        if name.startswith("_") or not callable(found) or name in NO_COMMANDS or whole in NO_COMMANDS:
            continue
        yield name, found


def method_command(path: tuple[str, ...], method: Callable[..., object]) -> Command:
    """Make the command of one method.

    Parameters
    ----------
    path : tuple of str
        Where the method is, its name last.
    method : callable
        The method, as its class has it.
    """
    short, text = described(method.__doc__ or "")
    params = parameters_of(method)
    at_a_store = path[0] == "algorithm" or (path[0] == "store" and len(path) > 2)
    if at_a_store:
        params.append(STORE)
    if path[-1] in _ENDS_SOMETHING:
        params.append(click.Option(["--yes"], is_flag=True, help="Do not ask whether this is meant."))

    def run(asked: Asked, /, **given: Any) -> None:
        if path[-1] in _ENDS_SOMETHING and not given["yes"]:
            _ask(path, given)
        with (made if path[0] in _NEEDS_NO_LOGIN else opened)(asked) as client:
            if at_a_store:
                client.store.set(given["at_store"] or _only_store(client.store.list()))
            if path[0] in _READS_ENCRYPTED and key_file(client, asked) is not None:
                use_key(client, asked)
            called = attrgetter(".".join(path))(client)
            arguments = python_arguments(method, given)
            # What a method prints by itself, as a tree, is what it gives.
            printed = StringIO()
            with redirect_stdout(printed) if asked.form == "json" else nullcontext():
                if path in SECRETS:
                    found = with_secret_file(SECRETS[path], called, arguments, given)
                else:
                    found = with_key(client, asked, lambda: called(**arguments))
        show(printed.getvalue() or found, asked.form)
        if path[-1] in _ENDS_SOMETHING:
            note("Done.")

    if path in SECRETS:
        params += SECRETS[path].options()
    return Command(_typed(path[-1]), callback=click.pass_obj(run), params=params, help=text, short_help=short)


def _typed(name: str) -> str:
    return name.replace("_", "-")


def _ask(path: tuple[str, ...], given: Mapping[str, Any]) -> None:
    """Ask whether it is meant, where there is somebody to ask.

    Raises
    ------
    UsageError
        Where there is nobody, or it is not meant.
    """
    *group, verb = path
    what = (
        f"{verb.capitalize()} {' '.join(group)} {given['id_'] if given['id_'] is not None else ''}".rstrip()
    )
    if given.get("delete_dependents"):
        what += " and all that depends on it"
    if not sys.stdin.isatty():
        raise UsageError(f"{what}? There is nobody to ask: say --yes where that is meant. Nothing was sent.")
    sys.stderr.write(f"{what}? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise UsageError("It was not meant. Nothing was sent.")


def _only_store(stores: list[Any]) -> int:
    if len(stores) == 1:
        return int(stores[0].id)
    if not stores:
        raise UsageError("The hub lists no algorithm store that you may use.")
    names = ", ".join(f"{one.id} ({one.name})" for one in stores)
    raise UsageError(f"There are several algorithm stores: {names}. Choose one with --store ID.")
