"""``v6hl``: the command line, made of the client's own methods. Needs the extra ``cli``.

``v6hl --help`` lists the commands; ``python -m vantage6_hl.cli`` is the same program.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        What follows the program's name. By default what the shell gave.

    Returns
    -------
    int
        The exit code: 0 when all went well, else one that names the kind of error (`v6hl --help` lists them).

    Examples
    --------
    >>> main(["--version"])  # doctest: +SKIP
    v6hl 5.0.3.post1, for hub releases 5.0.0, 5.0.1, 5.0.2, 5.0.3
    0
    """
    if find_spec("click") is None:
        print(  # noqa: T201 - there is nothing yet to say it with
            "error: v6hl needs some more packages: pip install 'vantage6-hl[cli]'", file=sys.stderr
        )
        return 2
    # httpx has a command line of its own, which it loads with itself where click is installed: with rich and
    # more it takes as long as all of httpx. This is how Python says that a module is not to be had.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    from vantage6_hl.cli.app import run

    return run(arguments)
