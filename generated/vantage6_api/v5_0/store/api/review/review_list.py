"""GET /review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.review_list import ReviewList

_OPERATION: Operation[ReviewList] = Operation(
    "review_list",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.store.models.review_list", "ReviewList")))},
)


def _request(
    *,
    algorithm_id: int | None | Unset = UNSET,
    approved: bool | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    rejected: bool | None | Unset = UNSET,
    reviewed: bool | None | Unset = UNSET,
    reviewer_id: int | None | Unset = UNSET,
    under_review: bool | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/review",
        params={
            "algorithm_id": algorithm_id,
            "approved": approved or None,
            "page": page,
            "per_page": per_page,
            "rejected": rejected or None,
            "reviewed": reviewed or None,
            "reviewer_id": reviewer_id,
            "under_review": under_review or None,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    algorithm_id: int | None | Unset = UNSET,
    approved: bool | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    rejected: bool | None | Unset = UNSET,
    reviewed: bool | None | Unset = UNSET,
    reviewer_id: int | None | Unset = UNSET,
    under_review: bool | None | Unset = UNSET,
) -> ReviewList:
    """List reviews.

    List algorithm reviews

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    algorithm_id : int, optional
        Filter reviews by algorithm id
    approved : bool, optional
        Filter reviews that have been approved. Cannot be combined with 'rejected' or 'under_review'
    page : int, optional
        Page number for pagination (default=1)
    per_page : int, optional
        Number of items per page (default=10)
    rejected : bool, optional
        Filter reviews that have been rejected. Cannot be combined with 'approved' or 'under_review'
    reviewed : bool, optional
        Filter reviews that have been reviewed. Cannot be combined with 'under_review'
    reviewer_id : int, optional
        Filter reviews by reviewer id
    under_review : bool, optional
        Filter reviews that are currently under review. Cannot be combined with 'reviewed',
        'approved' or 'rejected'

    Returns
    -------
    ReviewList
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
            algorithm_id=algorithm_id,
            approved=approved,
            page=page,
            per_page=per_page,
            rejected=rejected,
            reviewed=reviewed,
            reviewer_id=reviewer_id,
            under_review=under_review,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    algorithm_id: int | None | Unset = UNSET,
    approved: bool | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    rejected: bool | None | Unset = UNSET,
    reviewed: bool | None | Unset = UNSET,
    reviewer_id: int | None | Unset = UNSET,
    under_review: bool | None | Unset = UNSET,
) -> Response[ReviewList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            algorithm_id=algorithm_id,
            approved=approved,
            page=page,
            per_page=per_page,
            rejected=rejected,
            reviewed=reviewed,
            reviewer_id=reviewer_id,
            under_review=under_review,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    algorithm_id: int | None | Unset = UNSET,
    approved: bool | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    rejected: bool | None | Unset = UNSET,
    reviewed: bool | None | Unset = UNSET,
    reviewer_id: int | None | Unset = UNSET,
    under_review: bool | None | Unset = UNSET,
) -> ReviewList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                algorithm_id=algorithm_id,
                approved=approved,
                page=page,
                per_page=per_page,
                rejected=rejected,
                reviewed=reviewed,
                reviewer_id=reviewer_id,
                under_review=under_review,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    algorithm_id: int | None | Unset = UNSET,
    approved: bool | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    rejected: bool | None | Unset = UNSET,
    reviewed: bool | None | Unset = UNSET,
    reviewer_id: int | None | Unset = UNSET,
    under_review: bool | None | Unset = UNSET,
) -> Response[ReviewList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            algorithm_id=algorithm_id,
            approved=approved,
            page=page,
            per_page=per_page,
            rejected=rejected,
            reviewed=reviewed,
            reviewer_id=reviewer_id,
            under_review=under_review,
        ),
    )
