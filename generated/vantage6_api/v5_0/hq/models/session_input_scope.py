"""Values of SessionInputScope."""

from __future__ import annotations

from vantage6_api._support.enums import OpenStrEnum


class SessionInputScope(OpenStrEnum):
    """Values of SessionInputScope.

    A value that a newer hub has added is kept as it is.
    """

    COLLABORATION = "collaboration"
    ORGANIZATION = "organization"
    OWN = "own"
