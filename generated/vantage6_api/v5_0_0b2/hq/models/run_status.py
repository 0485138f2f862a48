"""The values of RunStatus."""

from __future__ import annotations

from typing import Literal, TypeAlias

RunStatus: TypeAlias = Literal[
    "active",
    "completed",
    "crashed",
    "dataframe not found",
    "depended on failed task",
    "failed",
    "initializing",
    "killed by user",
    "non-existing Docker image",
    "not allowed",
    "pending",
    "start failed",
    "unexpected output",
    "unknown error",
]
"""One of these texts; a value that a newer hub has added is kept as it is.
"""
