"""Values of ArgumentInputConditionalOperatorType2Type1."""

from __future__ import annotations

from vantage6_api._support.enums import OpenStrEnum


class ArgumentInputConditionalOperatorType2Type1(OpenStrEnum):
    """Values of ArgumentInputConditionalOperatorType2Type1.

    A value that a newer hub has added is kept as it is.
    """

    VALUE_0 = "=="
    VALUE_1 = "!="
    VALUE_2 = ">"
    VALUE_3 = "<"
    VALUE_4 = ">="
    VALUE_5 = "<="
