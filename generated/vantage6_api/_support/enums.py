"""Enumerations of text that keep a value which a newer hub has added."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class OpenStrEnum(StrEnum):
    """A `enum.StrEnum` whose call never fails for text.

    Examples
    --------
    >>> class Status(OpenStrEnum):
    ...     ACTIVE = "active"
    >>> Status("active") is Status.ACTIVE
    True
    >>> Status("paused") == "paused"
    True
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        # Not remembered in the class: a hub that invents values without end must not fill the memory.
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
