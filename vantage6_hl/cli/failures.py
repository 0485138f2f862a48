"""What went wrong, in one or two lines of the command line's own words, and as an exit code."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from typing import Final

from vantage6_hl import errors
from vantage6_hl._text import printable
from vantage6_hl.cli.wording import in_commands

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
    ExitCode(
        9, "encryption: a key is missing or another one, or data cannot be read", (errors.EncryptionError,)
    ),
    ExitCode(10, "the task failed", (errors.TaskFailed,)),
    ExitCode(11, "the time for waiting was over; the task goes on", (errors.WaitTimeout,)),
    ExitCode(12, "the answer was lost: look whether it was done", (errors.OutcomeUnknown,)),
    ExitCode(INTERRUPTED, "ended by Ctrl-C", (KeyboardInterrupt,)),
    ExitCode(BROKEN_PIPE, "nobody reads the output any more, as after '| head'", (BrokenPipeError,)),
)


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
