"""The values of TaskDatabaseType."""

from __future__ import annotations

from typing import Literal, TypeAlias

TaskDatabaseType: TypeAlias = Literal["dataframe", "source"]
"""One of these texts; a value that a newer hub has added is kept as it is.
"""
