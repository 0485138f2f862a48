"""The clients that carry every request to the hub, the store and the login service.

The only place where httpx clients are made. An answer that is not a success has become one of our errors
before anything parses it.
"""

from .client import AsyncHubClient, HubClient
from .policy import CallPolicy, Pause
from .tls import ClientCertificate, Trust, tls_context

__all__ = ["AsyncHubClient", "CallPolicy", "ClientCertificate", "HubClient", "Pause", "Trust", "tls_context"]
