"""``client.user``, ``client.role`` and ``client.rule``."""

from __future__ import annotations

from collections.abc import Sequence

from vantage6_hl.compat._answers import Json, Model, many, one, page_of
from vantage6_hl.compat._group import Group

__all__ = ["Role", "Rule", "User"]


class User(Group):
    """Users, as the official client gives them."""

    @many
    def list(
        self,
        username: str | None = None,
        organization: int | None = None,
        role: int | None = None,
        rule: int | None = None,
        last_seen_from: str | None = None,
        last_seen_till: str | None = None,
        page: int = 1,
        per_page: int = 20,
    ) -> Json:
        """List one page of users."""
        return page_of(
            self._native.user.list,
            page=page,
            per_page=per_page,
            username=username,
            organization=organization,
            role=role,
            rule=rule,
            last_seen_from=last_seen_from,
            last_seen_till=last_seen_till,
        )

    @one
    def get(self, id_: int | None = None) -> Model:
        """Get a user, by default yourself."""
        return self._native.user.get(id_ or None)

    @one
    def get_own_user(self, include_permissions: bool = False) -> Model:  # noqa: ARG002
        """Get yourself, always with your permissions.

        The official client sends ``False`` as text, which the hub takes for true.
        """
        return self._native.user.get_own_user(include_permissions=True)

    @one
    def update(
        self, id_: int | None = None, rules: Sequence[int] | None = None, roles: Sequence[int] | None = None
    ) -> Model:
        """Change what a user may do, by default yourself."""
        return self._native.user.update(id_ or None, roles=roles, rules=rules)

    @one
    def create(
        self,
        username: str,
        password: str | None = None,
        organization: int | None = None,
        roles: Sequence[int] | None = None,
        rules: Sequence[int] | None = None,
        is_service_account: bool = False,
    ) -> Model:
        """Create a user, or a service account."""
        return self._native.user.create(
            username,
            password=password or None,
            organization=organization,
            roles=roles or [],
            rules=rules or [],
            is_service_account=is_service_account,
        )

    def delete(self, id_: int) -> None:
        """Delete a user."""
        self._native.user.delete(id_)
        self._tell(f"User {id_} is deleted")


class Role(Group):
    """Roles, as the official client gives them."""

    @many
    def list(
        self,
        name: str | None = None,
        description: str | None = None,
        organization: int | None = None,
        rule: int | None = None,
        user: int | None = None,
        include_root: bool | None = None,
        page: int = 1,
        per_page: int = 20,
    ) -> Json:
        """List one page of roles."""
        return page_of(
            self._native.role.list,
            page=page,
            per_page=per_page,
            name=name,
            description=description,
            organization=organization,
            rule=rule,
            user=user,
            include_root=bool(include_root),
        )

    @one
    def get(self, id_: int) -> Model:
        """Get a role."""
        return self._native.role.get(id_)

    @one
    def create(
        self, name: str, description: str, rules: Sequence[int], organization: int | None = None
    ) -> Model:
        """Create a role, by default for your organization."""
        mine = self._native.whoami.organization_id
        return self._native.role.create(
            name, description=description, rules=rules, organization=organization or mine
        )

    @one
    def update(
        self,
        role: int,
        name: str | None = None,
        description: str | None = None,
        rules: Sequence[int] | None = None,
    ) -> Model:
        """Change a role."""
        return self._native.role.update(role, name=name, description=description, rules=rules)

    def delete(self, role: int) -> None:
        """Delete a role."""
        self._native.role.delete(role)
        self._tell(f"Role {role} is deleted")


class Rule(Group):
    """Rules, as the official client gives them."""

    @one
    def get(self, id_: int) -> Model:
        """Get a rule."""
        return self._native.rule.get(id_)

    @many
    def list(
        self,
        name: str | None = None,
        operation: str | None = None,
        scope: str | None = None,
        role: int | None = None,
        page: int = 1,
        per_page: int = 20,
    ) -> Json:
        """List one page of rules."""
        return page_of(
            self._native.rule.list,
            page=page,
            per_page=per_page,
            name=name,
            operation=operation,
            scope=scope,
            role=role,
        )
