"""GET /algorithm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.algorithm_list import AlgorithmList

_OPERATION: Operation[AlgorithmList] = Operation(
    "algorithm_list",
    "GET",
    {
        200: Json(
            shape=dict,
            read=model_reader(("vantage6_api.v5_0_0b2.store.models.algorithm_list", "AlgorithmList")),
        )
    },
)


def _request(
    *,
    awaiting_reviewer_assignment: bool | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    image: str | None | Unset = UNSET,
    in_review_process: bool | None | Unset = UNSET,
    invalidated: bool | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    partitioning: str | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    under_review: bool | None | Unset = UNSET,
    vantage6_version: str | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/algorithm",
        params={
            "awaiting_reviewer_assignment": awaiting_reviewer_assignment or None,
            "description": description,
            "image": image,
            "in_review_process": in_review_process or None,
            "invalidated": invalidated or None,
            "name": name,
            "page": page,
            "partitioning": partitioning,
            "per_page": per_page,
            "sort": sort,
            "under_review": under_review or None,
            "vantage6_version": vantage6_version,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    awaiting_reviewer_assignment: bool | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    image: str | None | Unset = UNSET,
    in_review_process: bool | None | Unset = UNSET,
    invalidated: bool | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    partitioning: str | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    under_review: bool | None | Unset = UNSET,
    vantage6_version: str | None | Unset = UNSET,
) -> AlgorithmList:
    """List algorithms.

    Return a list of algorithms By default, only approved algorithms are returned. To get non-
    approved algorithms, set the 'awaiting_reviewer_assignment', 'under_review' or 'invalidated'
    parameter to True.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    awaiting_reviewer_assignment : bool, optional
        Filter on algorithms that have not been assigned a reviewer yet.
    description : str, optional
        Filter on algorithm description using the SQL operator LIKE.
    image : str, optional
        Filter on algorithm image. If no tag is provided, the latest tag is assumed.
    in_review_process : bool, optional
        Filter on algorithms that are in the review process. This includes algorithms that are
        awaiting reviewer assignment or under review
    invalidated : bool, optional
        Filter on algorithms that have been invalidated. These may be algorithms that have been
        replaced by a newer version or that have been rejected in review.
    name : str, optional
        Filter on algorithm name using the SQL operator LIKE.
    page : int, optional
        Page number for pagination.
    partitioning : str, optional
        Filter on algorithm partitioning. Can be 'horizontal' or 'vertical'.
    per_page : int, optional
        Number of items per page.
    sort : str, optional
        Fields to sort by, separated by commas; a minus sign in front sorts in descending order.
    under_review : bool, optional
        Filter on algorithms that are currently under review.
    vantage6_version : str, optional
        Filter on algorithm vantage6 version using the SQL operator LIKE.

    Returns
    -------
    AlgorithmList
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
            awaiting_reviewer_assignment=awaiting_reviewer_assignment,
            description=description,
            image=image,
            in_review_process=in_review_process,
            invalidated=invalidated,
            name=name,
            page=page,
            partitioning=partitioning,
            per_page=per_page,
            sort=sort,
            under_review=under_review,
            vantage6_version=vantage6_version,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    awaiting_reviewer_assignment: bool | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    image: str | None | Unset = UNSET,
    in_review_process: bool | None | Unset = UNSET,
    invalidated: bool | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    partitioning: str | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    under_review: bool | None | Unset = UNSET,
    vantage6_version: str | None | Unset = UNSET,
) -> Response[AlgorithmList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            awaiting_reviewer_assignment=awaiting_reviewer_assignment,
            description=description,
            image=image,
            in_review_process=in_review_process,
            invalidated=invalidated,
            name=name,
            page=page,
            partitioning=partitioning,
            per_page=per_page,
            sort=sort,
            under_review=under_review,
            vantage6_version=vantage6_version,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    awaiting_reviewer_assignment: bool | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    image: str | None | Unset = UNSET,
    in_review_process: bool | None | Unset = UNSET,
    invalidated: bool | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    partitioning: str | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    under_review: bool | None | Unset = UNSET,
    vantage6_version: str | None | Unset = UNSET,
) -> AlgorithmList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                awaiting_reviewer_assignment=awaiting_reviewer_assignment,
                description=description,
                image=image,
                in_review_process=in_review_process,
                invalidated=invalidated,
                name=name,
                page=page,
                partitioning=partitioning,
                per_page=per_page,
                sort=sort,
                under_review=under_review,
                vantage6_version=vantage6_version,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    awaiting_reviewer_assignment: bool | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    image: str | None | Unset = UNSET,
    in_review_process: bool | None | Unset = UNSET,
    invalidated: bool | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    partitioning: str | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    under_review: bool | None | Unset = UNSET,
    vantage6_version: str | None | Unset = UNSET,
) -> Response[AlgorithmList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            awaiting_reviewer_assignment=awaiting_reviewer_assignment,
            description=description,
            image=image,
            in_review_process=in_review_process,
            invalidated=invalidated,
            name=name,
            page=page,
            partitioning=partitioning,
            per_page=per_page,
            sort=sort,
            under_review=under_review,
            vantage6_version=vantage6_version,
        ),
    )
