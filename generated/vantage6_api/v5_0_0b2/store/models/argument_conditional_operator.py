"""The values of ArgumentConditionalOperator."""

from __future__ import annotations

from typing import Literal, TypeAlias

ArgumentConditionalOperator: TypeAlias = Literal["!=", "<", "<=", "==", ">", ">="]
"""One of these texts; a value that a newer hub has added is kept as it is.
"""
