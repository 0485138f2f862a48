"""What is read of the client's docstrings: what a method does, and what each parameter means."""

from __future__ import annotations

import inspect
import re
from typing import Final

from vantage6_hl.cli.wording import in_commands

__all__ = ["described", "parameter_texts"]

_SECTION: Final = re.compile(r"^(\w+)\n-{3,}$", re.MULTILINE)
_NAMES: Final = re.compile(r"^(\w+(?:, \w+)*)(?: :.*)?$")

# What is said of Python and not of the command line.
_IN_PYTHON: Final = (
    (re.compile(r"the one named with ``setup_collaboration``, else "), ""),
    (re.compile(r"[;,] by default the one named with ``setup_collaboration``"), ""),
    (
        re.compile(r"``(?:None|True|False)``: "),
        lambda found: {"None": "none", "True": "yes"}.get(found[0][2:-4], "no") + ": ",
    ),
    (re.compile(r"``"), ""),
)


def described(docstring: str) -> tuple[str, str]:
    r"""Give what a method does, in one line and in all words before its parameters.

    Examples
    --------
    >>> described("Stop a task.\n\nIts subtasks too.\n\nParameters\n----------\nid_ : int\n    Its id.")
    ('Stop a task.', 'Stop a task.\n\nIts subtasks too.')
    """
    text = inspect.cleandoc(docstring)
    first = _SECTION.search(text)
    whole = _plain((text[: first.start()] if first else text).strip())
    return whole.partition("\n\n")[0].replace("\n", " "), whole


def parameter_texts(docstring: str) -> dict[str, str]:
    r"""Give what a numpy docstring says of each parameter; one text may be about several.

    Examples
    --------
    >>> parameter_texts("Do it.\n\nParameters\n----------\na, b : int, optional\n    Two numbers.\n")
    {'a': 'Two numbers.', 'b': 'Two numbers.'}
    """
    found: dict[str, str] = {}
    names: list[str] = []
    for line in _section(inspect.cleandoc(docstring), "Parameters").splitlines():
        told = _NAMES.match(line)
        if told is not None:
            names = told[1].split(", ")
        elif line.strip():
            for name in names:
                found[name] = f"{found.get(name, '')} {line.strip()}".strip()
    return {name: _plain(text) for name, text in found.items()}


def _section(text: str, name: str) -> str:
    sections = [*_SECTION.finditer(text)]
    for number, section in enumerate(sections):
        if section[1] == name:
            end = sections[number + 1].start() if number + 1 < len(sections) else len(text)
            return text[section.end() : end]
    return ""


def _plain(text: str) -> str:
    for pattern, instead in _IN_PYTHON:
        text = pattern.sub(instead, text)
    return in_commands(text)
