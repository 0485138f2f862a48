"""``client.algorithm``."""

from __future__ import annotations

from vantage6_api.v5_0.store.api.algorithm import algorithm_invalidate
from vantage6_hl._sync.algorithm import Functions
from vantage6_hl._sync.algorithm_reading import Partitioning
from vantage6_hl.compat._answers import Json, Model, many, one, page_of
from vantage6_hl.compat._group import Group

__all__ = ["Algorithm"]


class Algorithm(Group):
    """Algorithms at the chosen store, as the official client gives them."""

    @one
    def get(self, id_: int) -> Model:
        """Get an algorithm."""
        return self._native.algorithm.get(id_)

    @many
    def list(
        self,
        name: str | None = None,
        description: str | None = None,
        image: str | None = None,
        partitioning: Partitioning | None = None,
        v6_version: str | None = None,
        awaiting_reviewer_assignment: bool | None = None,
        under_review: bool | None = None,
        in_review_process: bool | None = None,
        invalidated: bool | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Json:
        """List one page of algorithms."""
        return page_of(
            self._native.algorithm.list,
            page=page,
            per_page=per_page,
            name=name,
            description=description,
            image=image,
            partitioning=partitioning,
            v6_version=v6_version,
            awaiting_reviewer_assignment=bool(awaiting_reviewer_assignment),
            under_review=bool(under_review),
            in_review_process=bool(in_review_process),
            invalidated=bool(invalidated),
        )

    @one
    def create(
        self,
        name: str,
        description: str,
        image: str,
        partitioning: Partitioning,
        vantage6_version: str,
        code_url: str,
        functions: Functions,
        documentation_url: str | None = None,
    ) -> Model:
        """Submit an algorithm."""
        return self._native.algorithm.create(
            name,
            description=description,
            image=image,
            partitioning=partitioning,
            vantage6_version=vantage6_version,
            code_url=code_url,
            functions=functions,
            documentation_url=documentation_url or None,
        )

    def delete(self, id_: int) -> None:
        """Delete an algorithm."""
        self._native.algorithm.delete(id_)
        self._tell(f"Algorithm {id_} is deleted")

    @one
    def invalidate(self, id_: int) -> Model:
        """Take an algorithm out of use."""
        return algorithm_invalidate.sync(id_, client=self._connection.stores.chosen)

    @one
    def update(
        self,
        id_: int,
        name: str | None = None,
        description: str | None = None,
        image: str | None = None,
        partitioning: Partitioning | None = None,
        vantage6_version: str | None = None,
        code_url: str | None = None,
        documentation_url: str | None = None,
        functions: Functions | None = None,
        refresh_digest: bool | None = None,
    ) -> Model:
        """Change an algorithm."""
        return self._native.algorithm.update(
            id_,
            name=name,
            description=description,
            image=image,
            partitioning=partitioning,
            vantage6_version=vantage6_version,
            code_url=code_url,
            documentation_url=documentation_url,
            functions=functions,
            refresh_digest=bool(refresh_digest),
        )
