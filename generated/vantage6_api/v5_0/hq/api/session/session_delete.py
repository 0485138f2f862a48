"""DELETE /session/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.message import Message

_OPERATION: Operation[Message] = Operation(
    "session_delete",
    "DELETE",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.message", "Message")))},
)


def _request(id: int, *, delete_dependents: bool | None | Unset = UNSET) -> Request:
    return Request(
        url=f"/session/{path_segment(id)}", params={"delete_dependents": delete_dependents or None}
    )


def sync(id: int, *, client: AuthenticatedClient, delete_dependents: bool | None | Unset = UNSET) -> Message:
    """Delete session.

    Deletes the session specified by the ID. When the `delete_dependents` option is set to `true`
    also all associated dataframes and tasks are deleted.

    Rules: Session/Global/Delete (Delete any session); Session/Collaboration/Delete (Delete any
    session within your collaborations); Session/Organization/Delete (Delete any session that has
    been initiated from your organization); Session/Own/Delete (Delete any session you created).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    delete_dependents : bool, optional
        Delete all dependents of the session. This includes dataframes and tasks that are part of
        the

    Returns
    -------
    Message
        The hub's answer.

    Raises
    ------
    HubError
        When the status is not 2xx.
    InvalidAnswer
        When the answer is not what is promised here.
    httpx.HTTPError
        When there is no answer: no connection, or a timeout.
    """
    return _OPERATION.send(client, _request(id, delete_dependents=delete_dependents)).parsed


def sync_detailed(
    id: int, *, client: AuthenticatedClient, delete_dependents: bool | None | Unset = UNSET
) -> Response[Message]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, delete_dependents=delete_dependents))


async def asyncio(
    id: int, *, client: AuthenticatedClient, delete_dependents: bool | None | Unset = UNSET
) -> Message:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, delete_dependents=delete_dependents))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, delete_dependents: bool | None | Unset = UNSET
) -> Response[Message]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, delete_dependents=delete_dependents))
