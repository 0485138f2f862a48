"""What every command takes: which profile, how to show what is found, and how to tell what goes wrong."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

import click

from vantage6_hl.cli.completing import profile_names

__all__ = ["Asked", "Command", "Form", "Group", "NothingAsked", "command", "common_options"]

Form: TypeAlias = Literal["auto", "json", "csv"]

_COMMON: Final = ("profile", "config", "private_key", "as_json", "as_csv", "debug")


@dataclass(frozen=True)
class Asked:
    """What the common options say.

    Attributes
    ----------
    profile, config : str, Path or None
        As for ``UserClient.from_config``.
    private_key : Path or None
        File of the organization's private key.
    form : {"auto", "json", "csv"}
        How to show what is found; auto is a table on a terminal and plain lines in a pipe.
    debug : bool
        Show tracebacks, and log everything but secrets.
    """

    profile: str | None = None
    config: Path | None = None
    private_key: Path | None = None
    form: Form = "auto"
    debug: bool = False


def common_options(*, has_csv: bool = True) -> list[click.Parameter]:
    """Make the options that every command has."""
    made: list[click.Parameter] = [
        click.Option(
            ["--profile"],
            metavar="NAME",
            shell_complete=profile_names,
            help="Settings to use; by default those that VANTAGE6_PROFILE or the file names, else 'default'.",
        ),
        click.Option(
            ["--config"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="File of the settings; by default the one that 'v6hl config path' shows.",
        ),
        click.Option(
            ["--private-key"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Your organization's private key; by default the setting organization_key.",
        ),
        click.Option(["--json", "as_json"], is_flag=True, help="Print one JSON document, and nothing else."),
    ]
    if has_csv:
        made.append(click.Option(["--csv", "as_csv"], is_flag=True, help="Print CSV with a line of names."))
    made.append(
        click.Option(["--debug"], is_flag=True, help="Show where an error happened, and log what is done.")
    )
    return made


class Command(click.Command):
    """A command with the common options, which reach it as an `Asked`."""

    def __init__(
        self, name: str, *, callback: Callable[..., object], has_csv: bool = True, **settings: object
    ) -> None:
        params = settings.pop("params", None)
        super().__init__(
            name,
            callback=callback,
            params=[*(params or ()), *common_options(has_csv=has_csv)],  # type: ignore[misc]
            **settings,  # type: ignore[arg-type]
        )

    def invoke(self, ctx: click.Context) -> object:
        """Take the common options out, and run it."""
        ctx.obj = asked_by(ctx)
        return super().invoke(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the command's own options first."""
        own: list[tuple[str, str]] = []
        common: list[tuple[str, str]] = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                (common if param.name in (*_COMMON, "help") else own).append(record)
        for title, records in (("Options", own), ("Common options", common)):
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


class NothingAsked(click.ClickException):
    """A group was named without a command; the message is its help."""


class Group(click.Group):
    """Commands under one name, in the order in which they were added."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what follows the name; where that is nothing, the help is shown, and nothing was done."""
        if not args and not ctx.resilient_parsing:  # click 8.1 would call it a success
            raise NothingAsked(ctx.get_help())
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give their names."""
        return [*self.commands]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; a name that is none is answered with the nearest."""
        names = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in names and not ctx.resilient_parsing:
            near = difflib.get_close_matches(args[0], names, n=1)
            advice = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(names)}."
            raise click.UsageError(f"There is no command '{args[0]}'. {advice}", ctx)
        return super().resolve_command(ctx, args)


def asked_by(ctx: click.Context) -> Asked:
    """Give what the common options say, those before the command's name and those after it."""
    found = ctx.find_object(Asked) or Asked()
    told = {name: ctx.params.pop(name, None) for name in _COMMON}
    if told["as_json"] and told["as_csv"]:
        raise click.UsageError("Give either --json or --csv, not both.", ctx)
    form: Form = "json" if told["as_json"] else "csv" if told["as_csv"] else found.form
    return replace(
        found,
        profile=told["profile"] or found.profile,
        config=told["config"] or found.config,
        private_key=told["private_key"] or found.private_key,
        form=form,
        debug=bool(told["debug"]) or found.debug,
    )


def command(
    name: str, *params: click.Parameter, has_csv: bool = False
) -> Callable[[Callable[..., object]], Command]:
    """Make a command of a function, whose docstring is the help.

    Parameters
    ----------
    name : str
        Its name.
    *params : click.Parameter
        Its arguments and options; the function gets an `Asked` first, and then these by name.
    has_csv : bool, optional
        It has a table to give, so that ``--csv`` makes sense.
    """

    def make(function: Callable[..., object]) -> Command:
        text = " ".join((function.__doc__ or "").split("\n\n")[0].split())
        return Command(
            name,
            callback=click.pass_obj(function),
            params=[*params],
            has_csv=has_csv,
            help=function.__doc__,
            short_help=text,
        )

    return make
