"""Large arguments and results: in the hub's blob store, sent and read piece by piece with flat memory.

Only reads are tried again, each time from the beginning: the hub knows no ranges. A blob whose answer was
lost stays in the store unused; nothing refers to it.
"""

from __future__ import annotations

import uuid

from vantage6_api.v5_0.hq.api.blobstream import blobstream_create, blobstream_get, blobstream_status_get
from vantage6_hl._async.connection import Connection
from vantage6_hl._flavour import AsyncPieces, async_pause
from vantage6_hl._opening import BlobOpener, names_blob, payload_of_text
from vantage6_hl._payload import Payload
from vantage6_hl._saving import Memory, Sink
from vantage6_hl.crypto import Cryptor
from vantage6_hl.crypto.envelope import LONGEST_HEAD
from vantage6_hl.errors import NetworkError, NotFound, OutcomeUnknown, ServerError

__all__ = ["keeps_blobs", "read", "stored_payload", "upload"]

_TRIES = 3


async def keeps_blobs(connection: Connection) -> bool:
    """Tell, asking once for each login, whether the hub wants arguments in its blob store.

    Raises
    ------
    ServerError
        When it does and cannot give them out again: a task could never run.
    """
    if connection.keeps_blobs is None:
        enabled = (await blobstream_status_get.asyncio(client=connection.hub)).blob_store_enabled
        if enabled:
            await _check_downloads(connection)
        connection.keeps_blobs = enabled
    return connection.keeps_blobs


async def _check_downloads(connection: Connection) -> None:
    try:
        await blobstream_get.asyncio(str(uuid.uuid4()), client=connection.hub)
    except NotFound:  # as it should be: there is no such blob
        return
    except ServerError as problem:
        broken = _broken("Nothing was sent: this hub wants arguments in its blob store", problem)
    raise broken


async def upload(connection: Connection, payload: Payload, *, cryptor: Cryptor, public_key: str) -> str:
    """Put a payload into the blob store for one organization.

    Parameters
    ----------
    connection : Connection
        The client's connection.
    payload : Payload
        What to send.
    cryptor : Cryptor
        Encrypts it, or encodes it in an unencrypted collaboration.
    public_key : str
        The organization's public key.

    Returns
    -------
    str
        What refers to it, in the place of the arguments.

    Raises
    ------
    NetworkError
        When it did not get there. Nothing was started, so it can be tried again.
    """
    size = payload.size * 4 // 3 + LONGEST_HEAD  # at most, for the time that it may take
    body = AsyncPieces(cryptor.encrypt_pieces(payload.pieces(), public_key), size)
    try:
        return (await blobstream_create.asyncio(client=connection.hub, body=body)).uuid
    except OutcomeUnknown as problem:
        lost = str(problem).partition(":")[0]
    raise NetworkError(
        f"The arguments did not reach the hub's blob store ({lost}). Nothing was started; try again."
    )


async def stored_payload(connection: Connection, value: str, run_id: int) -> bytes:
    """Give the payload of arguments or of a result, wherever the hub keeps it.

    Parameters
    ----------
    connection : Connection
        The client's connection.
    value : str
        What the run or the result has: the data, or what refers to a blob.
    run_id : int
        The run that it belongs to.

    Returns
    -------
    bytes
        The JSON text; nothing where the run returned nothing.

    Raises
    ------
    KeyMissing, DecryptionError
        As `payload_of_text`.
    InvalidAnswer
        When a blob has too many bytes for the memory.
    ServerError
        When the hub cannot give it out.
    """
    if not names_blob(value):
        return payload_of_text(value, connection.cryptor, run_id)
    memory = Memory(run_id)
    await read(connection, value, run_id, into=memory)
    return memory.value()


async def read(connection: Connection, value: str, run_id: int, *, into: Sink) -> None:
    """Read a blob, decrypted; parameters and errors are those of `stored_payload`."""
    for number in range(1, _TRIES + 1):
        opener = BlobOpener(connection.cryptor, run_id)
        into.restart()
        try:
            async with blobstream_get.asyncio_stream(value, client=connection.hub) as pieces:
                async for piece in pieces:
                    into.write(opener.add(piece))
        except ServerError as problem:
            broken = _broken(f"The data of run {run_id} lie in the hub's blob store", problem)
        except NetworkError:
            if number == _TRIES:
                raise
            await async_pause(connection.public.policy.pause_after(number, None) or 0.0, connection.clock)
            continue
        else:
            into.write(opener.end())
            return
        raise broken


def _broken(what: str, problem: ServerError) -> ServerError:
    # vantage6/hq/resource/blobstream.py looks for runs by a column "input", which they do not have.
    return ServerError(
        f"{what}, and the hub fails to give anything out of it (status {problem.status}). Releases 5.0.0 to "
        "5.0.3 always do: ask the administrator of the hub to switch large_result_store off, or to upgrade.",
        operation=problem.operation,
        status=problem.status,
        hub_message=problem.hub_message,
    )
