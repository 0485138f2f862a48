"""A client for one command: made of the settings, logged in, with the private key once it is needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from vantage6_hl.errors import InvalidKey, KeyMissing, LoginRequired, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from vantage6_hl import UserClient
    from vantage6_hl.auth import CachedLogin, LoginStore
    from vantage6_hl.auth.sources import UserLogin
    from vantage6_hl.cli.asking import Asked
    from vantage6_hl.version import VersionCheck

__all__ = ["PASSPHRASE", "log_in", "login_store", "made", "opened", "saved_login", "use_key", "with_key"]

PASSPHRASE: Final = "VANTAGE6_KEY_PASSPHRASE"  # noqa: S105 - the name of a variable
"""Variable with the passphrase of the private key, for programs; a person is asked for it."""

T = TypeVar("T")


@contextmanager
def made(asked: Asked, *, version_check: VersionCheck = "compatible") -> Iterator[UserClient]:
    """Make a client that is not logged in, and close it afterwards."""
    from vantage6_hl import UserClient

    with UserClient.from_config(
        asked.profile,
        path=asked.config,
        log_level="debug" if asked.debug else "warning",
        version_check=version_check,
    ) as client:
        yield client


@contextmanager
def opened(asked: Asked) -> Iterator[UserClient]:
    """Make a client that is logged in, by its service account or a saved login; nobody is asked for anything.

    Raises
    ------
    LoginRequired
        When there is neither.
    """
    with made(asked) as client:
        log_in(client)
        yield client


def log_in(client: UserClient) -> Literal["service account", "saved login"]:
    """Log in without a person; gives how.

    Raises
    ------
    LoginRequired
        When there is no saved login that is still good.
    """
    if client._service_account is not None:
        client.authenticate_service_account()
        return "service account"
    client._connection.check_version()
    if client._resume(saved_login(client, login_store(client, "file"))) or _resumed_from_keyring(client):
        return "saved login"
    raise LoginRequired(
        f"You are not logged in at {client.auth_url}. Run 'v6hl login'; for a program set username and "
        "client_secret_file, or VANTAGE6_USERNAME and VANTAGE6_CLIENT_SECRET."
    )


def login_store(client: UserClient, cache: Literal["file", "keyring"]) -> LoginStore:
    """Give one of the places where a login may be saved."""
    from vantage6_hl._sync.login import _store

    return _store(cache, _user_login(client))


def saved_login(client: UserClient, store: LoginStore) -> CachedLogin:
    """Give the login that is saved in a place."""
    from vantage6_hl.auth import CachedLogin

    return CachedLogin(_user_login(client), store)


def _user_login(client: UserClient) -> UserLogin:
    from vantage6_hl.auth.sources import UserLogin

    return UserLogin(client._connection.realm, client._auth_client)


def _resumed_from_keyring(client: UserClient) -> bool:
    """Go on with a login in the system's keyring; where there is no keyring, there is no login in it."""
    if find_spec("keyring") is None:
        return False
    try:
        return client._resume(saved_login(client, login_store(client, "keyring")))
    except UsageError:
        return False


def with_key(client: UserClient, asked: Asked, call: Callable[[], T]) -> T:
    """Make a call, and once more with the private key where it needs one, before anything is sent.

    Most commands need none; reading it takes time, and maybe a person with a passphrase.
    """
    try:
        return call()
    except KeyMissing as missing:
        if missing.organizations or client._connection.cryptor is not None or key_file(client, asked) is None:
            raise
    use_key(client, asked)
    return call()


def key_file(client: UserClient, asked: Asked) -> Path | None:
    """Give the file of the private key, where one is named."""
    return asked.private_key or client.organization_key


def use_key(client: UserClient, asked: Asked) -> None:
    """Set up encryption with the key that is named, if there is one."""
    client.setup_encryption(key_file(client, asked), passphrase=passphrase)


def passphrase() -> str:
    """Give the passphrase of a private key that is encrypted.

    Raises
    ------
    InvalidKey
        When there is nobody to ask.
    """
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise InvalidKey(f"The private key is encrypted. Set the variable {PASSPHRASE} to its passphrase.")
    from getpass import getpass

    return getpass("Passphrase of the private key: ", stream=sys.stderr)
