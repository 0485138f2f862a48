"""``client.task``, ``client.run`` and ``client.result``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vantage6_api.v5_0.hq.api.kill import kill_task
from vantage6_api.v5_0.hq.api.result import result_get, result_list
from vantage6_api.v5_0.hq.api.run import run_get, run_list
from vantage6_api.v5_0.hq.api.task import task_get
from vantage6_api.v5_0.hq.models.kill_task_input import KillTaskInput
from vantage6_api.v5_0.hq.models.result import Result as ResultModel
from vantage6_api.v5_0.hq.models.run import Run as RunModel
from vantage6_hl._databases import Databases
from vantage6_hl._opening import json_text, open_arguments
from vantage6_hl._sync.blobs import stored_payload
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.task import Action
from vantage6_hl.compat._answers import Json, Model, as_page, many, one, page_of, whole
from vantage6_hl.compat._group import Group
from vantage6_hl.errors import UsageError

__all__ = ["Result", "Run", "Task"]

Days = tuple[str | None, str | None]


class Task(Group):
    """Tasks, as the official client gives them."""

    @one
    def get(self, id_: int, include_results: bool = False) -> Model:
        """Get a task; its results are as they lie at the hub, encoded or encrypted."""
        return task_get.sync(id_, client=self._hub, include=["results"] if include_results else None)

    @many
    def list(
        self,
        initiating_org: int | None = None,
        initiating_user: int | None = None,
        collaboration: int | None = None,
        study: int | None = None,
        store: int | None = None,
        image: str | None = None,
        parent: int | None = None,
        job: int | None = None,
        name: str | None = None,
        include_results: bool = False,
        description: str | None = None,
        database: str | None = None,
        run: int | None = None,
        status: str | None = None,
        user_created: bool | None = None,
        session: int | None = None,
        dataframe: int | None = None,
        page: int = 1,
        per_page: int = 20,
    ) -> Json:
        """List one page of tasks; by `store` or `status` all, which the hub itself cannot find."""
        if run is not None:
            raise UsageError("The hub fails on run=: client.run.get(id_, include_task=True) gives its task.")
        filters = {
            "initiating_org": initiating_org,
            "initiating_user": initiating_user,
            "collaboration": self.parent.collaboration_id if collaboration is None else collaboration,
            "study": study,
            "image": image,
            "parent": parent,
            "job": job,
            "name": name,
            "include_results": include_results,
            "description": description,
            "database": database,
            "user_created": user_created,
            "session": session,
            "dataframe": dataframe,
        }
        if store is not None or status is not None:
            return whole(self._native.task.list, self._path("task"), store=store, status=status, **filters)
        return page_of(self._native.task.list, page=page, per_page=per_page, **filters)

    @one
    def create(
        self,
        organizations: Sequence[int],
        name: str,
        image: str,
        description: str,
        method: str,
        arguments: Mapping[str, object] | None = None,
        session: int | None = None,
        collaboration: int | None = None,
        study: int | None = None,
        store: int | None = None,
        databases: Databases = None,
        action: Action | None = None,
    ) -> Model:
        """Start a computation, with its arguments encrypted where the collaboration is."""
        where = session or self.parent.session_id
        if where is None:
            raise UsageError("Name the session: a task cannot be without one.")
        return self._native.task.create(
            organizations=organizations,
            name=name,
            image=image,
            description=description,
            method=method,
            arguments=arguments,
            session=where,
            collaboration=collaboration,
            study=study,
            store=self.parent.store.store_id if store is None else store,
            databases=databases,
            action=action,
        )

    def delete(self, id_: int) -> None:
        """Delete a task and its runs."""
        self._native.task.delete(id_)
        self._tell(f"Task {id_} is deleted")

    def kill(self, id_: int) -> None:
        """Stop a task."""
        self._tell(kill_task.sync(client=self._hub, body=KillTaskInput(id=id_)).msg)


class Run(Group):
    """Runs, as the official client gives them: with arguments as JSON text where they are yours to read."""

    @one
    def get(self, id_: int, include_task: bool = False, decrypt_input: bool = True) -> Model:
        """Get a run."""
        run = run_get.sync(id_, client=self._hub, include="task" if include_task else None)
        return self._opened(run) if decrypt_input else run

    @many
    def list(
        self,
        task: int | None = None,
        organization: int | None = None,
        state: str | None = None,
        node: int | None = None,
        include_task: bool = False,
        started: Days | None = None,
        assigned: Days | None = None,
        finished: Days | None = None,
        port: int | None = None,
        page: int | None = None,
        per_page: int | None = None,
    ) -> Json:
        """List one page of runs, the first 10 where none is named; by the day of a start or an end all."""
        if port is not None:
            raise UsageError("The hub fails on port=: its runs have none.")
        filters: dict[str, object] = {
            "task": task,
            "organization": organization,
            "state": state,
            "node": node,
            "include_task": include_task,
        }
        for what, days in {"started": started, "assigned": assigned, "finished": finished}.items():
            filters[f"{what}_from"], filters[f"{what}_till"] = days or (None, None)
        if filters["started_from"] or filters["finished_from"]:
            return whole(self._native.run.list, self._path("run"), self._opened, **filters)
        found = page_of(self._native.run.list, page=page, per_page=per_page, **filters)
        return {**found, "data": [self._opened(RunModel.from_dict(run)).to_dict() for run in found["data"]]}

    @many
    def from_task(self, task_id: int, include_task: bool = False) -> Json:
        """List all runs of a task."""
        found = Pages(
            lambda number, size: run_list.sync(
                client=self._hub,
                task_id=task_id,
                include=["task"] if include_task else None,
                page=number,
                per_page=size,
            ),
            each=self._opened,
        )
        return as_page(found.all(), self._path("run"))

    def _opened(self, run: RunModel) -> RunModel:
        stored = run.arguments
        mine = self._connection.identity.organization_id
        open_arguments(run, cryptor=self._connection.cryptor, organization_id=mine)
        if run.arguments is None:  # not ours to read: as it lies at the hub
            run.arguments = stored
        return run


class Result(Group):
    """Results, as the official client gives them: as JSON text."""

    def get(self, id_: int) -> str | None:
        """Get the result of a run as JSON text; None where there is none."""
        return self._opened(result_get.sync(id_, client=self._hub)).result

    def from_task(self, task_id: int) -> Json:
        """Get the results of all runs of a task, each as JSON text in ``result``."""
        found = Pages(
            lambda number, size: result_list.sync(
                client=self._hub, task_id=task_id, page=number, per_page=size
            ),
            each=self._opened,
        )
        return as_page(found.all(), self._path("result"))

    def _opened(self, result: ResultModel) -> ResultModel:
        if result.result:
            payload = stored_payload(self._connection, result.result, result.id)
            result.result = json_text(payload, result.id)[0]
        return result
