"""Arguments on their way out, not encrypted yet: a mapping in memory, or a JSON file read in pieces."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol, TypeAlias, cast

from vantage6_hl.crypto import JsonValue, payload_to_json
from vantage6_hl.errors import UsageError

__all__ = ["PIECE", "Arguments", "Payload", "payload_of"]

Arguments: TypeAlias = Mapping[str, object] | Path
"""Arguments of a method by name, or the path of a JSON file that holds them."""

PIECE: Final = 192 * 1024
"""Bytes that are encrypted and sent at once."""


class Payload(Protocol):
    """The JSON text to send, in UTF-8."""

    @property
    def size(self) -> int:
        """Bytes."""
        ...

    def whole(self) -> bytes:
        """Give all of it."""
        ...

    def pieces(self) -> Iterator[bytes]:
        """Give it piece by piece; may be asked for more than once."""
        ...


def payload_of(arguments: Arguments | None) -> Payload:
    """Give the payload for the arguments of a task.

    Parameters
    ----------
    arguments : mapping, pathlib.Path or None
        The arguments, or a JSON file with them. ``None`` is no arguments.

    Returns
    -------
    Payload
        What is to be sent.

    Raises
    ------
    UsageError
        When they cannot be written as JSON, or the file cannot be read or holds no JSON object.

    Examples
    --------
    >>> payload_of({"column_name": "age"}).size
    22
    """
    if isinstance(arguments, Path):
        return _File(arguments)
    if arguments is not None and not isinstance(arguments, Mapping):
        raise UsageError(
            f"arguments are a dictionary, or the pathlib.Path of a JSON file, not {type(arguments).__name__}."
        )
    return _Memory(payload_to_json(cast(JsonValue, {} if arguments is None else arguments)))


class _Memory:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def whole(self) -> bytes:
        return self._data

    def pieces(self) -> Iterator[bytes]:
        for start in range(0, self.size, PIECE):
            yield self._data[start : start + PIECE]


class _File:
    """A file is looked through once before anything is sent, so that a wrong one is noticed in time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.size = 0
        decoder = codecs.getincrementaldecoder("utf-8")()
        first = last = ""
        try:
            for piece in self.pieces():
                self.size += len(piece)
                text = decoder.decode(piece).strip()
                first = first or text[:1]
                last = text[-1:] or last
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            first = ""
        if (first, last) != ("{", "}"):
            raise self._no_object()

    def whole(self) -> bytes:
        data = b"".join(self.pieces())
        try:
            json.loads(data)
        except (ValueError, RecursionError):
            data = b""
        if not data:  # raised out here: the parser's error holds the whole text
            raise self._no_object()
        return data

    def pieces(self) -> Iterator[bytes]:
        try:
            with self._path.open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece
        except OSError as error:
            raise UsageError(
                f"The arguments cannot be read from '{self._path}': {error.strerror}. Nothing was started."
            ) from None

    def _no_object(self) -> UsageError:
        return UsageError(
            f'\'{self._path}\' holds no JSON object in UTF-8, such as {{"column_name": "age"}}. '
            "Nothing was started."
        )
