"""``v6hl completion``: what makes a shell complete commands, options and values."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from vantage6_hl.cli.asking import Asked, command

__all__ = ["VARIABLE", "completion"]

VARIABLE = "_V6HL_COMPLETE"
"""By this variable the shell asks the program itself, so that what it completes is never out of date."""


@command("completion", click.Argument(["shell"], type=click.Choice(["bash", "zsh", "fish"])))
def completion(asked: Asked, /, *, shell: str) -> None:  # noqa: ARG001
    """Print what makes a shell complete; for bash: eval "$(v6hl completion bash)"."""
    root = click.get_current_context().find_root()
    made = get_completion_class(shell)
    if made is not None:
        print(made(root.command, {}, "v6hl", VARIABLE).source())  # noqa: T201
