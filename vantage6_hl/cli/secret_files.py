"""Secrets that the hub shows once go to a file that only its owner can read, and never to the screen."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from vantage6_hl.cli.output import tell
from vantage6_hl.cli.values import read_text
from vantage6_hl.errors import UsageError

__all__ = ["SECRETS", "NewSecretFile", "Secret", "read_secret_from", "with_secret_file"]


@dataclass(frozen=True)
class Secret:
    """What a method gives once.

    Attributes
    ----------
    field : str
        Its name in what the method gives.
    named_after : str
        The parameter whose value names the file.
    only_if : str
        The flag without which there is no secret; empty where there always is one.
    has_password : bool
        The method takes a password.
    """

    field: str
    named_after: str
    only_if: str = ""
    has_password: bool = False

    def options(self) -> list[click.Parameter]:
        """Make the options for it."""
        found: list[click.Parameter] = [
            click.Option(
                [f"--{self.field.replace('_', '-')}-file", "secret_file"],
                type=click.Path(path_type=Path),
                metavar="FILE",
                help=f"New file for the {self.field}, which the hub shows once; by default "
                f"'<{self.named_after}>.{self.field}'. Only you can read it.",
            )
        ]
        if self.has_password:
            found.append(
                click.Option(
                    ["--password-file"],
                    metavar="FILE",
                    help="File with the password; - reads it from a pipe, or asks for it on a terminal.",
                )
            )
        return found


SECRETS: Final[Mapping[tuple[str, ...], Secret]] = {
    ("node", "create"): Secret("api_key", "name"),
    ("user", "create"): Secret("client_secret", "username", only_if="is_service_account", has_password=True),
}
"""The methods that give a secret."""


class NewSecretFile:
    """A file that is made, empty and private, before there is a secret for it: so that none gets lost.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Raises
    ------
    UsageError
        When it is there already, or cannot be made. Nothing was sent then.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser()
        try:
            self._descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise UsageError(
                f"'{self.path}' is there already. Name another file. Nothing was sent."
            ) from None
        except OSError as error:
            raise UsageError(f"'{self.path}' cannot be made: {error.strerror}. Nothing was sent.") from None

    def keep(self, secret: str) -> None:
        """Write the secret."""
        with os.fdopen(self._descriptor, "w", encoding="utf-8") as file:
            file.write(f"{secret}\n")

    def discard(self) -> None:
        """Remove the file again."""
        os.close(self._descriptor)
        self.path.unlink(missing_ok=True)


def with_secret_file(
    secret: Secret, call: Callable[..., Any], arguments: dict[str, Any], given: Mapping[str, Any]
) -> object:
    """Call a method that gives a secret, and put it into a file.

    Parameters
    ----------
    secret : Secret
        What it gives.
    call : callable
        The method.
    arguments : dict
        What to call it with.
    given : mapping
        All that was typed.

    Returns
    -------
    object
        What the method gives, with the name of the file in place of the secret.
    """
    if given.get("password_file"):
        arguments = {**arguments, "password": read_secret_from(given["password_file"], "Password")}
    if secret.only_if and not given.get(secret.only_if):
        return call(**arguments)
    if arguments.keys() & {"field", "fields"}:
        raise UsageError("--field and --fields cannot be used here: the secret goes to a file.")
    file = NewSecretFile(given.get("secret_file") or _usual_file(secret, arguments))
    try:
        found: dict[str, object] = call(**arguments).to_dict()
    except BaseException:
        file.discard()
        raise
    file.keep(str(found.pop(secret.field)))
    tell(f"The {secret.field} is in '{file.path}', readable by you only.")
    return {**found, f"{secret.field}_file": str(file.path)}


def read_secret_from(source: str, what: str) -> str:
    """Read a secret from a file, from a pipe, or from the person at the terminal.

    Raises
    ------
    UsageError
        When it cannot be read, or is empty.
    """
    if source == "-" and sys.stdin.isatty():
        found = getpass.getpass(f"{what}: ", stream=sys.stderr)
    else:
        try:
            found = read_text(source).rstrip("\r\n")
        except OSError as error:
            raise UsageError(f"'{source}' cannot be read: {error.strerror}. Nothing was sent.") from None
    if not found:
        raise UsageError(f"The {what.lower()} is empty. Nothing was sent.")
    return found


def _usual_file(secret: Secret, arguments: Mapping[str, Any]) -> Path:
    name = arguments.get(secret.named_after)
    option = f"--{secret.field.replace('_', '-')}-file"
    if not name:
        raise UsageError(
            f"Name it with --{secret.named_after}, or the file for its {secret.field} with {option}. "
            "Nothing was sent."
        )
    if Path(name).name != name:
        raise UsageError(f"{name!r} is no name for a file: choose one with {option}. Nothing was sent.")
    return Path(f"{name}.{secret.field}")
