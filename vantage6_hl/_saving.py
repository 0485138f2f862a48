"""What is read piece by piece, kept in memory within a bound or in a private file that appears when whole."""

from __future__ import annotations

import os
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final, Protocol

from vantage6_hl.errors import InvalidAnswer, UsageError

__all__ = ["LARGEST_IN_MEMORY", "Memory", "NewFile", "Sink"]

LARGEST_IN_MEMORY: Final = 256 * 1024 * 1024
"""Bytes of one result that are read into memory; a larger one can be saved to a file."""


class Sink(Protocol):
    """Takes what is read."""

    def restart(self) -> None:
        """Forget what came: it will come again from its beginning."""
        ...

    def write(self, piece: bytes) -> None:
        """Take the next piece."""
        ...


class Memory:
    """Keeps what is read in memory.

    Parameters
    ----------
    run_id : int
        The run that it belongs to, for the error message.

    Raises
    ------
    InvalidAnswer
        From `write`, when it is more than ``LARGEST_IN_MEMORY``.
    """

    def __init__(self, run_id: int) -> None:
        self._run_id = run_id
        self._buffer = BytesIO()

    def restart(self) -> None:
        self._buffer = BytesIO()

    def write(self, piece: bytes) -> None:
        if self._buffer.tell() + len(piece) > LARGEST_IN_MEMORY:
            raise InvalidAnswer(
                f"The data of run {self._run_id} have more than {LARGEST_IN_MEMORY} bytes, too many for the "
                f"memory. Save the result to a file: client.result.save({self._run_id}, path)."
            )
        self._buffer.write(piece)

    def value(self) -> bytes:
        """Give all that came."""
        return self._buffer.getvalue()


class NewFile:
    """Keeps what is read in a new file that only its owner can read, and that appears only when it is whole.

    Parameters
    ----------
    path : path
        The file.
    overwrite : bool
        Replace a file that is there.

    Raises
    ------
    UsageError
        When the file is already there and is not to be replaced, or cannot be written.
    """

    def __init__(self, path: Path | str, *, overwrite: bool) -> None:
        self.path = Path(path)
        self._overwrite = overwrite
        if not overwrite and (self.path.exists() or self.path.is_symlink()):
            raise self._exists()
        try:
            # Beside its place, so that it can be put there in one step. mkstemp makes files of mode 0600.
            descriptor, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
        except OSError as error:
            raise self._unwritable(error) from None
        self._file, self._made = os.fdopen(descriptor, "wb"), Path(name)

    def restart(self) -> None:
        self._file.seek(0)
        self._file.truncate()

    def write(self, piece: bytes) -> None:
        try:
            self._file.write(piece)
        except OSError as error:
            raise self._unwritable(error) from None

    def keep(self) -> Path:
        """Put the file in its place; nothing of it is seen there before."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            if self._overwrite:
                self._made.replace(self.path)
            else:
                self.path.hardlink_to(self._made)  # fails where meanwhile there is one
        except FileExistsError:
            raise self._exists() from None
        except OSError as error:
            raise self._unwritable(error) from None
        finally:
            self.discard()
        return self.path

    def discard(self) -> None:
        """Remove what is not in its place."""
        self._file.close()
        self._made.unlink(missing_ok=True)

    def _exists(self) -> UsageError:
        return UsageError(f"The file '{self.path}' is there already. Name another, or pass overwrite=True.")

    def _unwritable(self, error: OSError) -> UsageError:
        return UsageError(
            f"The file '{self.path}' cannot be written: {error.strerror}. Check its folder and the disk."
        )
