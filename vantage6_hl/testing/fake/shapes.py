"""What HQ shows of its rows, after vantage6-hq 5.0.3 ``resource/common/output_schema.py``."""

from __future__ import annotations

from typing import Any

from vantage6_hl.testing.fake.tables import Row
from vantage6_hl.testing.fake.work_shapes import WorkShapes, many

__all__ = ["Shapes"]


class Shapes(WorkShapes):
    """Shows rows. As `WorkShapes`, and all others."""

    def organization(self, row: Row) -> dict[str, Any]:
        """Show an organization."""
        names = ("id", "name", "address1", "address2", "zipcode", "country", "domain", "public_key")
        return {
            **{name: getattr(row, name) for name in names},
            "collaborations": many("collaboration", "organization_id", row.id),
            "nodes": many("node", "organization_id", row.id),
            "users": many("user", "organization_id", row.id),
            "tasks": many("task", "init_org_id", row.id),
            "runs": many("run", "organization_id", row.id),
            "studies": many("study", "organization_id", row.id),
        }

    def _members(self, row: Row) -> list[dict[str, Any]]:
        found = (self._tables.organization.get(id_) for id_ in row.organization_ids)
        return [self.organization(one) for one in found if one is not None]

    def collaboration(self, row: Row, *, members: bool = False) -> dict[str, Any]:
        """Show a collaboration, with its organizations if that was asked for."""
        return {
            "id": row.id,
            "name": row.name,
            "encrypted": row.encrypted,
            "session_restrict_to_same_image": row.session_restrict_to_same_image,
            "organizations": self._members(row)
            if members
            else many("organization", "collaboration_id", row.id),
            "nodes": many("node", "collaboration_id", row.id),
            "tasks": many("task", "collaboration_id", row.id),
            "algorithm_stores": many("algorithmstore", "collaboration_id", row.id),
            "studies": many("study", "collaboration_id", row.id),
        }

    def study(self, row: Row, *, members: bool = False) -> dict[str, Any]:
        """Show a study, with its organizations if that was asked for."""
        return {
            "id": row.id,
            "name": row.name,
            "collaboration": self._there("collaboration", row.collaboration_id),
            "organizations": self._members(row) if members else many("organization", "study_id", row.id),
            "tasks": many("task", "study_id", row.id),
        }

    def node(self, row: Row) -> dict[str, Any]:
        """Show a node."""
        return {
            **self.simple_node(row),
            "type": "node",
            "collaboration": self._there("collaboration", row.collaboration_id),
            "config": [{"key": key, "value": value} for key, value in row.config],
        }

    def simple_node(self, row: Row) -> dict[str, Any]:
        """Show a node without its collaboration."""
        names = ("id", "name", "status", "last_seen", "keycloak_id", "keycloak_client_id")
        return {
            **{name: getattr(row, name) for name in names},
            "organization": self._there("organization", row.organization_id),
        }

    def user(self, row: Row, *, permissions: bool = False) -> dict[str, Any]:
        """Show a user, with all permissions if that was asked for."""
        names = (
            "id",
            "username",
            "status",
            "last_seen",
            "keycloak_id",
            "keycloak_client_id",
            "is_service_account",
        )
        shown = {
            **{name: getattr(row, name) for name in names},
            "type": "user",
            "organization": self._there("organization", row.organization_id),
            "roles": many("role", "user_id", row.id),
            "rules": many("rule", "user_id", row.id),
        }
        if permissions:
            shown["permissions"] = {
                "roles": [*row.role_ids],
                "rules": sorted(self._state.rules_of(row)),
                "orgs_in_collabs": sorted(
                    {
                        id_
                        for one in self._tables.collaborations_of(row.organization_id)
                        for id_ in one.organization_ids
                    }
                ),
            }
        return shown

    def role(self, row: Row) -> dict[str, Any]:
        """Show a role."""
        return {
            "id": row.id,
            "name": row.name,
            "description": row.description,
            "is_default_role": row.is_default_role,
            "organization": self._there("organization", row.organization_id),
            "rules": many("rule", "role_id", row.id),
            "users": many("user", "role_id", row.id),
        }

    def rule(self, row: Row) -> dict[str, Any]:
        """Show a rule."""
        names = ("id", "name", "scope", "operation", "description")
        return {
            **{name: getattr(row, name) for name in names},
            "users": many("user", "rule_id", row.id),
        }

    def store(self, row: Row) -> dict[str, Any]:
        """Show an algorithm store as HQ knows it."""
        has_own = row.collaboration_id is not None
        return {
            "id": row.id,
            "name": row.name,
            "url": row.url,
            "api_path": row.api_path,
            "collaborations": many("collaboration", "algorithm_store_id", row.id) if has_own else None,
        }
