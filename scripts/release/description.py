"""The README as the description of a package, which is shown where the repository is not."""

from __future__ import annotations

import re
from collections.abc import Callable

_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)[^)]*\)")
_ANYWHERE = re.compile(r"https?://|mailto:|#")


def standalone(text: str) -> str:
    """Make words of the links to files of the repository: elsewhere they lead nowhere.

    Parameters
    ----------
    text : str
        Markdown.

    Returns
    -------
    str
        The same, where a link names its file.

    Examples
    --------
    >>> standalone("See [the hub](https://vantage6.ai) and [waiting](docs/waiting.md).")
    'See [the hub](https://vantage6.ai) and waiting: docs/waiting.md.'
    """

    def changed(found: re.Match[str]) -> str:
        if _ANYWHERE.match(found["target"]):
            return found[0]
        return f"{found['text']}: {found['target']}"

    return _outside_code(text, changed)


def dead_links(text: str) -> list[str]:
    """Give the links that lead nowhere where the text is shown alone.

    Examples
    --------
    >>> dead_links("See [the hub](https://vantage6.ai) and [waiting](docs/waiting.md).")
    ['docs/waiting.md']
    """
    found: list[str] = []

    def noted(link: re.Match[str]) -> str:
        if not _ANYWHERE.match(link["target"]):
            found.append(link["target"])
        return link[0]

    _outside_code(text, noted)
    return found


def _outside_code(text: str, change: Callable[[re.Match[str]], str]) -> str:
    parts, end = [], 0
    for code in _CODE.finditer(text):
        parts += [_LINK.sub(change, text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _LINK.sub(change, text[end:])])
