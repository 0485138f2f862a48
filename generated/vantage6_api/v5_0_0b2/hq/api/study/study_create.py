"""POST /study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.study import Study
    from ...models.study_input import StudyInput

_OPERATION: Operation[Study] = Operation(
    "study_create",
    "POST",
    {201: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.study", "Study")))},
)


def _request(*, body: StudyInput) -> Request:
    return Request(url="/study", json=body)


def sync(*, client: AuthenticatedClient, body: StudyInput) -> Study:
    """Create study.

    Create a new study between organizations.

    Rules: Study/Global/Create (Create study in any collaboration); Study/Collaboration/Create
    (Create study in collaborations that your organization participates in).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : StudyInput
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
    return _OPERATION.send(client, _request(body=body)).parsed


def sync_detailed(*, client: AuthenticatedClient, body: StudyInput) -> Response[Study]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: StudyInput) -> Study:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: StudyInput) -> Response[Study]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
