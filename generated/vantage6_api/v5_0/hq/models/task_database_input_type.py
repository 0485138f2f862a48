"""Values of TaskDatabaseInputType."""

from __future__ import annotations

from vantage6_api._support.enums import OpenStrEnum


class TaskDatabaseInputType(OpenStrEnum):
    """Values of TaskDatabaseInputType.

    A value that a newer hub has added is kept as it is.
    """

    DATAFRAME = "dataframe"
    SOURCE = "source"
