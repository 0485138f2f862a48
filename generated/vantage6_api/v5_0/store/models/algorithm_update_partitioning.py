"""Values of AlgorithmUpdatePartitioning."""

from __future__ import annotations

from vantage6_api._support.enums import OpenStrEnum


class AlgorithmUpdatePartitioning(OpenStrEnum):
    """Values of AlgorithmUpdatePartitioning.

    A value that a newer hub has added is kept as it is.
    """

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"
