"""``client.store.role``, ``client.store.rule`` and ``client.store.user``."""

from __future__ import annotations

from collections.abc import Sequence

from vantage6_hl.compat._answers import Json, Model, many, one, page_of
from vantage6_hl.compat._group import Group

__all__ = ["StoreRole", "StoreRule", "StoreUser"]


class StoreRole(Group):
    """Roles at the chosen store, as the official client gives them."""

    @many
    def list(
        self,
        name: str | None = None,
        description: str | None = None,
        user: int | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Json:
        """List one page of roles."""
        return page_of(
            self._native.store.role.list,
            page=page,
            per_page=per_page,
            name=name,
            description=description,
            user=user,
        )

    @one
    def create(self, name: str, description: str, rules: Sequence[int]) -> Model:
        """Create a role."""
        return self._native.store.role.create(name, description=description, rules=rules)

    @one
    def edit(
        self,
        role_id: int,
        name: str | None = None,
        description: str | None = None,
        rules: Sequence[int] | None = None,
    ) -> Model:
        """Change a role."""
        return self._native.store.role.update(role_id, name=name, description=description, rules=rules)

    def delete(self, role_id: int) -> None:
        """Delete a role."""
        self._native.store.role.delete(role_id)


class StoreRule(Group):
    """Rules at the chosen store, as the official client gives them."""

    @many
    def list(
        self,
        name: str | None = None,
        operation: str | None = None,
        role: int | None = None,
        user_id: int | None = None,
        current_user: bool = False,
        page: int = 1,
        per_page: int = 10,
    ) -> Json:
        """List one page of rules."""
        return page_of(
            self._native.store.rule.list,
            page=page,
            per_page=per_page,
            name=name,
            operation=operation,
            role=role,
            user=user_id or None,
            current_user=current_user,
        )


class StoreUser(Group):
    """Users of the chosen store, as the official client gives them."""

    @many
    def list(
        self, username: str | None = None, role: int | None = None, page: int = 1, per_page: int = 10
    ) -> Json:
        """List one page of users."""
        return page_of(
            self._native.store.user.list, page=page, per_page=per_page, username=username, role=role
        )

    @one
    def get(self, id_: int) -> Model:
        """Get a user."""
        return self._native.store.user.get(id_)

    @one
    def register(self, username: str, roles: Sequence[int]) -> Model:
        """Make a user of the hub known to the store."""
        return self._native.store.user.register(username, roles=roles)

    @one
    def update(self, id_: int, roles: Sequence[int]) -> Model:
        """Change what a user may do."""
        return self._native.store.user.update(id_, roles=roles)

    def delete(self, id_: int) -> None:
        """Make the store forget a user."""
        self._native.store.user.delete(id_)
        self._tell(f"User {id_} is deleted at the store")
