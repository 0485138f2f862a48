"""``client.store`` and its groups."""

from __future__ import annotations

from functools import cached_property

from vantage6_api.v5_0.store.api.review import review_approve, review_reject
from vantage6_api.v5_0.store.models.review_update import ReviewUpdate
from vantage6_hl._sync.group import given
from vantage6_hl.compat._answers import Json, Model, many, one, page_of
from vantage6_hl.compat._group import Group
from vantage6_hl.compat.store_people import StoreRole, StoreRule, StoreUser
from vantage6_hl.errors import UsageError

__all__ = ["Policy", "Review", "Store"]


class Policy(Group):
    """What the chosen store allows."""

    @one
    def get(self, public: bool = False) -> Model:
        """Get the policies, or what of them is for everybody."""
        native = self._native.store.policy
        return native.get_public() if public else native.get()


class Review(Group):
    """Reviews at the chosen store, as the official client gives them."""

    @many
    def list(
        self,
        algorithm: int | None = None,
        reviewer: int | None = None,
        under_review: bool | None = None,
        reviewed: bool | None = None,
        approved: bool | None = None,
        rejected: bool | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Json:
        """List one page of reviews."""
        return page_of(
            self._native.store.review.list,
            page=page,
            per_page=per_page,
            algorithm=algorithm,
            reviewer=reviewer,
            under_review=bool(under_review),
            reviewed=bool(reviewed),
            approved=bool(approved),
            rejected=bool(rejected),
        )

    @one
    def get(self, id_: int) -> Model:
        """Get a review."""
        return self._native.store.review.get(id_)

    @one
    def create(self, algorithm: int, reviewer: int) -> Model:
        """Ask a reviewer for a review."""
        return self._native.store.review.create(algorithm, reviewer=reviewer)

    def delete(self, id_: int) -> None:
        """Delete a review."""
        self._native.store.review.delete(id_)
        self._tell(f"Review {id_} is deleted")

    def approve(self, id_: int, comment: str | None = None) -> Json:
        """Approve of an algorithm."""
        body = ReviewUpdate(comment=given(comment))
        return review_approve.sync(id_, client=self._connection.stores.chosen, body=body).to_dict()

    def reject(self, id_: int, comment: str | None = None) -> Json:
        """Reject an algorithm."""
        body = ReviewUpdate(comment=given(comment))
        return review_reject.sync(id_, client=self._connection.stores.chosen, body=body).to_dict()


class Store(Group):
    """Algorithm stores, as the official client gives them; ``set`` chooses the one to work with.

    Attributes
    ----------
    url : str or None
        Address of the chosen store.
    store_id : int or None
        Its id, which tasks get where they name none. To set it chooses no store: ``set`` does.
    """

    url: str | None = None
    store_id: int | None = None

    @cached_property
    def policy(self) -> Policy:
        """What the chosen store allows."""
        return Policy(self.parent)

    @cached_property
    def review(self) -> Review:
        """Reviews at the chosen store."""
        return Review(self.parent)

    @cached_property
    def role(self) -> StoreRole:
        """Roles at the chosen store."""
        return StoreRole(self.parent)

    @cached_property
    def rule(self) -> StoreRule:
        """Rules at the chosen store."""
        return StoreRule(self.parent)

    @cached_property
    def user(self) -> StoreUser:
        """Users of the chosen store."""
        return StoreUser(self.parent)

    @one
    def get(self, id_: int) -> Model:
        """Get a store, as the hub describes it."""
        return self._native.store.get(id_)

    def set(self, id_: int) -> Json:
        """Choose a store to work with; gives what the hub says of it."""
        found = self._native.store.set(id_).to_dict()
        self.url, self.store_id = f"{found['url']}{found['api_path']}", id_
        return found

    @many
    def list(
        self,
        name: str | None = None,
        url: str | None = None,
        collaboration: int | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Json:
        """List one page of stores."""
        return page_of(
            self._native.store.list,
            page=page,
            per_page=per_page,
            name=name,
            url=url,
            collaboration=self.parent.collaboration_id if collaboration is None else collaboration,
        )

    @one
    def create(
        self,
        name: str,
        algorithm_store_url: str,
        api_path: str = "/api",
        collaboration: int | None = None,
        all_collaborations: bool = False,
    ) -> Model:
        """Make a store known to the hub, for one collaboration or all."""
        return self._native.store.create(
            name,
            algorithm_store_url=algorithm_store_url,
            api_path=api_path,
            collaboration=None if all_collaborations else collaboration,
            all_collaborations=all_collaborations,
        )

    @one
    def update(
        self,
        id_: int | None = None,
        name: str | None = None,
        collaboration: int | None = None,
        all_collaborations: bool | None = None,
    ) -> Model:
        """Change what the hub knows of a store, by default of the chosen one."""
        if all_collaborations:
            raise UsageError("The hub refuses to make a collaboration's store that of all.")
        return self._native.store.update(self._id(id_), name=name, collaboration=collaboration)

    def delete(self, id_: int | None = None) -> None:
        """Make the hub forget a store, by default the chosen one."""
        gone = self._id(id_)
        self._native.store.delete(gone)
        self._tell(f"Store {gone} is deleted")

    def _id(self, id_: int | None) -> int | None:
        return self.store_id if id_ is None else id_
