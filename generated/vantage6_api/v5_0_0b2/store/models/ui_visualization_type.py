"""The values of UIVisualizationType."""

from __future__ import annotations

from typing import Literal, TypeAlias

UIVisualizationType: TypeAlias = Literal["line", "table"]
"""One of these texts; a value that a newer hub has added is kept as it is.
"""
