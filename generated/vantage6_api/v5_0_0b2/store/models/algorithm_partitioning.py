"""The values of AlgorithmPartitioning."""

from __future__ import annotations

from typing import Literal, TypeAlias

AlgorithmPartitioning: TypeAlias = Literal["horizontal", "vertical"]
"""One of these texts; a value that a newer hub has added is kept as it is.
"""
