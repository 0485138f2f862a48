"""The clients that carry every request to the hub, the store and the login service.

The only place where httpx clients are made. An answer that is not a success has become one of our errors
before anything parses it.
"""

from .client import AsyncHubClient, HubClient
from .limit import at_most
from .policy import CallPolicy, Pause
from .tls import ClientCertificate, tls_context

__all__ = [
    "AsyncHubClient",
    "CallPolicy",
    "ClientCertificate",
    "HubClient",
    "Pause",
    "at_most",
    "tls_context",
]
