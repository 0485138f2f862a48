"""Known keys: the first public key seen of an organization is kept, and another one is not used silently.

The hub gives the public keys that arguments are encrypted for. Whoever controls it could give a key of their
own; this file notices that for every organization that was encrypted for before, as ssh's ``known_hosts``
does for computers. The first use is taken on trust, unless the fingerprint was accepted beforehand.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vantage6_hl._private_files import locked, replace_private, user_data_folder
from vantage6_hl._urls import checked_url
from vantage6_hl.errors import EncryptionError, KeyMismatch, UsageError

__all__ = ["KnownKeys", "SeenKey", "known_keys_of"]

ENVIRONMENT_VARIABLE: Final = "VANTAGE6_KNOWN_KEYS"
_FINGERPRINT: Final = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")
_HEADER: Final = (
    "# Public keys of organizations that arguments were encrypted for: hub, organization id, fingerprint.\n"
)

_Known = dict[tuple[str, int], str]


@dataclass(frozen=True)
class SeenKey:
    """A public key as the hub gives it.

    Attributes
    ----------
    organization_id : int
        Whose key it is said to be.
    name : str
        The organization's name, for messages.
    fingerprint : str
        ``SHA256:...`` of the key.
    """

    organization_id: int
    name: str
    fingerprint: str


def known_keys_of(hub: str, choice: Path | str | bool) -> KnownKeys | None:
    """Give the known keys that a client uses.

    Parameters
    ----------
    hub : str
        Address of the hub.
    choice : path or bool
        The file; ``True`` for the one that ``$VANTAGE6_KNOWN_KEYS`` names, else the one in the user's data
        folder; ``False`` for none.

    Returns
    -------
    KnownKeys or None
        None where the client shall take any key.
    """
    if choice is False:
        return None
    if choice is True:
        named = os.environ.get(ENVIRONMENT_VARIABLE, "").strip()
        choice = Path(named) if named else user_data_folder() / "known_keys"
    return KnownKeys(choice, hub=hub)


class KnownKeys:
    """The public keys of one hub's organizations, as a file remembers them.

    Parameters
    ----------
    path : pathlib.Path or str
        The file; it is made, with mode 0600, when the first key is kept. Several hubs, clients and processes
        can share it.
    hub : str
        Address of the hub.

    Examples
    --------
    >>> known = KnownKeys("known_keys", hub="https://hub.example.org/hq")
    >>> known.accept(3, "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")  # doctest: +SKIP
    """

    def __init__(self, path: Path | str, *, hub: str) -> None:
        self.path = Path(path).expanduser()
        # One spelling of the address: a slash more or a capital letter makes no other hub of it.
        self.hub = checked_url(hub, what="hq_url", allow_insecure_http=True)

    def __repr__(self) -> str:
        return f"<KnownKeys '{self.path}' of {self.hub}>"

    def check(self, seen: Iterable[SeenKey]) -> None:
        """Compare keys with those that are known, and keep those of organizations that are new.

        Parameters
        ----------
        seen : iterable of SeenKey
            What the hub gives now.

        Raises
        ------
        KeyMismatch
            When an organization has another key than before. None of the new ones is kept then.
        EncryptionError
            When the file cannot be read or written.
        """
        keys = list(seen)
        # Files are replaced whole, so reading needs no lock; most calls find all keys known and end here.
        if not self._new(keys, self._read()):
            return
        with _changing(self.path):
            known = self._read()
            new = self._new(keys, known)
            self._write(known | {(self.hub, one.organization_id): one.fingerprint for one in new})

    def accept(self, organization_id: int, fingerprint: str) -> None:
        """Keep a key from now on, in the place of another one if there is one.

        Parameters
        ----------
        organization_id : int
            Id of the organization.
        fingerprint : str
            ``SHA256:...`` of its public key.

        Raises
        ------
        UsageError
            When that is no fingerprint.
        EncryptionError
            When the file cannot be read or written.
        """
        if not _FINGERPRINT.fullmatch(fingerprint):
            raise UsageError(
                f"{fingerprint!r} is no fingerprint. It is 'SHA256:' and 43 characters of base64, as "
                "KeyMismatch.found gives it."
            )
        entry = (self.hub, organization_id)
        if self._read().get(entry) == fingerprint:
            return
        with _changing(self.path):
            self._write(self._read() | {entry: fingerprint})

    def fingerprint_of(self, organization_id: int) -> str | None:
        """Give the fingerprint that is known of an organization's key; None where none is.

        Raises
        ------
        EncryptionError
            When the file cannot be read.
        """
        return self._read().get((self.hub, organization_id))

    def _new(self, keys: Iterable[SeenKey], known: _Known) -> list[SeenKey]:
        """Give the keys of organizations that were never seen; all others must be as they were."""
        new, changed = [], []
        for one in keys:
            before = known.get((self.hub, one.organization_id))
            if before is None:
                new.append(one)
            elif before != one.fingerprint:
                changed.append((one, before))
        if changed:
            raise self._mismatch(changed)
        return new

    def _mismatch(self, changed: list[tuple[SeenKey, str]]) -> KeyMismatch:
        first, before = changed[0]
        told = "; ".join(
            f"organization '{one.name}' (id {one.organization_id}) has {one.fingerprint}, and had {old}"
            for one, old in changed
        )
        return KeyMismatch(
            f"The hub gives another public key than before: {told}. Nothing was sent. Ask the organization, "
            "by telephone for example, which fingerprint its key has. Only if it is the new one, call "
            f"accept_key({first.organization_id}, '{first.fingerprint}'). Known keys are in '{self.path}'.",
            expected=before,
            found=first.fingerprint,
            organization_id=first.organization_id,
        )

    def _read(self) -> _Known:
        try:
            with self.path.open("rb") as file:
                mode = os.fstat(file.fileno()).st_mode
                text = file.read().decode("utf-8")
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _unusable(self.path, f"cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise _unusable(self.path, "is not text") from None
        # Windows keeps no such modes; there the folder of the user is what protects the file.
        if os.name == "posix" and mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise _unusable(self.path, f"can be changed by others: run 'chmod 600 {self.path}'")
        known: _Known = {}
        for number, line in enumerate(text.splitlines(), start=1):
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            if len(words) != 3 or not words[1].isdecimal() or not _FINGERPRINT.fullmatch(words[2]):
                raise _unusable(self.path, f"is damaged in line {number}: correct or remove that line")
            known[words[0], int(words[1])] = words[2]
        return known

    def _write(self, known: _Known) -> None:
        lines = [f"{hub} {number} {found}\n" for (hub, number), found in sorted(known.items())]
        # Where the path is a link, what it leads to is replaced and not the link.
        replace_private(self.path.resolve(), "".join([_HEADER, *lines]).encode())


@contextmanager
def _changing(path: Path) -> Iterator[None]:
    """Hold the file's lock, with this library's error for all that can go wrong with a file."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(path):
            yield
    except OSError as error:
        raise _unusable(path, f"cannot be written: {error.strerror}") from None


def _unusable(path: Path, problem: str) -> EncryptionError:
    return EncryptionError(
        f"The known keys cannot be used: the file '{path}' {problem}. Nothing was sent. Another file can be "
        f"named with known_keys=... or ${ENVIRONMENT_VARIABLE}; known_keys=False works without one."
    )
