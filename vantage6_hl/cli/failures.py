"""What went wrong, in one or two lines of the command line's own words, and as an exit code."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from vantage6_hl import errors
from vantage6_hl._text import printable

__all__ = ["BROKEN_PIPE", "EXIT_CODES", "INTERRUPTED", "ExitCode", "exit_code", "lines_about"]

INTERRUPTED: Final = 128 + signal.SIGINT
BROKEN_PIPE: Final = 128 + getattr(signal, "SIGPIPE", 13)  # as the shell says it of a program that it ends


@dataclass(frozen=True)
class ExitCode:
    """One exit code.

    Attributes
    ----------
    code : int
        The number.
    meaning : str
        What it says, as the help shows it.
    kinds : tuple of type
        The errors that end with it, with those below them that have no other code.
    """

    code: int
    meaning: str
    kinds: tuple[type[BaseException], ...] = ()


EXIT_CODES: Final = (
    ExitCode(0, "all went well"),
    ExitCode(1, "something unexpected; --debug shows where", (Exception,)),
    ExitCode(2, "the command line, a file or a setting is wrong; nothing was sent", (errors.UsageError,)),
    ExitCode(3, "not logged in, or the login was refused", (errors.AuthenticationError,)),
    ExitCode(4, "there is no such thing, or it is not yours to see", (errors.NotFound,)),
    ExitCode(5, "not allowed", (errors.Forbidden, errors.Unauthorized)),
    ExitCode(6, "the hub refused it", (errors.ApiError,)),
    ExitCode(
        7,
        "the hub or the login service did not answer, or failed; try again",
        (errors.NetworkError, errors.ServerError, errors.TooManyRequests, errors.InvalidAnswer),
    ),
    ExitCode(8, "this build does not fit the hub's release", (errors.VersionMismatch,)),
    ExitCode(9, "encryption: a key is missing or another one, or data cannot be read", (errors.EncryptionError,)),
    ExitCode(10, "the task failed", (errors.TaskFailed,)),
    ExitCode(11, "the time for waiting was over; the task goes on", (errors.WaitTimeout,)),
    ExitCode(12, "the answer was lost: look whether it was done", (errors.OutcomeUnknown,)),
    ExitCode(INTERRUPTED, "ended by Ctrl-C", (KeyboardInterrupt,)),
    ExitCode(BROKEN_PIPE, "nobody reads the output any more, as after '| head'", (BrokenPipeError,)),
)

# The messages of the library are about Python; these say the same of the command line.
_WORDS: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"client\.wait_for_results\(\[?([\d, ]*)\]?\)"), lambda found: _command("task wait", found[1])),
    (re.compile(r"(?:client\.)?(\w+)\.(\w+)\((\d+), path\)"), lambda found: _method(found, "FILE")),
    (re.compile(r"client\.([a-z.]+)\.(\w+)\(([\d, ]*)\)"), lambda found: _method(found)),
    (re.compile(r"client\.([a-z.]+)\.(\w+)\b"), lambda found: _method(found)),
    (re.compile(r"Call authenticate\(\), or authenticate_service_account\(\) for a program\."), "Run 'v6hl login'."),
    (re.compile(r"Call authenticate\(\)"), "Run 'v6hl login'"),
    (re.compile(r"\bauthenticate\(\)"), "'v6hl login'"),
    (
        re.compile(r"Call setup_encryption with the path of your organization's private key first\."),
        "Name your organization's private key with --private-key, or 'v6hl config set organization_key=FILE'.",
    ),
    (re.compile(r"has to call setup_encryption with replace_public_key=True"), "has to run 'v6hl keys upload FILE --replace'"),
    (re.compile(r"has to call setup_encryption once"), "has to run 'v6hl keys upload FILE' once"),
    (re.compile(r"pass replace_public_key=True"), "use 'v6hl keys upload FILE --replace'"),
    (re.compile(r"call accept_key\((\d+), '([^']*)'\)"), r"run 'v6hl keys accept \1 \2'"),
    (re.compile(r"; known_keys=False works without one"), ""),
    (re.compile(r"with known_keys=\.\.\. or \$"), "with the variable "),
    (re.compile(r"Name the collaboration, or call setup_collaboration with its id first\."), "Name the collaboration with --collaboration ID."),
    (re.compile(r"(\w+) is not set\. Pass it, set"), r"\1 is not set. Run 'v6hl config set \1=...', set"),
    (re.compile(r", or pass overwrite=True"), ""),
    (re.compile(r"Use field='(\w+)' for one, or fields=\['\w+'\]"), r"Use --field \1"),
    (re.compile(r"Give either field= or fields=, not both"), "Give either --field or --fields, not both"),
    (re.compile(r"page= cannot be used with a filter that the hub does not know\. Use limit="), "--page cannot be used with that filter. Use --limit"),
    (re.compile(r"RSACryptor\.create_new_rsa_key"), "'v6hl keys create'"),
    (re.compile(r"; list\(\) on the same group shows"), "; the group's list command shows"),
    (re.compile(r"help\(\) on the method shows what it takes"), "--help shows what the command takes"),
    (re.compile(r'or save the login in a file, with cache="file"'), "or save the login in a file, with --cache file"),
    (re.compile(r"Give the final address of the hub as hq_url"), "Set hq_url to the final address of the hub"),
)  # fmt: skip


def exit_code(error: BaseException) -> int:
    """Give the exit code of an error: that of the nearest kind above it."""
    codes = {kind: one.code for one in EXIT_CODES for kind in one.kinds}
    return next((codes[kind] for kind in type(error).__mro__ if kind in codes), 1)


def lines_about(error: BaseException) -> list[str]:
    """Tell an error in one or two lines.

    Parameters
    ----------
    error : BaseException
        What went wrong.

    Returns
    -------
    list of str
        Printable lines: what was wrong, and what to do next where the message does not say so itself.
    """
    if not isinstance(error, errors.Vantage6Error):
        told = printable(f"{type(error).__name__}: {error}")[:500]
        return [f"error: {told}", "That was not expected. --debug shows where it happened."]
    lines = [f"error: {in_commands(str(error))}"]
    if isinstance(error, errors.TaskFailed):
        lines.append(f"'v6hl task logs {error.task_id}' shows what it logged.")
    elif isinstance(error, errors.OutcomeUnknown):
        lines.append("Look with the group's list command before you run this again.")
    elif isinstance(error, errors.CredentialsRefused):
        lines.append("Check the name and the secret: 'v6hl config show' names the profile's settings.")
    return lines


def in_commands(text: str) -> str:
    """Say in commands what a message of the library says in Python.

    Examples
    --------
    >>> in_commands("It goes on: wait again, or stop it with client.task.kill.")
    "It goes on: wait again, or stop it with 'v6hl task kill'."
    """
    for pattern, instead in _WORDS:
        text = pattern.sub(instead, text)
    return text


def _method(found: re.Match[str], more: str = "") -> str:
    group, method, given = found[1], found[2], found[3] if found.re.groups > 2 else ""
    return _command(f"{group.replace('.', ' ')} {method.replace('_', '-')}", f"{given} {more}")


def _command(name: str, given: str) -> str:
    return f"'{' '.join(['v6hl', name, *given.replace(',', ' ').split()])}'"
