"""The value of a field that was not given, which is not the same as ``None`` (JSON's ``null``)."""

from __future__ import annotations

from typing import Final, Literal


class Unset:
    """Type of `UNSET`; false in a condition, the same object after a copy or a pickle."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        # A name instead of a recipe: copies and unpickled values are this very UNSET, so ``is`` works.
        return "UNSET"


UNSET: Final[Unset] = Unset()
