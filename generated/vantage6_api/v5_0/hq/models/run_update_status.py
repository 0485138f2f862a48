"""Values of RunUpdateStatus."""

from __future__ import annotations

from vantage6_api._support.enums import OpenStrEnum


class RunUpdateStatus(OpenStrEnum):
    """Values of RunUpdateStatus.

    A value that a newer hub has added is kept as it is.
    """

    ACTIVE = "active"
    COMPLETED = "completed"
    CRASHED = "crashed"
    DATAFRAME_NOT_FOUND = "dataframe not found"
    DEPENDED_ON_FAILED_TASK = "depended on failed task"
    FAILED = "failed"
    INITIALIZING = "initializing"
    KILLED_BY_USER = "killed by user"
    NON_EXISTING_DOCKER_IMAGE = "non-existing Docker image"
    NOT_ALLOWED = "not allowed"
    PENDING = "pending"
    START_FAILED = "start failed"
    UNEXPECTED_OUTPUT = "unexpected output"
    UNKNOWN_ERROR = "unknown error"
