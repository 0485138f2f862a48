"""Values of TaskInputAction."""

from __future__ import annotations

from vantage6_api._support.enums import OpenStrEnum


class TaskInputAction(OpenStrEnum):
    """Values of TaskInputAction.

    A value that a newer hub has added is kept as it is.
    """

    CENTRAL_COMPUTE = "central_compute"
    DATA_EXTRACTION = "data_extraction"
    FEDERATED_COMPUTE = "federated_compute"
    POSTPROCESSING = "postprocessing"
    PREPROCESSING = "preprocessing"
