"""Values of UIVisualizationInputType."""

from __future__ import annotations

from vantage6_api._support.enums import OpenStrEnum


class UIVisualizationInputType(OpenStrEnum):
    """Values of UIVisualizationInputType.

    A value that a newer hub has added is kept as it is.
    """

    LINE = "line"
    TABLE = "table"
