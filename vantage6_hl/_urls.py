"""Check the address of a service before a secret is sent to it."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

import httpx

from vantage6_hl.errors import UsageError

_HOST: Final = re.compile(r"[A-Za-z0-9._:-]+")


def checked_url(address: str, *, what: str, allow_insecure_http: bool = False) -> str:
    """Check the address of a service.

    Parameters
    ----------
    address : str
        Absolute address, ``https://...``; ``http://`` only to this machine.
    what : str
        Name of the argument, for the error message.
    allow_insecure_http : bool
        Accept ``http://`` to any host. Default False: a token or secret sent that way can be read by others.

    Returns
    -------
    str
        The address without a slash at its end.

    Raises
    ------
    UsageError
        When it is no such address, holds a user name, password, query or fragment, or is not encrypted.

    Examples
    --------
    >>> checked_url("https://hub.example.org/hq/", what="hq_url")
    'https://hub.example.org/hq'
    """
    try:
        url = httpx.URL(address.strip())
    except httpx.InvalidURL:
        raise UsageError(
            f"{what} is no valid address. Give one such as 'https://hub.example.org/hq'."
        ) from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise UsageError(
            f"{what} must begin with https:// and name a host, such as 'https://hub.example.org/hq'."
        )
    if not _HOST.fullmatch(url.raw_host.decode("ascii", "replace")):
        raise UsageError(f"{what} names no valid host. Give an address such as 'https://hub.example.org/hq'.")
    if url.userinfo or url.query or url.fragment:
        raise UsageError(
            f"{what} must hold no user name, password, query or fragment. Give the plain address."
        )
    if url.scheme == "http" and not allow_insecure_http and not _is_this_machine(url.host):
        raise UsageError(
            f"{what} is http:// to another machine ({url.host}): tokens could be read on the way. "
            "Use https://, or allow it with allow_insecure_http=True."
        )
    return str(url).rstrip("/")


def _is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):  # RFC 6761, section 6.3
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
