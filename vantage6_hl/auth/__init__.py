"""Who is asking: access tokens, where they come from, and how they are kept fresh.

`TokenAuth` puts a token on each request and renews it in time; a token source says how: a user's login by
device flow, a service account, a node, or the fixed token of an algorithm container.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_hl._lazy import lazy_names

if TYPE_CHECKING:
    from .cached import CachedLogin
    from .device import DevicePrompt, device_login, show_prompt
    from .qr_code import with_qr_code
    from .realm import Realm
    from .saved import FileStore, KeyringStore, LoginStore, Place
    from .sources import ClientCredentials, FixedToken, TokenSource, UserLogin, node_account, service_account
    from .token_auth import TokenAuth
    from .tokens import Tokens

__all__ = [
    "CachedLogin",
    "ClientCredentials",
    "DevicePrompt",
    "FileStore",
    "FixedToken",
    "KeyringStore",
    "LoginStore",
    "Place",
    "Realm",
    "TokenAuth",
    "TokenSource",
    "Tokens",
    "UserLogin",
    "device_login",
    "node_account",
    "service_account",
    "show_prompt",
    "with_qr_code",
]

__getattr__ = lazy_names(
    __name__,
    {
        "vantage6_hl.auth.cached": ("CachedLogin",),
        "vantage6_hl.auth.device": ("DevicePrompt", "device_login", "show_prompt"),
        "vantage6_hl.auth.qr_code": ("with_qr_code",),
        "vantage6_hl.auth.realm": ("Realm",),
        "vantage6_hl.auth.saved": ("FileStore", "KeyringStore", "LoginStore", "Place"),
        "vantage6_hl.auth.sources": (
            "ClientCredentials",
            "FixedToken",
            "TokenSource",
            "UserLogin",
            "node_account",
            "service_account",
        ),
        "vantage6_hl.auth.token_auth": ("TokenAuth",),
        "vantage6_hl.auth.tokens": ("Tokens",),
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
