"""GET /algorithmstore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.algorithm_store_list import AlgorithmStoreList

_OPERATION: Operation[AlgorithmStoreList] = Operation(
    "algorithm_store_list",
    "GET",
    {
        200: Json(
            shape=dict,
            read=model_reader(("vantage6_api.v5_0.hq.models.algorithm_store_list", "AlgorithmStoreList")),
        )
    },
)


def _request(
    *,
    collaboration_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    url_query: str | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/algorithmstore",
        params={
            "collaboration_id": collaboration_id,
            "name": name,
            "page": page,
            "per_page": per_page,
            "sort": sort,
            "url": url_query,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    url_query: str | None | Unset = UNSET,
) -> AlgorithmStoreList:
    """Returns a list of available algorithm stores.

    Returns a list of available algorithm stores. Depending on your permission, all algorithm stores
    are shown or only algorithm stores in which your organization participates.

    Rules: Collaboration/Global/View (All algorithm stores); Collaboration/Organization/View
    (Algorithm stores within collaborations in which your organization participates).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    collaboration_id : int, optional
        Collaboration id
    name : str, optional
        Name to match with a LIKE operator. * The percent sign (%) represents zero, one, or multiple
        characters * underscore sign (_) represents one, single character
    page : int, optional
        Page number for pagination (default=1)
    per_page : int, optional
        Number of items per page (default=10)
    sort : str, optional
        Sort by one or more fields, separated by a comma. Use a minus sign (-) in front of the field
        to sort in descending order.
    url_query : str, optional
        Algorithm store URL to match with a LIKE operator. * The percent sign (%) represents zero,
        one, or multiple characters * underscore sign (_) represents one, single character

    Returns
    -------
    AlgorithmStoreList
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
    return _OPERATION.send(
        client,
        _request(
            collaboration_id=collaboration_id,
            name=name,
            page=page,
            per_page=per_page,
            sort=sort,
            url_query=url_query,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    url_query: str | None | Unset = UNSET,
) -> Response[AlgorithmStoreList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            collaboration_id=collaboration_id,
            name=name,
            page=page,
            per_page=per_page,
            sort=sort,
            url_query=url_query,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    url_query: str | None | Unset = UNSET,
) -> AlgorithmStoreList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                collaboration_id=collaboration_id,
                name=name,
                page=page,
                per_page=per_page,
                sort=sort,
                url_query=url_query,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    url_query: str | None | Unset = UNSET,
) -> Response[AlgorithmStoreList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            collaboration_id=collaboration_id,
            name=name,
            page=page,
            per_page=per_page,
            sort=sort,
            url_query=url_query,
        ),
    )
