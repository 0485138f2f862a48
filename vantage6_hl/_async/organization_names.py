"""The names of organizations, for what is shown."""

from __future__ import annotations

from vantage6_api.v5_0.hq.api.organization import organization_list
from vantage6_hl._async.connection import Connection
from vantage6_hl._async.pages import Pages
from vantage6_hl.errors import Vantage6Error

__all__ = ["organization_names"]


async def organization_names(connection: Connection) -> dict[int, str]:
    """Read the names of the organizations that you may see; of none where they cannot be read."""
    try:
        found = await Pages(
            lambda number, size: organization_list.asyncio(client=connection.hub, page=number, per_page=size),
        ).all()
    except Vantage6Error:
        return {}
    return {one.id: one.name or "" for one in found}
