"""DELETE /study/{id}/organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.organization import Organization
    from ...models.study_change_organization import StudyChangeOrganization

_OPERATION: Operation[list[Organization]] = Operation(
    "study_organization_remove",
    "DELETE",
    {
        200: Json(
            shape=list,
            read=list_reader(model_reader(("vantage6_api.v5_0.hq.models.organization", "Organization"))),
        )
    },
)


def _request(id: int, *, body: StudyChangeOrganization) -> Request:
    return Request(url=f"/study/{path_segment(id)}/organization", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: StudyChangeOrganization) -> list[Organization]:
    """Remove organization from a study.

    Removes a single organization from an existing study.

    Rules: Study/Global/Edit (Remove an organization from an existing study);
    Study/Collaboration/Edit (Remove an organization from an existing study within collaborations
    that your organization is a member of).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : StudyChangeOrganization
        What to send.

    Returns
    -------
    list[Organization]
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
    id: int, *, client: AuthenticatedClient, body: StudyChangeOrganization
) -> Response[list[Organization]]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(
    id: int, *, client: AuthenticatedClient, body: StudyChangeOrganization
) -> list[Organization]:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, body: StudyChangeOrganization
) -> Response[list[Organization]]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
