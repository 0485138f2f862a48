"""The values of TaskAction."""

from __future__ import annotations

from typing import Literal, TypeAlias

TaskAction: TypeAlias = Literal[
    "central_compute", "data_extraction", "federated_compute", "postprocessing", "preprocessing"
]
"""One of these texts; a value that a newer hub has added is kept as it is.
"""
