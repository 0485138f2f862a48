"""The whole program: its commands in sections, and what becomes of an error."""

from __future__ import annotations

import io
import os
import sys
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import click

from vantage6_hl import _interrupt
from vantage6_hl._text import printable
from vantage6_hl.cli.asking import Group, NothingAsked, asked_by, common_options
from vantage6_hl.cli.completion import VARIABLE, completion
from vantage6_hl.cli.config import config
from vantage6_hl.cli.failures import BROKEN_PIPE, EXIT_CODES, INTERRUPTED, exit_code, lines_about
from vantage6_hl.cli.groups import client_groups
from vantage6_hl.cli.keys import keys
from vantage6_hl.cli.login import login, logout, whoami
from vantage6_hl.cli.output import tell
from vantage6_hl.cli.status import status
from vantage6_hl.cli.task import results_command, task_commands
from vantage6_hl.cli.wording import in_commands

__all__ = ["Program", "run"]

_SECTIONS: Final = (
    ("Begin", ("config", "login", "logout", "whoami", "status", "keys", "completion")),
    ("Work", ("task", "results", "session", "dataframe", "run", "result")),
)  # all others follow


class Program(Group):
    """All commands; those of the client's groups are made when they are asked for."""

    def __init__(self) -> None:
        super().__init__(
            "v6hl",
            help="The vantage6 client for the command line: run federated analyses, look after a hub.\n\n"
            "It begins with 'v6hl config set hq_url=... auth_url=...' and 'v6hl login'.",
            params=[
                *common_options(),
                click.Option(
                    ["--version"],
                    is_flag=True,
                    is_eager=True,
                    expose_value=False,
                    callback=_show_version,
                    help="Show the version, and for which hub releases it is.",
                ),
            ],
            callback=_nothing,
        )
        for one in (config, login, logout, whoami, status, keys, completion, results_command):
            self.add_command(one)
        for group in client_groups({"task": task_commands}):
            self.add_command(group)

    def invoke(self, ctx: click.Context) -> object:
        """Take the common options that stand before the command's name."""
        ctx.obj = asked_by(ctx)
        return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Show the commands in sections."""
        rest = [name for name in self.commands if not any(name in names for _, names in _SECTIONS)]
        for title, names in (*_SECTIONS, ("The hub's resources", rest)):
            with formatter.section(title):
                formatter.write_dl([(name, self.commands[name].get_short_help_str(80)) for name in names])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Show the exit codes."""
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(one.code), one.meaning) for one in EXIT_CODES])


def run(arguments: Sequence[str] | None) -> int:
    """Run a command line; see `vantage6_hl.cli.main`."""
    given = [*(sys.argv[1:] if arguments is None else arguments)]
    with _as_a_program():
        try:
            Program().main(given, "v6hl", complete_var=VARIABLE, standalone_mode=False)
            sys.stdout.flush()
        except (KeyboardInterrupt, click.Abort):
            return INTERRUPTED
        except click.exceptions.Exit as end:  # click 8.1 lets it through
            return end.exit_code
        except click.ClickException as error:
            _tell_wrong_line(error)
            return 2
        except BrokenPipeError:
            # Python flushes at its end: that must not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return BROKEN_PIPE
        except Exception as error:  # noqa: BLE001 - nobody gets a traceback who did not ask for it
            if "--debug" in given:
                traceback.print_exc()
            for line in lines_about(error):
                tell(line)
            return exit_code(error)
    return 0


@contextmanager
def _as_a_program() -> Iterator[None]:
    """Say everything in the command line's own way, as long as it runs."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # whatever a server gave, it can be written
    before = _interrupt.in_words
    _interrupt.in_words = in_commands
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _show_warning
            yield
    finally:
        _interrupt.in_words = before


def _tell_wrong_line(error: click.ClickException) -> None:
    message = error.format_message()
    ctx = getattr(error, "ctx", None)
    if isinstance(error, NothingAsked):
        tell(message)
        return
    tell(f"error: {printable(message)}")
    if ctx is not None:
        tell(f"See '{ctx.command_path} --help'.")


def _show_version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001
    from vantage6_hl.version import own_version, supported_releases

    if asked and not ctx.resilient_parsing:
        print(f"v6hl {own_version()}, for hub releases {', '.join(supported_releases())}")  # noqa: T201
        ctx.exit()


def _show_warning(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    from vantage6_hl.version import VersionWarning

    if not issubclass(category, VersionWarning):  # the log tells that one
        tell(f"warning: {printable(str(message))}")


def _nothing(**_: object) -> None:
    """Stand for what the program does before every command."""
