"""What the algorithm store shows of its rows."""

from __future__ import annotations

from typing import Any, Final

from vantage6_hl.testing.fake.call import Call
from vantage6_hl.testing.fake.tables import Row

__all__ = ["StoreShapes"]

_BASE: Final = "/store"


class StoreShapes:
    """Shows rows of the store.

    Parameters
    ----------
    call : Call
        The request that is answered.
    """

    def __init__(self, call: Call) -> None:
        self._tables = call.tables

    def user(self, row: Row) -> dict[str, Any]:
        """Show a user."""
        names = ("id", "username", "organization_id", "keycloak_id")
        return {
            **{name: getattr(row, name) for name in names},
            "roles": f"{_BASE}/role?user_id={row.id}",
            "algorithm": f"{_BASE}/algorithm?user_id={row.id}",
        }

    def role(self, row: Row) -> dict[str, Any]:
        """Show a role."""
        names = ("id", "name", "description", "is_default_role")
        return {
            **{name: getattr(row, name) for name in names},
            "rules": f"{_BASE}/rule?role_id={row.id}",
            "users": f"{_BASE}/user?role_id={row.id}",
        }

    def rule(self, row: Row) -> dict[str, Any]:
        """Show a rule."""
        return {name: getattr(row, name) for name in ("id", "name", "operation", "description")}

    def review(self, row: Row) -> dict[str, Any]:
        """Show a review."""
        people = {
            "reviewer": self._tables.store_user.get(row.reviewer_id),
            "requested_by": self._tables.store_user.get(row.requested_by_id),
        }
        names = ("id", "algorithm_id", "status", "comment", "requested_at", "submitted_at")
        return {
            **{name: getattr(row, name) for name in names},
            **{name: self.user(one) if one else None for name, one in people.items()},
        }

    def algorithm(self, row: Row) -> dict[str, Any]:
        """Show an algorithm with its functions."""
        shown = {name: value for name, value in vars(row).items() if name != "functions"}
        functions = self._tables.function.where(algorithm_id=row.id)
        return {
            **shown,
            "functions": [self._function(one) for one in functions],
            "reviews": f"{_BASE}/review?algorithm_id={row.id}",
        }

    def _function(self, row: Row) -> dict[str, Any]:
        shown = {name: value for name, value in vars(row).items() if name != "algorithm_id"}
        parts = {
            "arguments": self._tables.argument,
            "databases": self._tables.database,
            "ui_visualizations": self._tables.visualization,
        }
        for name, table in parts.items():
            rows = table.where(function_id=row.id)
            shown[name] = [
                {key: value for key, value in vars(one).items() if key != "function_id"} for one in rows
            ]
        return shown
