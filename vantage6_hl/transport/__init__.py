"""The clients that carry every request to the hub, the store and the login service.

The only place where httpx clients are made. An answer that is not a success has become one of our errors
before anything parses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_hl._lazy import lazy_names

if TYPE_CHECKING:
    from .async_client import AsyncHubClient
    from .client import HubClient
    from .limit import at_most
    from .policy import CallPolicy, Pause
    from .tls import ClientCertificate, Trust, tls_context

__all__ = [
    "AsyncHubClient",
    "CallPolicy",
    "ClientCertificate",
    "HubClient",
    "Pause",
    "Trust",
    "at_most",
    "tls_context",
]

__getattr__ = lazy_names(
    __name__,
    {
        "vantage6_hl.transport.async_client": ("AsyncHubClient",),
        "vantage6_hl.transport.client": ("HubClient",),
        "vantage6_hl.transport.limit": ("at_most",),
        "vantage6_hl.transport.policy": ("CallPolicy", "Pause"),
        "vantage6_hl.transport.tls": ("ClientCertificate", "Trust", "tls_context"),
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
