"""What the hub's task and run statuses mean. Source: ``vantage6/common/enum.py`` of the hub.

A status this build does not know counts as "still going on", so that a newer hub never ends a wait early.
"""

from __future__ import annotations

__all__ = ["run_goes_on", "run_has_ended", "run_has_failed", "task_has_finished"]

_TASK_FINISHED = frozenset({"completed", "failed"})

_RUN_GOES_ON = frozenset({"pending", "initializing", "active"})

_RUN_FAILED = frozenset(
    {
        "failed",
        "start failed",
        "non-existing Docker image",
        "crashed",
        "killed by user",
        "not allowed",
        "unknown error",
        "dataframe not found",
        "depended on failed task",
        "unexpected output",
    }
)


def task_has_finished(status: str) -> bool:
    """Whether a task with this status has ended, well or badly.

    The hub calls a task failed as soon as one of its runs has failed; others may still be going on.
    """
    return status in _TASK_FINISHED


def run_has_failed(status: str) -> bool:
    """Whether a run with this status has ended badly."""
    return status in _RUN_FAILED


def run_goes_on(status: str) -> bool:
    """Whether a run is known to be going on with this status."""
    return status in _RUN_GOES_ON


def run_has_ended(status: str) -> bool:
    """Whether a run with this status has ended, well or badly."""
    return status == "completed" or run_has_failed(status)
