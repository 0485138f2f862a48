"""Reading the algorithms of the chosen store; `algorithm.py` changes them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from vantage6_api.v5_0.store.api.algorithm import (
    algorithm_get,
    algorithm_list,
)
from vantage6_api.v5_0.store.models.algorithm import Algorithm
from vantage6_hl._async.group import Group, only_if_true
from vantage6_hl._async.listing import listing, page_by_page
from vantage6_hl._async.pages import Pages
from vantage6_hl._async.selectable import selectable

__all__ = ["AlgorithmReading", "Partitioning"]

Partitioning: TypeAlias = Literal["horizontal", "vertical"]


class AlgorithmReading(Group):
    """Algorithms: list and get them."""

    @listing
    def list(
        self,
        *,
        name: str | None = None,
        description: str | None = None,
        image: str | None = None,
        partitioning: Partitioning | None = None,
        v6_version: str | None = None,
        awaiting_reviewer_assignment: bool = False,
        under_review: bool = False,
        in_review_process: bool = False,
        invalidated: bool = False,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Algorithm]:
        """List the algorithms at the store: the approved ones, unless another state is asked for.

        Parameters
        ----------
        name, description, v6_version : str, optional
            Only those with this text; ``%`` stands for any text.
        image : str, optional
            Only those of this image, in the version that its registry has now.
        partitioning : {"horizontal", "vertical"}, optional
            Only those for data that are partitioned like this.
        awaiting_reviewer_assignment : bool, optional
            Those that wait for reviewers, instead. By default not.
        under_review : bool, optional
            Those that are being reviewed, instead. By default not.
        in_review_process : bool, optional
            Those in either of these states, instead. By default not.
        invalidated : bool, optional
            Those that were invalidated, instead. By default not.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Algorithm
            All of them, over all pages.

        Examples
        --------
        >>> await client.algorithm.list(field="name")
        ['average']
        """
        return Pages(
            lambda number, size: algorithm_list.asyncio(
                client=self._connection.stores.chosen,
                name=name,
                description=description,
                image=image,
                partitioning=partitioning,
                vantage6_version=v6_version,
                awaiting_reviewer_assignment=only_if_true(awaiting_reviewer_assignment),
                under_review=only_if_true(under_review),
                in_review_process=only_if_true(in_review_process),
                invalidated=only_if_true(invalidated),
                sort="id",
                page=number,
                per_page=size,
            ),
            page=page,
            per_page=per_page,
            limit=limit,
        )

    pages = page_by_page(list)

    @selectable
    async def get(self, id_: int) -> Algorithm:
        """Get one algorithm.

        Parameters
        ----------
        id_ : int
            Its id at the store.

        Returns
        -------
        Algorithm
            The algorithm with its functions.

        Examples
        --------
        >>> (await client.algorithm.get(1)).status
        'approved'
        """
        return await algorithm_get.asyncio(id_, client=self._connection.stores.chosen)
