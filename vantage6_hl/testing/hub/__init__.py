"""A real vantage6 hub on this machine, without Docker: Keycloak, HQ and the algorithm store.

For the demo, the tests and the benchmarks::

    from vantage6_hl.testing.hub import admin_token, start_hub

    with start_hub(progress=print) as hub:
        token = admin_token(hub)["access_token"]

From the shell: ``python -m vantage6_hl.testing.hub --help``.
"""

from vantage6_hl.testing.hub.login import admin_token, device_login, device_token
from vantage6_hl.testing.hub.model import DEFAULT_RELEASE, Hub, HubError
from vantage6_hl.testing.hub.starting import start_hub

__all__ = [
    "DEFAULT_RELEASE",
    "Hub",
    "HubError",
    "admin_token",
    "device_login",
    "device_token",
    "start_hub",
]
