"""What HQ shows of the work on it: sessions, dataframes, tasks, runs and results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from vantage6_hl.testing.fake.call import Call
from vantage6_hl.testing.fake.tables import Row

__all__ = ["WorkShapes", "link", "many"]

_BASE: Final = "/hq"
_METHODS: Final[Mapping[str, list[str]]] = {
    "run": ["GET", "PATCH"],
    "result": ["GET"],
    "task": ["GET", "DELETE"],
    "rule": ["GET"],
}
_ALL: Final = ["GET", "PATCH", "DELETE"]


def link(kind: str, id_: int | None) -> dict[str, Any] | None:
    """Give a link to one thing."""
    if id_ is None:
        return None
    return {"id": id_, "link": f"{_BASE}/{kind}/{id_}", "methods": _METHODS.get(kind, _ALL)}


def many(kind: str, name: str, id_: int) -> str:
    """Give a link to the list of what belongs to something."""
    return f"{_BASE}/{kind}?{name}={id_}"


class WorkShapes:
    """Shows rows about work.

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
        return link(kind, id_) if getattr(self._tables, kind).get(id_) is not None else None

    def session(self, row: Row) -> dict[str, Any]:
        """Show a session."""
        names = ("id", "name", "scope", "created_at", "last_used_at", "image")
        dataframes = self._tables.dataframe.where(session_id=row.id)
        return {
            **{name: getattr(row, name) for name in names},
            "owner": link("user", row.user_id),
            "collaboration": link("collaboration", row.collaboration_id),
            "study": self._there("study", row.study_id),
            "tasks": many("task", "session_id", row.id),
            "dataframes": f"{_BASE}/session/{row.id}/dataframe",
            "ready": any(self._state.is_ready(one) for one in dataframes),
        }

    def dataframe(self, row: Row) -> dict[str, Any]:
        """Show a dataframe."""
        task = self._tables.task.get(row.last_session_task_id)
        return {
            **self._simple_dataframe(row),
            "session": self._there("session", row.session_id),
            "tasks": many("task", "dataframe_id", row.id),
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
            "algorithm_store": link("algorithmstore", row.store_id)
            if self._tables.store.get(row.store_id)
            else None,
            "parent": self._there("task", row.parent_id),
            "children": many("task", "parent_id", row.id),
            "depends_on": [*row.depends_on],
            "required_by": [one.id for one in self._tables.task if row.id in one.depends_on],
            "init_org": self._there("organization", row.init_org_id),
            "init_user": self._there("user", row.init_user_id),
            "databases": [self._database(one) for one in row.databases],
            "dataframe": self._simple_dataframe(dataframe) if dataframe else None,
            "runs": [self.run(run) for run in made] if runs else many("run", "task_id", row.id),
            "results": [self.result(run) for run in made] if results else many("result", "task_id", row.id),
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
