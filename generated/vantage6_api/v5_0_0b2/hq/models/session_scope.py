"""The values of SessionScope."""

from __future__ import annotations

from typing import Literal, TypeAlias

SessionScope: TypeAlias = Literal["collaboration", "organization", "own"]
"""One of these texts; a value that a newer hub has added is kept as it is.
"""
