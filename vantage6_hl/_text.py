"""Make text from outside fit to be shown in messages and logs."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Tokens, keys and envelopes are longer than this; identifiers, image names and fingerprints are shorter.
_SECRET_LIKE: Final = re.compile(r"[A-Za-z0-9+/=_-]{64,}")
_LAST_WORD: Final = re.compile(r"\S+\Z")


def printable(text: str) -> str:
    r"""Make text harmless for a terminal: control, format and surrogate characters become spaces.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same text on one line, without escapes and without marks that change the direction of writing.

    Examples
    --------
    >>> printable("red\x1b[31m")
    'red [31m'
    """
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)


def plain_text(value: object, limit: int = 500) -> str:
    r"""Make text that a server gave fit to be shown: one line, bounded, without escapes or secrets.

    Parameters
    ----------
    value : object
        What the server gave; anything but a string is shown by ``str``.
    limit : int
        Longest result in characters. Default 500.

    Returns
    -------
    str
        Printable text; control, format and surrogate characters have become spaces, and runs that could be a
        token, a key or a payload have become ``[...]``.

    Examples
    --------
    >>> plain_text("no\x1b[31m such\ntask")
    'no [31m such task'
    """
    # Twice the limit is read: enough to fill it after cleaning, and bounded for an answer of many megabytes.
    # The word at the cut goes, since a secret cut short no longer looks like one.
    whole = str(value)
    text = whole if len(whole) <= limit * 2 else _LAST_WORD.sub("", whole[: limit * 2])
    text = _SECRET_LIKE.sub("[...]", " ".join(printable(text).split()))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def shown_line(line: str, limit: int = 2000) -> str:
    r"""Make a line of a log fit to be shown: bounded, and without escapes. Its spaces stay.

    Parameters
    ----------
    line : str
        The line as a server gave it.
    limit : int
        Longest result in characters. Default 2000.

    Returns
    -------
    str
        Printable text; control, format and surrogate characters have become spaces.

    Examples
    --------
    >>> shown_line("  50%\x1b[31m")
    '  50% [31m'
    """
    text = printable(line[: limit + 1])
    return text if len(text) <= limit else text[: limit - 1] + "…"
