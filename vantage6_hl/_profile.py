"""The files that settings come from: profiles in TOML, and secrets."""

from __future__ import annotations

import difflib
import os
import stat
import tomllib
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from vantage6_hl._private_files import user_config_folder
from vantage6_hl.errors import UsageError

Value: TypeAlias = str | bool | Path

DEFAULT_PROFILE: Final = "default_profile"
"""The only line above all profiles: the name of the one that is used where none is named."""

_DEFAULT: Final = "default"
_MAX_FILE_SIZE: Final = 1024 * 1024  # bytes
_WORDS: Final[Mapping[type, str]] = {str: "text in quotes", Path: "text in quotes", bool: "true or false"}


class SecretFileWarning(UserWarning):
    """Everybody on this machine can read a file with a secret in it."""


def read_profile(
    profile: str | None, *, path: Path | str | None, kinds: Mapping[str, type[Value]]
) -> dict[str, Value]:
    """Read a profile.

    Parameters
    ----------
    profile : str or None
        Its name; None for the default one.
    path : path or None
        The file; None for the user's own.
    kinds : mapping of str to type
        The settings that there are, and their types.

    Returns
    -------
    dict of str to (str, bool or path)
        The settings in it; paths are relative to the file. Empty when neither a profile nor a file was named
        and there is no default.

    Raises
    ------
    UsageError
        When the file or the profile is missing or wrong.
    """
    optional = profile is None and path is None
    file = Path(path).expanduser() if path else user_config_folder() / "config.toml"
    if optional and not file.exists():
        return {}
    profiles, chosen = _profiles(file)
    name = profile or chosen or _DEFAULT
    if name not in profiles:
        if optional and chosen is None:
            return {}
        raise UsageError(f"'{file}' has no profile '{name}'. {_list_of(profiles)}")
    where = f"Profile '{name}' in '{file}'"
    found = {
        key: _value(key, value, kinds=kinds, folder=file.parent, where=where)
        for key, value in profiles[name].items()
    }
    if "client_secret" in found:
        _warn_if_open_to_all(file)
    return found


def config_file(path: Path | str | None) -> Path:
    """Give the file of the profiles: the one named, else the environment's, else the user's own."""
    named = path or os.environ.get("VANTAGE6_CONFIG") or None
    return Path(named).expanduser() if named else user_config_folder() / "config.toml"


def profile_names_in(path: Path | str | None) -> list[str]:
    """Give the names of the profiles in a file; none where there is no file.

    Raises
    ------
    UsageError
        When it cannot be read.
    """
    file = config_file(path)
    return [*_profiles(file)[0]] if file.exists() else []


def default_profile_in(path: Path | str | None) -> str:
    """Give the name of the profile that is used where none is named.

    Raises
    ------
    UsageError
        When the file cannot be read.
    """
    file = config_file(path)
    chosen = _profiles(file)[1] if file.exists() else None
    return os.environ.get("VANTAGE6_PROFILE") or chosen or _DEFAULT


def read_secret(file: Path) -> str:
    """Read a secret, the only thing in its file.

    Raises
    ------
    UsageError
        When it cannot be read or is empty.
    """
    secret = _read(file, "The secret").strip()
    if not secret:
        raise UsageError(f"The file '{file}' for the secret is empty.")
    _warn_if_open_to_all(file)
    return secret


def _profiles(file: Path) -> tuple[dict[str, dict[str, object]], str | None]:
    """Read all profiles, and the name of the one that the file says to use."""
    text = _read(file, "The profiles")
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"'{file}' is no TOML file: {error}.") from None
    chosen = found.pop(DEFAULT_PROFILE, None)
    if chosen is not None and not isinstance(chosen, str):
        raise UsageError(f"'{file}': {DEFAULT_PROFILE} must be the name of a profile, in quotes.")
    outside = [key for key, value in found.items() if not isinstance(value, dict)]
    if outside:
        raise UsageError(
            f"'{outside[0]}' in '{file}' is in no profile: put it below a line with the profile's name, "
            f"such as [{_DEFAULT}]."
        )
    return found, chosen


def _value(key: str, value: object, *, kinds: Mapping[str, type[Value]], folder: Path, where: str) -> Value:
    kind = kinds.get(key)
    if kind is None:
        raise UsageError(f"{where} has the unknown setting '{key}'. {nearest(key, kinds)}")
    if kind is Path and isinstance(value, str) and value:
        return folder / Path(value).expanduser()
    if kind is not Path and isinstance(value, kind):
        return value
    raise UsageError(f"{where}: {key} must be {_WORDS[kind]}.")


def nearest(key: str, known: Iterable[str]) -> str:
    """Say which known name is meant, or which there are."""
    near = difflib.get_close_matches(key, known, n=1)
    return f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(sorted(known))}."


def _list_of(profiles: Iterable[str]) -> str:
    names = ", ".join(f"'{name}'" for name in sorted(profiles))
    return f"It has {names}." if names else "It has none."


def _read(file: Path, what: str) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(_MAX_FILE_SIZE + 1)
    except OSError as error:
        raise UsageError(f"{what} cannot be read from '{file}': {error.strerror}.") from None
    if len(data) > _MAX_FILE_SIZE:
        raise UsageError(f"{what} cannot be read from '{file}': it is too large.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{what} cannot be read from '{file}': it is no text in UTF-8.") from None


def _warn_if_open_to_all(file: Path) -> None:
    # On Windows the mode says nothing about who can read a file.
    if os.name == "posix" and file.stat().st_mode & stat.S_IROTH:
        warnings.warn(
            f"Everybody on this machine can read the secret in '{file}': chmod 600 it.",
            SecretFileWarning,
            stacklevel=2,
        )
