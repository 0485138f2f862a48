"""A small world on the real hub for the tests of the sandbox nodes, made with the bindings alone."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from vantage6_api.v5_0.hq.api.collaboration import collaboration_create
from vantage6_api.v5_0.hq.api.node import node_create, node_get
from vantage6_api.v5_0.hq.api.organization import organization_create
from vantage6_api.v5_0.hq.api.result import result_list
from vantage6_api.v5_0.hq.api.role import role_list
from vantage6_api.v5_0.hq.api.run import run_list
from vantage6_api.v5_0.hq.api.session import (
    session_create,
    session_dataframe_create,
    session_dataframe_get,
    session_dataframe_preprocess,
)
from vantage6_api.v5_0.hq.api.task import task_create, task_status_get
from vantage6_api.v5_0.hq.api.user import user_create
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_api.v5_0.hq.models.collaboration_input import CollaborationInput
from vantage6_api.v5_0.hq.models.dataframe import Dataframe
from vantage6_api.v5_0.hq.models.dataframe_init_input import DataframeInitInput
from vantage6_api.v5_0.hq.models.dataframe_preprocessing_input import DataframePreprocessingInput
from vantage6_api.v5_0.hq.models.node_input import NodeInput
from vantage6_api.v5_0.hq.models.organization_arguments import OrganizationArguments
from vantage6_api.v5_0.hq.models.organization_input import OrganizationInput
from vantage6_api.v5_0.hq.models.run import Run
from vantage6_api.v5_0.hq.models.session_input import SessionInput
from vantage6_api.v5_0.hq.models.session_task_input import SessionTaskInput
from vantage6_api.v5_0.hq.models.task_database_input import TaskDatabaseInput
from vantage6_api.v5_0.hq.models.task_input import TaskInput
from vantage6_api.v5_0.hq.models.user_input import UserInput
from vantage6_hl.auth import Realm, TokenAuth, service_account
from vantage6_hl.crypto import (
    Cryptor,
    JsonValue,
    PlainCryptor,
    RSACryptor,
    create_key,
    payload_from_json,
    payload_to_json,
    public_key_base64,
)
from vantage6_hl.testing.hub import Hub, admin_token
from vantage6_hl.testing.sandbox import NodeSpec, start_nodes
from vantage6_hl.testing.sandbox.athletes import write_node
from vantage6_hl.transport import HubClient

IMAGE = "registry.example/demo/average"
DEADLINE = 30.0  # seconds


@dataclass
class Lab:
    """Two organizations with a node each in one collaboration, and a user of the first with a session."""

    hub: Hub
    user: AuthenticatedClient
    cryptor: Cryptor
    keys: dict[int, str]
    collaboration_id: int
    session_id: int
    node_ids: list[int]
    specs: list[NodeSpec]
    folder: Path

    @property
    def organization_ids(self) -> list[int]:
        return list(self.keys)

    def nodes(self) -> AbstractContextManager[None]:
        """Start the nodes."""
        return start_nodes(
            self.specs,
            hq_url=self.hub.hq_url,
            auth_url=self.hub.auth_url,
            realm=self.hub.realm,
            folder=self.folder / "nodes",
        )

    def node_status(self) -> list[str | None]:
        return [node_get.sync(number, client=self.user).status for number in self.node_ids]

    def extract(self, label: str, method: str = "read_csv", **arguments: JsonValue) -> Dataframe:
        """Make a dataframe on all nodes and wait for it."""
        body = DataframeInitInput(label=label, task=self._step(method, arguments))
        made = session_dataframe_create.sync(self.session_id, client=self.user, body=body)
        return self._modified(made)

    def preprocess(self, dataframe: Dataframe, method: str, **arguments: JsonValue) -> Dataframe:
        """Change a dataframe on all nodes and wait for it."""
        body = DataframePreprocessingInput(dataframe_id=dataframe.id, task=self._step(method, arguments))
        return self._modified(session_dataframe_preprocess.sync(dataframe.id, client=self.user, body=body))

    def _modified(self, dataframe: Dataframe) -> Dataframe:
        assert dataframe.last_session_task is not None
        runs = self.wait(dataframe.last_session_task.id)
        assert [run.status for run in runs] == ["completed"] * len(runs), [run.log for run in runs]
        return session_dataframe_get.sync(dataframe.id, client=self.user)

    def _step(self, method: str, arguments: dict[str, JsonValue]) -> SessionTaskInput:
        return SessionTaskInput(
            image=IMAGE, method=method, organizations=self._addressed(arguments, self.organization_ids)
        )

    def _addressed(
        self, arguments: dict[str, JsonValue], organizations: Sequence[int]
    ) -> list[OrganizationArguments]:
        texts = self.cryptor.encrypt(payload_to_json(arguments), [self.keys[one] for one in organizations])
        return [
            OrganizationArguments(id=one, arguments=text)
            for one, text in zip(organizations, texts, strict=True)
        ]

    def task(
        self,
        method: str,
        arguments: dict[str, JsonValue],
        *,
        organizations: Sequence[int] = (),
        dataframe: Dataframe | None = None,
        central: bool = False,
        image: str = IMAGE,
    ) -> int:
        """Create a task, by default for the first organization; gives its id."""
        used = [TaskDatabaseInput(type_="dataframe", dataframe_id=dataframe.id)] if dataframe else []
        body = TaskInput(
            name=method,
            image=image,
            method=method,
            action="central_compute" if central else "federated_compute",
            collaboration_id=self.collaboration_id,
            session_id=self.session_id,
            organizations=self._addressed(arguments, organizations or self.organization_ids[:1]),
            databases=[used],
        )
        return task_create.sync(client=self.user, body=body).id

    def runs(self, task_id: int) -> list[Run]:
        """Give a task's runs in the order of the organizations."""
        runs = run_list.sync(client=self.user, task_id=task_id, per_page=100).data
        return sorted(runs, key=lambda run: run.id)

    def wait(self, task_id: int) -> list[Run]:
        """Wait for a task's end and give its runs."""
        until = time.monotonic() + DEADLINE
        while task_status_get.sync(task_id, client=self.user).status == "awaiting":
            assert time.monotonic() < until, [(run.status, run.log) for run in self.runs(task_id)]
            time.sleep(0.1)
        return self.runs(task_id)

    def wait_for(self, task_id: int, status: str) -> Run:
        """Wait until the first run of a task has this status."""
        until = time.monotonic() + DEADLINE
        while (run := self.runs(task_id)[0]).status != status:
            assert time.monotonic() < until, (run.status, run.log)
            time.sleep(0.1)
        return run

    def results(self, task_id: int) -> list[JsonValue]:
        """Wait for a task and give its results in the order of the organizations."""
        for run in self.wait(task_id):
            assert run.status == "completed", run.log
        found = result_list.sync(client=self.user, task_id=task_id, per_page=100).data
        return [
            payload_from_json(self.cryptor.decrypt(one.result or ""))
            for one in sorted(found, key=lambda one: one.id)
        ]


