"""Values of SessionUpdateScope."""

from __future__ import annotations

from vantage6_api._support.enums import OpenStrEnum


class SessionUpdateScope(OpenStrEnum):
    """Values of SessionUpdateScope.

    A value that a newer hub has added is kept as it is.
    """

    COLLABORATION = "collaboration"
    ORGANIZATION = "organization"
    OWN = "own"
