"""The values of TaskStatus."""

from __future__ import annotations

from typing import Literal, TypeAlias

TaskStatus: TypeAlias = Literal["active", "non-existing Docker image", "pending"]
"""State of a task; a value that a newer hub has added is kept as it is.
"""
