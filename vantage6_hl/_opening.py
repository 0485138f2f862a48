"""Data on its way in: results and arguments, decrypted where they are envelopes, decoded from base64 else."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Final

from vantage6_api.v5_0.hq.models.run import Run
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_hl._mark import unmarked
from vantage6_hl.crypto import Cryptor, JsonValue, Opener, PlainCryptor, payload_from_json
from vantage6_hl.crypto.envelope import LONGEST_HEAD
from vantage6_hl.errors import DecryptionError, EncryptionError, KeyMissing

__all__ = [
    "BlobOpener",
    "decoded",
    "json_text",
    "names_blob",
    "open_arguments",
    "open_results",
    "payload_of_text",
]

_ENVELOPE_SEPARATOR: Final = "$"  # is no base64 character, so it tells envelopes from plain base64
_BLOB_NAME: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_JSON_BEGINS: Final = frozenset('{["-0123456789tfnNI')  # N and I: NaN and Infinity, which Python writes


def names_blob(value: str) -> bool:
    """Whether what the hub stores for a run is the name of a blob, and not the data themselves.

    Releases 5.0.0 to 5.0.3 never set a run's ``blob_storage_used`` (``resource/common/task_post_base.py``
    makes runs without it), so that the form tells: a UUID is neither an envelope nor base64.
    """
    return _BLOB_NAME.fullmatch(value) is not None


def decoded(payload: bytes, run_id: int) -> JsonValue:
    """Give the value that a payload says; ``None`` where the run returned nothing.

    Raises
    ------
    DecryptionError
        When it is not JSON text.
    """
    return json_text(payload, run_id)[1]


def json_text(payload: bytes, run_id: int) -> tuple[str, JsonValue]:
    """Give the JSON text in a payload and what it says: reading it is also how a wrong key is noticed.

    Parameters
    ----------
    payload : bytes
        What was decrypted; empty where a run returned nothing, as one that extracts or preprocesses does.
    run_id : int
        The run that it belongs to, for the error message.

    Returns
    -------
    (str, JsonValue)
        The text and its value.

    Raises
    ------
    DecryptionError
        When it is not JSON text.
    """
    if not payload:
        return "", None
    try:
        return payload.decode("utf-8"), payload_from_json(payload)
    except (UnicodeDecodeError, DecryptionError):
        raise _not_json(run_id) from None


def open_results(task: Task, *, cryptor: Cryptor | None) -> None:
    """Turn each result inside a task into its JSON text, in place."""
    for one in task.results if isinstance(task.results, list) else ():
        if one.result and names_blob(one.result):
            raise DecryptionError(
                f"The result of run {one.id} lies in the hub's blob store and does not come with its task. "
                f"Get it with client.result.from_task({task.id}).",
                run_id=one.id,
            )
        if one.result:
            one.result = json_text(payload_of_text(one.result, cryptor, one.id), one.id)[0]


def open_arguments(run: Run, *, cryptor: Cryptor | None, organization_id: int) -> None:
    """Turn the arguments of a run into their JSON text, in place; ``None`` where they are not ours to read.

    Encrypted arguments are for the organization that runs them, and only its key opens them. Those in the
    blob store are left there.
    """
    if not run.arguments:
        return
    foreign = run.organization is None or run.organization.id != organization_id
    if names_blob(run.arguments) or (_ENVELOPE_SEPARATOR in run.arguments and (foreign or cryptor is None)):
        run.arguments = None
    else:
        run.arguments = unmarked(json_text(payload_of_text(run.arguments, cryptor, run.id), run.id)[0])


def payload_of_text(value: str, cryptor: Cryptor | None, run_id: int) -> bytes:
    """Decrypt, or decode, what the hub stores as text for a run.

    Parameters
    ----------
    value : str
        An envelope, or base64 of the JSON text.
    cryptor : Cryptor or None
        Holds the private key, if there is one.
    run_id : int
        The run that it belongs to, for the error messages.

    Returns
    -------
    bytes
        The payload.

    Raises
    ------
    KeyMissing
        When it is encrypted and there is no key.
    DecryptionError
        When it is not intact, or was encrypted for another key.
    """
    if _ENVELOPE_SEPARATOR not in value:
        used: Cryptor = PlainCryptor()
    elif cryptor is None:
        raise _no_key(run_id)
    else:
        used = cryptor
    try:
        return used.decrypt(value)
    except EncryptionError as problem:
        raise _unreadable(problem, run_id) from None


class BlobOpener:
    """Decrypts, or decodes, what lies in the blob store for a run, piece by piece.

    What it gives is UTF-8 text that begins as JSON does, which the output of a wrong key does not; whether it
    is JSON to its end is for those who read it whole.

    Parameters
    ----------
    cryptor : Cryptor or None
        Holds the private key, if there is one.
    run_id : int
        The run that it belongs to, for the error messages.
    """

    def __init__(self, cryptor: Cryptor | None, run_id: int) -> None:
        self._cryptor, self._run_id = cryptor, run_id
        self._head = b""
        self._opener: Opener | None = None
        self._text = codecs.getincrementaldecoder("utf-8")()
        self._begun = False

    def add(self, piece: bytes) -> bytes:
        """Give what a piece holds of the payload; errors are those of `payload_of_text`."""
        opener = self._opener
        if opener is None:
            self._head += piece
            encrypted = _ENVELOPE_SEPARATOR.encode() in self._head
            if not encrypted and len(self._head) < LONGEST_HEAD:
                return b""
            opener, piece = self._choose(encrypted=encrypted), self._head
            self._head = b""
        return self._checked(lambda: opener.add(piece))

    def end(self) -> bytes:
        """Give the rest; errors are those of `payload_of_text`."""
        opener, head = self._opener or self._choose(encrypted=False), self._head
        return self._checked(lambda: opener.add(head)) + self._checked(opener.end, last=True)

    def _choose(self, *, encrypted: bool) -> Opener:
        if encrypted and self._cryptor is None:
            raise _no_key(self._run_id)
        self._opener = (self._cryptor if encrypted and self._cryptor else PlainCryptor()).opener()
        return self._opener

    def _checked(self, give: Callable[[], bytes], *, last: bool = False) -> bytes:
        try:
            data = give()
        except EncryptionError as problem:
            raise _unreadable(problem, self._run_id) from None
        try:
            text = self._text.decode(data, final=last).lstrip()
        except UnicodeDecodeError:
            raise _not_json(self._run_id) from None
        if text and not self._begun and text[0] not in _JSON_BEGINS:
            raise _not_json(self._run_id)
        self._begun = self._begun or bool(text)
        return data


def _no_key(run_id: int) -> KeyMissing:
    return KeyMissing(
        f"The data of run {run_id} is encrypted and this client has no private key. Call "
        "setup_encryption with the path of your organization's private key first."
    )


def _unreadable(problem: EncryptionError, run_id: int) -> DecryptionError:
    return DecryptionError(f"The data of run {run_id} cannot be read. {problem}", run_id=run_id)


def _not_json(run_id: int) -> DecryptionError:
    return DecryptionError(
        f"The data of run {run_id} is not JSON text after decryption: it is damaged, was encrypted "
        "for another key, or the algorithm wrote something else.",
        run_id=run_id,
    )
