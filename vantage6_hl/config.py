"""Where a client's settings come from: arguments, then environment variables, then a profile in a TOML file.

Each setting has the same name everywhere: the argument ``hq_url``, the variable ``VANTAGE6_HQ_URL`` and the
line ``hq_url = "..."`` of a profile. A file holds any number of profiles::

    [default]
    hq_url = "https://hub.example.org/hq"
    auth_url = "https://auth.example.org"
    organization_key = "private_key.pem"    # paths are relative to this file

    [robot]
    hq_url = "https://hub.example.org/hq"
    auth_url = "https://auth.example.org"
    username = "robot"
    client_secret_file = "robot.secret"

A line ``default_profile = "robot"`` above all profiles names the one to use where none is named.
`AsyncUserClient.from_config` and `UserClient.from_config` use it; ``v6hl config`` writes the file, and
this module only reads.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from vantage6_hl import _profile
from vantage6_hl._profile import SecretFileWarning
from vantage6_hl.errors import UsageError

__all__ = ["SecretFileWarning", "Settings", "read_settings"]

Value: TypeAlias = str | bool | Path
T = TypeVar("T", str, bool, Path)

_TEXTS: Final = (
    "hq_url",
    "auth_url",
    "auth_realm",
    "auth_client",
    "log_level",
    "username",
    "client_name",
    "client_secret",
)
_FILES: Final = (
    "client_secret_file",
    "organization_key",
    "ca_file",
    "client_certificate",
    "client_certificate_key",
)
_FLAGS: Final = ("allow_insecure_http",)
_KINDS: Final[Mapping[str, type[Value]]] = {
    **dict.fromkeys(_TEXTS, str),
    **dict.fromkeys(_FILES, Path),
    **dict.fromkeys(_FLAGS, bool),
}

# Settings that say one thing together: where one of them is given, the others are not taken from elsewhere.
_GROUPS: Final = (
    ("client_secret", "client_secret_file"),
    ("username", "client_name"),
    ("client_certificate", "client_certificate_key"),
)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a client is made of; see `AsyncUserClient` and its ``initialize_service_account``.

    Attributes
    ----------
    hq_url, auth_url, auth_realm, auth_client, log_level, allow_insecure_http, ca_file
        As the client's arguments.
    client_certificate : (path, path) or None
        Files of the certificate and of its key; both are the same where one file holds both.
    organization_key : path or None
        File of the organization's private key.
    username, client_name, client_secret : str or None
        Who the service account is.
    """

    hq_url: str
    auth_url: str
    auth_realm: str = "vantage6"
    auth_client: str = "public_client"
    log_level: str = "info"
    allow_insecure_http: bool = False
    ca_file: Path | None = None
    client_certificate: tuple[Path, Path] | None = None
    organization_key: Path | None = None
    username: str | None = None
    client_name: str | None = None
    client_secret: str | None = field(default=None, repr=False)


def setting_kinds() -> Mapping[str, type[Value]]:
    """Give the names of all settings, and their types."""
    return _KINDS


def read_settings(
    profile: str | None = None,
    *,
    path: Path | str | None = None,
    arguments: Mapping[str, Value | None] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Collect the settings of a client.

    Parameters
    ----------
    profile : str, optional
        Name of the profile. By default that of the variable ``VANTAGE6_PROFILE``, else the one that the line
        ``default_profile = "..."`` above all profiles names, else ``"default"``, which need not exist when no
        file is named.
    path : path, optional
        The file. By default that of the variable ``VANTAGE6_CONFIG``, else ``config.toml`` in the
        folder ``vantage6-hl`` among the user's settings, such as ``~/.config/vantage6-hl`` on Linux.
    arguments : mapping, optional
        Settings that count before all others; those that are None are not given.
    environment : mapping, optional
        The environment variables. By default those of this process. An empty one counts as not given.

    Returns
    -------
    Settings
        What was found.

    Raises
    ------
    UsageError
        When a file or profile is missing, a setting is unknown, missing or of another type, or both a secret
        and a file for it are given.

    Warns
    -----
    SecretFileWarning
        When everybody on this machine can read the file that a secret comes from.

    Examples
    --------
    >>> read_settings(
    ...     arguments={"hq_url": "https://hub.example.org/hq"},
    ...     environment={"VANTAGE6_AUTH_URL": "https://auth.example.org"},
    ... ).auth_url
    'https://auth.example.org'
    """
    environment = os.environ if environment is None else environment
    given = {name: value for name, value in (arguments or {}).items() if value is not None}
    found = _profile.read_profile(
        profile or environment.get("VANTAGE6_PROFILE") or None,
        path=path or environment.get("VANTAGE6_CONFIG") or None,
        kinds=_KINDS,
    )
    merged: dict[str, Value] = {}
    for layer in (given, _from(environment), found):
        taken = {name for group in _GROUPS if any(one in merged for one in group) for name in group}
        if "client_secret" in layer and "client_secret_file" in layer:
            raise UsageError("Both client_secret and client_secret_file are given: leave one of them out.")
        taken |= merged.keys()
        merged.update({name: value for name, value in layer.items() if name not in taken})
    return _settings(merged)


def _from(environment: Mapping[str, str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, kind in _KINDS.items():
        variable = f"VANTAGE6_{name.upper()}"
        text = environment.get(variable, "").strip()
        if not text:
            continue
        if kind is bool:
            if text.lower() not in {"true", "false", "1", "0"}:
                raise UsageError(f"The environment variable {variable} is neither 'true' nor 'false'.")
            found[name] = text.lower() in {"true", "1"}
        else:
            found[name] = Path(text).expanduser() if kind is Path else text
    return found


def _settings(found: Mapping[str, Value]) -> Settings:
    def get(name: str, kind: type[T]) -> T | None:
        value = found.get(name)
        return value if isinstance(value, kind) else None

    def required(name: str) -> str:
        value = get(name, str)
        if not value:
            raise UsageError(
                f"{name} is not set. Pass it, set the environment variable VANTAGE6_{name.upper()}, "
                "or put it into a profile."
            )
        return value

    certificate, key = get("client_certificate", Path), get("client_certificate_key", Path)
    if key is not None and certificate is None:
        raise UsageError("client_certificate_key is given without its client_certificate.")
    secret_file = get("client_secret_file", Path)
    return Settings(
        hq_url=required("hq_url"),
        auth_url=required("auth_url"),
        auth_realm=get("auth_realm", str) or Settings.auth_realm,
        auth_client=get("auth_client", str) or Settings.auth_client,
        log_level=get("log_level", str) or Settings.log_level,
        allow_insecure_http=get("allow_insecure_http", bool) or False,
        ca_file=get("ca_file", Path),
        client_certificate=None if certificate is None else (certificate, key or certificate),
        organization_key=get("organization_key", Path),
        username=get("username", str),
        client_name=get("client_name", str),
        client_secret=_profile.read_secret(secret_file) if secret_file else get("client_secret", str),
    )
