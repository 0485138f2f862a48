"""What HQ shows of its rows, after vantage6-hq 5.0.3 ``resource/common/output_schema.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from vantage6_hl.testing.fake.call import Call
from vantage6_hl.testing.fake.tables import Row

__all__ = ["Shapes"]

_BASE: Final = "/hq"
_METHODS: Final[Mapping[str, list[str]]] = {
    "run": ["GET", "PATCH"],
    "result": ["GET"],
    "task": ["GET", "DELETE"],
    "rule": ["GET"],
}
_ALL: Final = ["GET", "PATCH", "DELETE"]


def _link(kind: str, id_: int | None) -> dict[str, Any] | None:
    if id_ is None:
        return None
    return {"id": id_, "link": f"{_BASE}/{kind}/{id_}", "methods": _METHODS.get(kind, _ALL)}


def _many(kind: str, name: str, id_: int) -> str:
    return f"{_BASE}/{kind}?{name}={id_}"


class Shapes:
    """Shows rows.

    Parameters
    ----------
    call : Call
        The request that is answered.
    """

    def __init__(self, call: Call) -> None:
        self._state = call.state
        self._tables = call.tables

    def _there(self, kind: str, id_: int | None) -> dict[str, Any] | None:
        """Give a link to a row, unless it is gone."""
        return _link(kind, id_) if getattr(self._tables, kind).get(id_) is not None else None

    def organization(self, row: Row) -> dict[str, Any]:
        """Show an organization."""
        names = ("id", "name", "address1", "address2", "zipcode", "country", "domain", "public_key")
        return {
            **{name: getattr(row, name) for name in names},
            "collaborations": _many("collaboration", "organization_id", row.id),
            "nodes": _many("node", "organization_id", row.id),
            "users": _many("user", "organization_id", row.id),
            "tasks": _many("task", "init_org_id", row.id),
            "runs": _many("run", "organization_id", row.id),
            "studies": _many("study", "organization_id", row.id),
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
            else _many("organization", "collaboration_id", row.id),
            "nodes": _many("node", "collaboration_id", row.id),
            "tasks": _many("task", "collaboration_id", row.id),
            "algorithm_stores": _many("algorithmstore", "collaboration_id", row.id),
            "studies": _many("study", "collaboration_id", row.id),
        }

    def study(self, row: Row, *, members: bool = False) -> dict[str, Any]:
        """Show a study, with its organizations if that was asked for."""
        return {
            "id": row.id,
            "name": row.name,
            "collaboration": self._there("collaboration", row.collaboration_id),
            "organizations": self._members(row) if members else _many("organization", "study_id", row.id),
            "tasks": _many("task", "study_id", row.id),
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
            "roles": _many("role", "user_id", row.id),
            "rules": _many("rule", "user_id", row.id),
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
            "rules": _many("rule", "role_id", row.id),
            "users": _many("user", "role_id", row.id),
        }

    def rule(self, row: Row) -> dict[str, Any]:
        """Show a rule."""
        names = ("id", "name", "scope", "operation", "description")
        return {
            **{name: getattr(row, name) for name in names},
            "users": _many("user", "rule_id", row.id),
        }

    def store(self, row: Row) -> dict[str, Any]:
        """Show an algorithm store as HQ knows it."""
        has_own = row.collaboration_id is not None
        return {
            "id": row.id,
            "name": row.name,
            "url": row.url,
            "api_path": row.api_path,
            "collaborations": _many("collaboration", "algorithm_store_id", row.id) if has_own else None,
        }

    def session(self, row: Row) -> dict[str, Any]:
        """Show a session."""
        names = ("id", "name", "scope", "created_at", "last_used_at", "image")
        dataframes = self._tables.dataframe.where(session_id=row.id)
        return {
            **{name: getattr(row, name) for name in names},
            "owner": _link("user", row.user_id),
            "collaboration": _link("collaboration", row.collaboration_id),
            "study": self._there("study", row.study_id),
            "tasks": _many("task", "session_id", row.id),
            "dataframes": f"{_BASE}/session/{row.id}/dataframe",
            "ready": any(self._state.is_ready(one) for one in dataframes),
        }

    def dataframe(self, row: Row) -> dict[str, Any]:
        """Show a dataframe."""
        task = self._tables.task.get(row.last_session_task_id)
        return {
            **self._simple_dataframe(row),
            "session": self._there("session", row.session_id),
            "tasks": _many("task", "dataframe_id", row.id),
            "last_session_task": self.task(task) if task else None,
            "columns": [
                {"name": name, "dtype": dtype, "node_id": node_id}
                for node_id, columns in row.columns.items()
                for name, dtype in columns.items()
            ],
            "ready": self._state.is_ready(row),
            "organizations_ready": self._state.organizations_ready(row),
        }

    def _simple_dataframe(self, row: Row) -> dict[str, Any]:
        return {"id": row.id, "name": row.name, "db_label": row.db_label}

    def task(self, row: Row, *, runs: bool = False, results: bool = False) -> dict[str, Any]:
        """Show a task, with its runs and their results if they were asked for."""
        made = self._tables.runs_of(row)
        status = self._state.status_of(row)
        dataframe = self._tables.dataframe.get(row.dataframe_id)
        ends = [run.finished_at for run in made if run.finished_at]
        names = ("id", "name", "description", "image", "method", "job_id", "created_at")
        return {
            **{name: getattr(row, name) for name in names},
            "status": status,
            "finished_at": max(ends) if status == "completed" and ends else None,
            "action": made[-1].action if made else None,
            "collaboration": self._there("collaboration", row.collaboration_id),
            "study": self._there("study", row.study_id),
            "session": self._there("session", row.session_id),
            "algorithm_store": _link("algorithmstore", row.store_id)
            if self._tables.store.get(row.store_id)
            else None,
            "parent": self._there("task", row.parent_id),
            "children": _many("task", "parent_id", row.id),
            "depends_on": [*row.depends_on],
            "required_by": [one.id for one in self._tables.task if row.id in one.depends_on],
            "init_org": self._there("organization", row.init_org_id),
            "init_user": self._there("user", row.init_user_id),
            "databases": [self._database(one) for one in row.databases],
            "dataframe": self._simple_dataframe(dataframe) if dataframe else None,
            "runs": [self.run(run) for run in made] if runs else _many("run", "task_id", row.id),
            "results": [self.result(run) for run in made] if results else _many("result", "task_id", row.id),
        }

    def _database(self, one: dict[str, Any]) -> dict[str, Any]:
        dataframe = self._tables.dataframe.get(one["dataframe_id"])
        return {**one, "dataframe_name": dataframe.name if dataframe else None}

    def run(self, row: Row, *, task: bool = False) -> dict[str, Any]:
        """Show a run, with its task if that was asked for."""
        owner = self._tables.task.get(row.task_id)
        node = self._tables.node_of(row.organization_id, owner.collaboration_id) if owner else None
        shown: dict[str, Any] | None = self._there("task", row.task_id)
        if task and owner is not None:
            shown = self.task(owner)
            del shown["runs"]
        names = ("id", "name", "status", "keycloak_id", "keycloak_client_id")
        return {
            **_times_of(row),
            "status": row.status,
            "log": row.log,
            "arguments": row.arguments,
            "organization": self._there("organization", row.organization_id),
            "task": shown,
            "results": {**_run_link("result", row.id)},
            "node": {name: getattr(node, name) for name in names} if node else {},
        }

    def result(self, row: Row) -> dict[str, Any]:
        """Show the result of a run."""
        names = ("id", "action", "cleanup_at", "blob_storage_used", "result")
        return {
            **{name: getattr(row, name) for name in names},
            "run": _run_link("run", row.id),
            "task": self._there("task", row.task_id),
        }

    def all(self, show: Callable[[Row], Any], rows: list[Row]) -> list[Any]:
        """Show several rows."""
        return [show(row) for row in rows]


def _run_link(kind: str, id_: int) -> dict[str, Any]:
    return {"id": id_, "link": f"{_BASE}/{kind}/{id_}", "methods": ["GET", "PATCH"]}


def _times_of(row: Row) -> dict[str, Any]:
    names = (
        "id",
        "action",
        "assigned_at",
        "started_at",
        "finished_at",
        "cleanup_at",
        "blob_storage_used",
    )
    return {name: getattr(row, name) for name in names}
