"""``client.store.review``: reviews of algorithms, which a store wants before it approves them."""

from __future__ import annotations

from vantage6_api.v5_0.store.api.review import (
    review_approve,
    review_create,
    review_delete,
    review_get,
    review_list,
    review_reject,
)
from vantage6_api.v5_0.store.models.review import Review
from vantage6_api.v5_0.store.models.review_create_input import ReviewCreateInput
from vantage6_api.v5_0.store.models.review_update import ReviewUpdate
from vantage6_hl._async.group import Group, given, only_if_true
from vantage6_hl._async.listing import listing, page_by_page
from vantage6_hl._async.pages import Pages
from vantage6_hl._async.selectable import selectable

__all__ = ["StoreReviewGroup"]


class StoreReviewGroup(Group):
    """Reviews: list, get, create, approve, reject and delete them."""

    @listing
    def list(
        self,
        *,
        algorithm: int | None = None,
        reviewer: int | None = None,
        under_review: bool = False,
        reviewed: bool = False,
        approved: bool = False,
        rejected: bool = False,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Review]:
        """List the reviews at the store.

        Parameters
        ----------
        algorithm : int, optional
            Only those of this algorithm.
        reviewer : int, optional
            Only those by this user of the store.
        under_review : bool, optional
            Only those that are not finished. By default all.
        reviewed : bool, optional
            Only those that are finished. By default all.
        approved : bool, optional
            Only those that approve. By default all.
        rejected : bool, optional
            Only those that reject. By default all.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Review
            All of them, over all pages.

        Examples
        --------
        >>> await client.store.review.list(under_review=True, field="id")
        [1, 2]
        """
        # No order can be asked for; the store's database gives them by id.
        return Pages(
            lambda number, size: review_list.asyncio(
                client=self._connection.stores.chosen,
                algorithm_id=algorithm,
                reviewer_id=reviewer,
                under_review=only_if_true(under_review),
                reviewed=only_if_true(reviewed),
                approved=only_if_true(approved),
                rejected=only_if_true(rejected),
                page=number,
                per_page=size,
            ),
            page=page,
            per_page=per_page,
            limit=limit,
        )

    pages = page_by_page(list)

    @selectable
    async def get(self, id_: int) -> Review:
        """Get one review.

        Parameters
        ----------
        id_ : int
            Its id.

        Returns
        -------
        Review
            The review.

        Examples
        --------
        >>> (await client.store.review.get(1)).status
        'under review'
        """
        return await review_get.asyncio(id_, client=self._connection.stores.chosen)

    @selectable
    async def create(self, algorithm: int, *, reviewer: int) -> Review:
        """Ask somebody to review an algorithm.

        Parameters
        ----------
        algorithm : int
            Id of the algorithm.
        reviewer : int
            Id of the reviewer at the store; ``client.store.user.list(reviewers_for=...)`` shows who can.

        Returns
        -------
        Review
            The new review.

        Examples
        --------
        >>> await client.store.review.create(1, reviewer=2)  # doctest: +SKIP
        """
        body = ReviewCreateInput(algorithm_id=algorithm, reviewer_id=reviewer)
        return await review_create.asyncio(client=self._connection.stores.chosen, body=body)

    async def approve(self, id_: int, *, comment: str | None = None) -> str:
        """Approve the algorithm of a review that was assigned to you.

        Parameters
        ----------
        id_ : int
            Id of the review.
        comment : str, optional
            What you want to say.

        Returns
        -------
        str
            What the store says to that.

        Examples
        --------
        >>> await client.store.review.approve(1, comment="good")  # doctest: +SKIP
        """
        body = ReviewUpdate(comment=given(comment))
        return (await review_approve.asyncio(id_, client=self._connection.stores.chosen, body=body)).msg

    async def reject(self, id_: int, *, comment: str | None = None) -> str:
        """Reject the algorithm of a review that was assigned to you.

        Parameters
        ----------
        id_ : int
            Id of the review.
        comment : str, optional
            What you want to say.

        Returns
        -------
        str
            What the store says to that.

        Examples
        --------
        >>> await client.store.review.reject(1, comment="it tells too much")  # doctest: +SKIP
        """
        body = ReviewUpdate(comment=given(comment))
        return (await review_reject.asyncio(id_, client=self._connection.stores.chosen, body=body)).msg

    async def delete(self, id_: int) -> None:
        """Delete a review.

        Parameters
        ----------
        id_ : int
            Its id.

        Examples
        --------
        >>> await client.store.review.delete(1)  # doctest: +SKIP
        """
        await review_delete.asyncio(id_, client=self._connection.stores.chosen)
