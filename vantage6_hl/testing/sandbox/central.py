"""What a central method does at the hub, with the container token of its task."""

from __future__ import annotations

from collections.abc import Mapping

from vantage6_api.v5_0.hq.api.organization import organization_list
from vantage6_api.v5_0.hq.api.result import result_list
from vantage6_api.v5_0.hq.api.run import run_list
from vantage6_api.v5_0.hq.api.task import task_create, task_status_get
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_api.v5_0.hq.models.organization_arguments import OrganizationArguments
from vantage6_api.v5_0.hq.models.task_database_input import TaskDatabaseInput
from vantage6_api.v5_0.hq.models.task_input import TaskInput
from vantage6_api.v5_0.hq.types import UNSET
from vantage6_hl._opening import names_blob
from vantage6_hl.auth import FixedToken, TokenAuth
from vantage6_hl.testing.sandbox.blobs import LARGEST, Blobs
from vantage6_hl.testing.sandbox.orders import Recipient, RunOrder, SubtaskState, databases_by_position
from vantage6_hl.testing.sandbox.pages import all_pages
from vantage6_hl.transport import CallPolicy, HubClient

_ENDED = ("completed", "failed")


class ContainerHub:
    """The hub as an algorithm container of one central run sees it.

    Parameters
    ----------
    hq_url : str
        Address of the hub.
    token : str
        The container token.
    order : RunOrder
        The central run.
    """

    def __init__(self, hq_url: str, token: str, order: RunOrder) -> None:
        self._order = order
        policy = CallPolicy(max_bytes=LARGEST)
        http = HubClient(hq_url, auth=TokenAuth(FixedToken(token)), policy=policy)
        self._client = AuthenticatedClient(hq_url, httpx_client=http)
        self._blobs = Blobs(self._client)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def recipients(self) -> list[Recipient]:
        """Give all organizations of the task's study, or else of its collaboration."""
        study = self._order.study_id
        organizations = all_pages(
            lambda page, size: organization_list.sync(
                client=self._client,
                study_id=study,
                collaboration_id=self._order.collaboration_id if study is None else None,
                page=page,
                per_page=size,
            )
        )
        return [Recipient(one.id, one.public_key or "") for one in organizations]

    def create_subtask(self, method: str, arguments: Mapping[int, str]) -> int:
        """Create a subtask on the parent's dataframes, with encoded arguments by organization."""
        order = self._order
        body = TaskInput(
            name="subtask",
            description=f"subtask of task {order.task_id}",
            image=order.image,
            method=method,
            action="federated_compute",
            collaboration_id=order.collaboration_id,
            study_id=UNSET if order.study_id is None else order.study_id,
            session_id=order.session_id,
            organizations=[
                OrganizationArguments(id=number, arguments=self._blobs.stored(encoded))
                for number, encoded in arguments.items()
            ],
            databases=[
                [
                    TaskDatabaseInput(type_="dataframe", dataframe_id=database.dataframe_id)
                    for database in group
                ]
                for group in databases_by_position(order.databases)
            ],
        )
        return task_create.sync(client=self._client, body=body).id

    def state(self, task_id: int) -> SubtaskState:
        """Say how the subtask is doing, and of what it failed."""
        status = task_status_get.sync(task_id, client=self._client).status
        if status not in _ENDED:
            return SubtaskState(ended=False)
        if status == "completed":
            return SubtaskState(ended=True)
        runs = all_pages(
            lambda page, size: run_list.sync(client=self._client, task_id=task_id, page=page, per_page=size)
        )
        return SubtaskState(
            ended=True,
            failures=tuple(
                f"organization {run.organization.id if run.organization else '?'}: {run.status}"
                for run in runs
                if run.status != "completed"
            ),
        )

    def results(self, task_id: int) -> list[str | bytes]:
        """Give the subtask's encoded results; those from a blob store as bytes."""
        results = all_pages(
            lambda page, size: result_list.sync(
                client=self._client, task_id=task_id, page=page, per_page=size
            )
        )
        return [
            self._blobs.get(one.result) if names_blob(one.result) else one.result
            for one in results
            if one.result
        ]
