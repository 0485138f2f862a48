"""Data on its way in: results and arguments, decrypted where they are envelopes, decoded from base64 else."""

from __future__ import annotations

from typing import Protocol

from vantage6_api.v5_0.hq.models.run import Run
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_hl._mark import unmarked
from vantage6_hl.crypto import Cryptor, JsonValue, PlainCryptor, payload_from_json
from vantage6_hl.errors import DecryptionError, EncryptionError, KeyMissing

__all__ = ["decoded", "json_text", "open_arguments", "open_results"]

_ENVELOPE_SEPARATOR = "$"  # is no base64 character, so it tells envelopes from plain base64


class _Stored(Protocol):
    """A run or a result as the hub gives it."""

    id: int
    blob_storage_used: bool | None


def json_text(value: str, *, cryptor: Cryptor | None, holder: _Stored) -> str:
    """Give the JSON text inside what the hub stores for a run.

    Parameters
    ----------
    value : str
        The stored text: an envelope, or base64 of the JSON text.
    cryptor : Cryptor or None
        Holds the private key, if there is one.
    holder : run or result
        What the value belongs to, for the error messages.

    Returns
    -------
    str
        JSON text; empty where the run returned nothing, as one that extracts or preprocesses data does.

    Raises
    ------
    KeyMissing
        When it is encrypted and there is no key.
    DecryptionError
        When it is not intact, or was encrypted for another key.
    """
    return _opened(value, cryptor, holder)[0]


def decoded(value: str | None, *, cryptor: Cryptor | None, holder: _Stored) -> JsonValue:
    """Give the value inside what the hub stores for a run; ``None`` where there is none.

    Parameters and errors are those of :func:`json_text`.
    """
    if not value:
        return None
    return _opened(value, cryptor, holder)[1]


def open_results(task: Task, *, cryptor: Cryptor | None) -> None:
    """Turn each result inside a task into its JSON text, in place."""
    for one in task.results if isinstance(task.results, list) else ():
        if one.result:
            one.result = json_text(one.result, cryptor=cryptor, holder=one)


def open_arguments(run: Run, *, cryptor: Cryptor | None, organization_id: int) -> None:
    """Turn the arguments of a run into their JSON text, in place; ``None`` where they are not ours to read.

    Encrypted arguments are for the organization that runs them, and only its key opens them.
    """
    if not run.arguments:
        return
    foreign = run.organization is None or run.organization.id != organization_id
    if _ENVELOPE_SEPARATOR in run.arguments and (foreign or cryptor is None):
        run.arguments = None
    else:
        run.arguments = unmarked(json_text(run.arguments, cryptor=cryptor, holder=run))


def _opened(value: str, cryptor: Cryptor | None, holder: _Stored) -> tuple[str, JsonValue]:
    """Give the JSON text and what it says: reading it is also how a wrong key is noticed."""
    if holder.blob_storage_used:
        # vantage6/hq/resource/blobstream.py looks for runs by a column "input", which they do not have.
        raise DecryptionError(
            f"The data of run {holder.id} lies in the hub's blob store, and the hub gives nothing out of it: "
            "releases 5.0.0 to 5.0.3 answer every download with an internal error. Ask the administrator of "
            "the hub to switch large_result_store off.",
            run_id=holder.id,
        )
    payload = _payload(value, cryptor, holder.id)
    if not payload:
        return "", None
    try:
        return payload.decode("utf-8"), payload_from_json(payload)
    except (UnicodeDecodeError, DecryptionError):
        raise DecryptionError(
            f"The data of run {holder.id} is not JSON text after decryption: it is damaged, was encrypted "
            "for another key, or the algorithm wrote something else.",
            run_id=holder.id,
        ) from None


def _payload(value: str, cryptor: Cryptor | None, run_id: int) -> bytes:
    if _ENVELOPE_SEPARATOR not in value:
        used: Cryptor = PlainCryptor()
    elif cryptor is None:
        raise KeyMissing(
            f"The data of run {run_id} is encrypted and this client has no private key. Call "
            "setup_encryption with the path of your organization's private key first."
        )
    else:
        used = cryptor
    try:
        return used.decrypt(value)
    except EncryptionError as problem:
        raise DecryptionError(f"The data of run {run_id} cannot be read. {problem}", run_id=run_id) from None