def make_lab(hub: Hub, folder: Path, *, encrypted: bool) -> Lab:
    """Register everything of a lab at the hub; its nodes are not started."""
    kind = f"{'encrypted' if encrypted else 'plain'}-{secrets.token_hex(3)}"
    with AuthenticatedClient(hub.hq_url, str(admin_token(hub)["access_token"])) as admin:
        keys: dict[int, str] = {}
        for number in range(2):
            key = public_key_base64(create_key(folder / f"{number}.pem")) if encrypted else ""
            body = OrganizationInput(name=f"lab-{kind}-{number}", public_key=key)
            keys[organization_create.sync(client=admin, body=body).id] = key
        collaboration = collaboration_create.sync(
            client=admin,
            body=CollaborationInput(name=f"lab-{kind}", organization_ids=list(keys), encrypted=encrypted),
        )
        nodes = [
            node_create.sync(
                client=admin,
                body=NodeInput(
                    name=f"lab-{kind}-{one}", collaboration_id=collaboration.id, organization_id=one
                ),
            )
            for one in keys
        ]
        root = [role.id for role in role_list.sync(client=admin, name="Root").data]
        account = user_create.sync(
            client=admin,
            body=UserInput(
                username=f"lab-{kind}", is_service_account=True, organization_id=min(keys), roles=root
            ),
        )
    source = service_account(
        Realm(hub.auth_url, hub.realm), username=f"lab-{kind}", client_secret=str(account.client_secret)
    )
    user = AuthenticatedClient(hub.hq_url, httpx_client=HubClient(hub.hq_url, auth=TokenAuth(source)))
    session = session_create.sync(
        client=user,
        body=SessionInput(name=f"lab-{kind}", collaboration_id=collaboration.id, scope="collaboration"),
    )
    specs = [
        NodeSpec(
            name=node.name or "",
            api_key=node.api_key,
            private_key=folder / f"{number}.pem" if encrypted else None,
            databases=write_node(folder / f"data-{number}", number),
        )
        for number, node in enumerate(nodes)
    ]
    cryptor: Cryptor = RSACryptor(folder / "0.pem") if encrypted else PlainCryptor()
    return Lab(
        hub, user, cryptor, keys, collaboration.id, session.id, [node.id for node in nodes], specs, folder
    )
