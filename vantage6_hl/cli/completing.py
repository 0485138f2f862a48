"""What the shell completes, beyond what click knows by itself: the names of the profiles."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

__all__ = ["profile_names"]


def profile_names(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001
    """Complete the name of a profile; without a usable file there is nothing to offer."""
    from vantage6_hl._profile import profile_names_in
    from vantage6_hl.errors import UsageError

    try:
        names = profile_names_in(ctx.params.get("config"))
    except UsageError:
        return []
    return [CompletionItem(name) for name in names if name.startswith(begun)]
