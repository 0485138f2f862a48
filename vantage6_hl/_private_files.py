"""Files that belong to one user: readable for the owner only, replaced whole, changed by one at a time."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["locked", "replace_private", "try_to_lock", "user_config_folder", "user_data_folder"]

_LOCK_PATIENCE = 10.0  # seconds; a lock is held for milliseconds, so longer means that something is stuck
_LOCK_PAUSE = 0.01  # seconds between two attempts


def user_data_folder() -> Path:
    """Give the folder in which this library keeps what belongs to the user; it need not exist yet.

    Returns
    -------
    pathlib.Path
        The folder that the package platformdirs names, without needing that package:
        ``~/.local/share/vantage6-hl`` on Linux (or in ``$XDG_DATA_HOME``), ``~/Library/Application Support/``
        on macOS, ``%LOCALAPPDATA%`` on Windows.

    Examples
    --------
    >>> user_data_folder().name
    'vantage6-hl'
    """
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", "").strip() or home / ".local" / "share")
    return base / "vantage6-hl"


def user_config_folder() -> Path:
    """Give the folder in which users of this library keep their settings; it need not exist.

    Returns
    -------
    pathlib.Path
        The folder that platformdirs names: ``~/.config/vantage6-hl`` on Linux (or in ``$XDG_CONFIG_HOME``),
        on macOS and Windows the one of `user_data_folder`.

    Examples
    --------
    >>> user_config_folder().name
    'vantage6-hl'
    """
    if sys.platform in {"win32", "darwin"}:
        return user_data_folder()
    base = os.environ.get("XDG_CONFIG_HOME", "").strip()
    return (Path(base) if base else Path.home() / ".config") / "vantage6-hl"


def replace_private(path: Path, data: bytes) -> None:
    """Write a file of mode 0600 in the place of one that may be there; nobody ever sees half of it.

    Parameters
    ----------
    path : pathlib.Path
        The file; its folder must exist.
    data : bytes
        What it will hold.

    Raises
    ------
    OSError
        When it cannot be written. The old file is then as it was.
    """
    # Beside the target and then renamed: a crash leaves the old file whole. mkstemp makes files of mode 0600.
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other threads and processes from changing a file, as long as they ask in this way, too.

    Parameters
    ----------
    path : pathlib.Path
        The file; the lock is held on ``<file>.lock`` beside it, since the file itself gets replaced. The
        operating system ends the lock with the process that holds it.

    Raises
    ------
    OSError
        When there can be no lock there, or (``TimeoutError``) another one held it for 10 seconds.
    """
    deadline = time.monotonic() + _LOCK_PATIENCE
    while (unlock := try_to_lock(path)) is None:
        if time.monotonic() > deadline:
            raise TimeoutError(None, "another process has kept it locked for 10 seconds")
        time.sleep(_LOCK_PAUSE)
    try:
        yield
    finally:
        unlock()


def try_to_lock(path: Path) -> Callable[[], None] | None:
    """Lock as `locked` does, at once or not at all.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Returns
    -------
    callable or None
        Ends the lock; None when another one holds it.

    Raises
    ------
    OSError
        When there can be no lock there.
    """
    descriptor = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)

    def unlock() -> None:
        _unlock(descriptor)  # closing alone would leave it locked by a child that was forked meanwhile
        os.close(descriptor)

    mine = False
    try:
        mine = _try_lock(descriptor)
    finally:
        if not mine:
            os.close(descriptor)
    return unlock if mine else None


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
