"""Values of ArgumentInputType."""

from __future__ import annotations

from vantage6_api._support.enums import OpenStrEnum


class ArgumentInputType(OpenStrEnum):
    """Values of ArgumentInputType.

    A value that a newer hub has added is kept as it is.
    """

    BOOLEAN = "boolean"
    COLUMN = "column"
    COLUMN_LIST = "column_list"
    FLOAT = "float"
    FLOAT_LIST = "float_list"
    INTEGER = "integer"
    INTEGER_LIST = "integer_list"
    JSON = "json"
    ORGANIZATION = "organization"
    ORGANIZATION_LIST = "organization_list"
    STRING = "string"
    STRING_LIST = "string_list"
