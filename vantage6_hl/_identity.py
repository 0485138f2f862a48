"""Who is logged in."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Identity"]


@dataclass(frozen=True)
class Identity:
    """The user behind a login, as ``client.whoami`` gives it.

    Attributes
    ----------
    id : int
        Id of the user.
    name : str
        The username.
    organization_id : int
        Id of the user's organization.
    organization_name : str
        Its name.
    """

    id: int
    name: str
    organization_id: int
    organization_name: str
