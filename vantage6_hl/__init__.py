"""The vantage6 client: log in, run federated analyses, get the results, with data encrypted end to end.

>>> from vantage6_hl import UserClient
>>> client = UserClient(hq_url="https://hub.example.org/hq", auth_url="https://auth.example.org")
>>> client.authenticate()  # doctest: +SKIP

Names are imported when they are first used, so that importing this package stays cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_hl._lazy import lazy_names

if TYPE_CHECKING:
    from vantage6_hl._async.client import AsyncUserClient
    from vantage6_hl._frames import to_dataframe
    from vantage6_hl._lineage import Lineage
    from vantage6_hl._logs import LogLine
    from vantage6_hl._results import Results
    from vantage6_hl._sync.client import UserClient
    from vantage6_hl._timeline import Timeline
    from vantage6_hl.crypto import RSACryptor, base64s_to_bytes, bytes_to_base64s
    from vantage6_hl.errors import Vantage6Error

__all__ = [
    "AsyncUserClient",
    "Lineage",
    "LogLine",
    "RSACryptor",
    "Results",
    "Timeline",
    "UserClient",
    "Vantage6Error",
    "base64s_to_bytes",
    "bytes_to_base64s",
    "to_dataframe",
]

__getattr__ = lazy_names(
    __name__,
    {
        "vantage6_hl._async.client": ("AsyncUserClient",),
        "vantage6_hl._frames": ("to_dataframe",),
        "vantage6_hl._lineage": ("Lineage",),
        "vantage6_hl._logs": ("LogLine",),
        "vantage6_hl._results": ("Results",),
        "vantage6_hl._sync.client": ("UserClient",),
        "vantage6_hl._timeline": ("Timeline",),
        "vantage6_hl.crypto": ("RSACryptor", "base64s_to_bytes", "bytes_to_base64s"),
        "vantage6_hl.errors": ("Vantage6Error",),
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
