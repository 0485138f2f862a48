"""PATCH /study/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.study import Study
    from ...models.study_update import StudyUpdate

_OPERATION: Operation[Study] = Operation(
    "study_update",
    "PATCH",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.study", "Study")))},
)


def _request(id: int, *, body: StudyUpdate) -> Request:
    return Request(url=f"/study/{path_segment(id)}", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: StudyUpdate) -> Study:
    """Update study.

    Updates the study with the specified id.

    Rules: Study/Global/Edit (Update a study); Study/Collaboration/Edit (Update a study within
    collaborations that your organization is a member of); Study/Organization/Edit (Update a study
    that your organization is a member of).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : StudyUpdate
        What to send.

    Returns
    -------
    Study
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
    return _OPERATION.send(client, _request(id, body=body)).parsed


def sync_detailed(id: int, *, client: AuthenticatedClient, body: StudyUpdate) -> Response[Study]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: StudyUpdate) -> Study:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient, body: StudyUpdate) -> Response[Study]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
