"""The values of ArgumentType."""

from __future__ import annotations

from typing import Literal, TypeAlias

ArgumentType: TypeAlias = Literal[
    "boolean",
    "column",
    "column_list",
    "float",
    "float_list",
    "integer",
    "integer_list",
    "json",
    "organization",
    "organization_list",
    "string",
    "string_list",
]
"""One of these texts; a value that a newer hub has added is kept as it is.
"""
