"""Where a login outlives the program: a file that only its owner can read, or the system's keyring."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn, Protocol

from vantage6_hl._private_files import replace_private, try_to_lock, user_data_folder
from vantage6_hl.errors import UsageError

_MAX_FILE_SIZE: Final = 64 * 1024  # bytes; a refresh token of Keycloak has less than 1 KB
_SERVICE: Final = "vantage6-hl"  # the name that a keyring shows

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SavedLogin:
    """A login as it is saved; it is not shown and cannot be pickled.

    Attributes
    ----------
    id : str
        Which login this is; it stays when the token is renewed.
    refresh : str
        The refresh token. The access token is not saved.
    """

    id: str
    refresh: str = field(repr=False)

    def __reduce__(self) -> NoReturn:
        raise TypeError("A login is secret and cannot be pickled; log in where it is needed.")


@dataclass(frozen=True)
class Place:
    """Whose login it is.

    Attributes
    ----------
    auth_url, realm, client_id : str
        The login service, its realm, and the client in it.
    """

    auth_url: str
    realm: str
    client_id: str

    def __str__(self) -> str:
        return f"{self.client_id} in realm {self.realm} of {self.auth_url}"

    @property
    def file(self) -> Path:
        """File in the user's data folder."""
        name = hashlib.sha256(f"{self.auth_url}\n{self.realm}\n{self.client_id}".encode()).hexdigest()[:32]
        return user_data_folder() / "logins" / f"{name}.json"


class LoginStore(Protocol):
    """A place for one login. All but `try_to_lock` are called under the lock."""

    def try_to_lock(self) -> Callable[[], None] | None:
        """Keep all other processes out, at once or not at all; gives what ends the lock, or None."""
        ...

    def load(self) -> SavedLogin | None:
        """Give what is saved; None when there is nothing that can be used."""
        ...

    def save(self, login: SavedLogin) -> None:
        """Replace what is saved."""
        ...

    def delete(self) -> None:
        """Remove what is saved."""
        ...


class FileStore:
    """A login in a file of mode 0600 in the user's data folder.

    Parameters
    ----------
    place : Place
        Whose login it is.

    Raises
    ------
    UsageError
        By every method, when others can read or replace the file, or it cannot be used at all.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self.path = place.file

    def try_to_lock(self) -> Callable[[], None] | None:
        """Lock the file against all other processes and clients."""
        return _lock(self.path)

    def load(self) -> SavedLogin | None:
        """Read the file; a damaged one counts as none, with a warning in the log."""
        try:
            # Not through a link, which somebody else may have put there.
            descriptor = os.open(self.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unusable(self.path, error.strerror or "it cannot be read") from None
        with os.fdopen(descriptor, "rb") as file:
            _check_private(self.path, os.fstat(file.fileno()), stat.S_IRWXG | stat.S_IRWXO)
            return _parse(file.read(_MAX_FILE_SIZE), self._place)

    def save(self, login: SavedLogin) -> None:
        """Write the file anew; nobody sees half of it."""
        try:
            replace_private(self.path, _text(login, self._place).encode())
        except OSError as error:
            raise _unusable(self.path, error.strerror or "it cannot be written") from None

    def delete(self) -> None:
        """Remove the file. Its lock file stays: another process may be waiting for it."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise _unusable(self.path, error.strerror or "it cannot be removed") from None


class KeyringStore:
    """A login in the system's keyring, such as GNOME's, macOS' or Windows' own.

    Parameters
    ----------
    place : Place
        Whose login it is.

    Raises
    ------
    UsageError
        When the package keyring is not installed; by every method, when there is no keyring that works.
    """

    def __init__(self, place: Place) -> None:
        try:
            import keyring
            import keyring.errors
        except ImportError:
            raise UsageError(
                "The system's keyring needs the package keyring: install vantage6-hl[keyring]."
            ) from None
        self._place = place
        self._keyring = keyring
        self._errors = keyring.errors

    def try_to_lock(self) -> Callable[[], None] | None:
        """Lock by a file in the user's data folder: keyrings have no locks."""
        return _lock(self._place.file)

    def load(self) -> SavedLogin | None:
        """Ask the keyring."""
        try:
            text = self._keyring.get_password(_SERVICE, str(self._place))
        except self._errors.KeyringError as error:
            raise self._unusable(error) from None
        return None if text is None else _parse(text.encode(), self._place)

    def save(self, login: SavedLogin) -> None:
        """Give it to the keyring."""
        try:
            self._keyring.set_password(_SERVICE, str(self._place), _text(login, self._place))
        except self._errors.KeyringError as error:
            raise self._unusable(error) from None

    def delete(self) -> None:
        """Remove it from the keyring."""
        try:
            self._keyring.delete_password(_SERVICE, str(self._place))
        except self._errors.PasswordDeleteError:
            return  # it was not there
        except self._errors.KeyringError as error:
            raise self._unusable(error) from None

    def _unusable(self, error: Exception) -> UsageError:
        return UsageError(
            f"The system's keyring cannot be used ({type(error).__name__}). Unlock it, or save the login "
            'in a file, with cache="file".'
        )


def _lock(path: Path) -> Callable[[], None] | None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_private(path.parent, path.parent.stat(), stat.S_IWGRP | stat.S_IWOTH)
        return try_to_lock(path)
    except OSError as error:
        raise _unusable(path, error.strerror or "it cannot be locked") from None


def _check_private(path: Path, found: os.stat_result, forbidden: int) -> None:
    """Check owner and mode. On Windows they say nothing: there the user's folder is what protects a file."""
    if os.name != "posix":
        return
    if found.st_uid != os.geteuid():
        raise _unusable(path, "it belongs to another user")
    if found.st_mode & forbidden:
        raise _unusable(
            path,
            f"others can read or change it (mode {found.st_mode & 0o777:04o}), and may know the login by now",
        )


def _unusable(path: Path, problem: str) -> UsageError:
    return UsageError(
        f"The saved login '{path}' cannot be used: {problem}. Remove it, or log in without saving the login."
    )


def _text(login: SavedLogin, place: Place) -> str:
    return json.dumps({"login_of": str(place), "id": login.id, "refresh_token": login.refresh})


def _parse(data: bytes, place: Place) -> SavedLogin | None:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict) and found.get("login_of") == str(place):
        id_, refresh = found.get("id"), found.get("refresh_token")
        if isinstance(id_, str) and isinstance(refresh, str):
            return SavedLogin(id_, refresh)
    _log.warning("The saved login of %s is damaged and is not used", place)
    return None
