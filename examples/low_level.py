"""The low-level bindings in use: typed calls with a token, one after another and at the same time.

Run it with the hub's address and an access token in the environment::

    VANTAGE6_HQ_URL=https://hub.example.org/hq VANTAGE6_TOKEN=... python examples/low_level.py
"""

from __future__ import annotations

import asyncio
import os
import sys

from vantage6_api.v5_0.hq.api.organization import organization_get, organization_list
from vantage6_api.v5_0.hq.api.user import user_me_get
from vantage6_api.v5_0.hq.api.version import version_get
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_api.v5_0.hq.errors import HubError
from vantage6_api.v5_0.hq.models import Organization


def one_after_another(hq_url: str, token: str) -> list[str]:
    """Say who asks, and which organizations there are, with sync calls."""
    lines = []
    with AuthenticatedClient(hq_url, token) as client:
        version = version_get.sync(client=client)
        me = user_me_get.sync(client=client)
        lines.append(f"{me.username} at a hub of version {version.version}")

        page = organization_list.sync(client=client, per_page=5, sort="id")
        # An attribute has a type; a key is the name in the hub's JSON. Both give the same value.
        lines += [f"organization {organization.id}: {organization['name']}" for organization in page.data]

        # The answer's status and headers, here the number of organizations over all pages.
        response = organization_list.sync_detailed(client=client, per_page=1)
        lines.append(f"status {response.status_code}, {response.headers['total-count']} organizations in all")

        try:
            organization_get.sync(999_999, client=client)
        except HubError as error:
            lines.append(f"status {error.status_code} from {error.operation}: {error.message}")
    return lines


async def at_the_same_time(hq_url: str, token: str) -> list[Organization]:
    """Fetch several organizations at once, with async calls."""
    async with AuthenticatedClient(hq_url, token) as client:
        page = await organization_list.asyncio(client=client, per_page=5)
        calls = [organization_get.asyncio(organization.id, client=client) for organization in page.data]
        return list(await asyncio.gather(*calls))


def main() -> int:
    """Run both with the address and the token from the environment."""
    try:
        hq_url, token = os.environ["VANTAGE6_HQ_URL"], os.environ["VANTAGE6_TOKEN"]
    except KeyError as missing:
        sys.stderr.write(f"Set the environment variable {missing.args[0]} first; see the top of this file.\n")
        return 2
    lines = one_after_another(hq_url, token)
    lines += [repr(organization) for organization in asyncio.run(at_the_same_time(hq_url, token))]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
