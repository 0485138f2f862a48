"""POST /session/dataframe/{id}/preprocess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.dataframe import Dataframe
    from ...models.dataframe_preprocessing_input import DataframePreprocessingInput

_OPERATION: Operation[Dataframe] = Operation(
    "session_dataframe_preprocess",
    "POST",
    {201: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.dataframe", "Dataframe")))},
)


def _request(id: int, *, body: DataframePreprocessingInput) -> Request:
    return Request(url=f"/session/dataframe/{path_segment(id)}/preprocess", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: DataframePreprocessingInput) -> Dataframe:
    """Add a preprocessing step to a dataframe.

    Add a preprocessing step to a dataframe. A preprocessing step is a task that modifies the data
    in the dataframe. This can be used to clean the data, to normalize the data, to remove outliers,
    etc.

    Rules: Session/Collaboration/Edit (Modify dataframe in any session in your collaboration);
    Session/Organization/Edit (Modify dataframe in any session from your organization);
    Session/Own/Edit (Modify dataframe in a session owned by you).

    Only accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : DataframePreprocessingInput
        What to send.

    Returns
    -------
    Dataframe
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


def sync_detailed(
    id: int, *, client: AuthenticatedClient, body: DataframePreprocessingInput
) -> Response[Dataframe]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: DataframePreprocessingInput) -> Dataframe:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, body: DataframePreprocessingInput
) -> Response[Dataframe]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
