"""What differs from the official client on purpose: ``differences.toml``, as tests and the guide use it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

__all__ = ["Difference", "differences", "text"]


@dataclass(frozen=True)
class Difference:
    """One thing that differs.

    Attributes
    ----------
    calls : tuple of str
        The official client's calls that it is about, such as ``"task.create"``.
    official : str
        What the official client does.
    here : str
        What `vantage6_hl.compat` does.
    why : str
        The reason.
    shown : tuple of str
        The statements of the comparison's programs that show it.
    sometimes : tuple of str
        Statements that show it or not, by what else is on the hub.
    """

    calls: tuple[str, ...]
    official: str
    here: str
    why: str
    shown: tuple[str, ...]
    sometimes: tuple[str, ...]


def differences() -> list[Difference]:
    """Read the list."""
    source = files("vantage6_hl.compat").joinpath("differences.toml").read_text(encoding="utf-8")
    return [
        Difference(
            calls=tuple(one["calls"]),
            official=one["official"],
            here=one["here"],
            why=one["why"],
            shown=tuple(one["shown"]),
            sometimes=tuple(one.get("sometimes", ())),
        )
        for one in tomllib.loads(source)["difference"]
    ]


def text() -> str:
    """Give the list as text to print."""
    return "".join(
        f"{', '.join(one.calls)}\n  official: {one.official}\n  here:     {one.here}\n  why:      {one.why}\n"
        for one in differences()
    )
