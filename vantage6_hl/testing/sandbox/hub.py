"""A node's login at the hub, and the calls that a node makes, through this library's bindings."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from vantage6_api.v5_0.hq.api.collaboration import collaboration_get
from vantage6_api.v5_0.hq.api.node import node_me_get
from vantage6_api.v5_0.hq.api.organization import organization_get, organization_update
from vantage6_api.v5_0.hq.api.run import run_get, run_list, run_update
from vantage6_api.v5_0.hq.api.session import session_dataframe_column
from vantage6_api.v5_0.hq.api.token import token_container
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_api.v5_0.hq.models.dataframe_node_update import DataframeNodeUpdate
from vantage6_api.v5_0.hq.models.organization_update import OrganizationUpdate
from vantage6_api.v5_0.hq.models.run import Run
from vantage6_api.v5_0.hq.models.run_update import RunUpdate as RunUpdateBody
from vantage6_api.v5_0.hq.models.task_without_runs import TaskWithoutRuns
from vantage6_api.v5_0.hq.models.token_algorithm_input import TokenAlgorithmInput
from vantage6_api.v5_0.hq.types import UNSET
from vantage6_hl._opening import names_blob
from vantage6_hl.auth import Realm, TokenAuth, node_account
from vantage6_hl.crypto import Cryptor, PlainCryptor, RSACryptor, fingerprint
from vantage6_hl.errors import (
    BadRequest,
    KeyMismatch,
    KeyMissing,
    NetworkError,
    NotFound,
    OutcomeUnknown,
    ServerError,
    TooManyRequests,
)
from vantage6_hl.testing.sandbox.blobs import LARGEST, Blobs
from vantage6_hl.testing.sandbox.central import ContainerHub
from vantage6_hl.testing.sandbox.config import NodeConfig
from vantage6_hl.testing.sandbox.orders import Recipient, RunOrder, RunOver, TaskDatabase
from vantage6_hl.testing.sandbox.pages import all_pages
from vantage6_hl.testing.sandbox.runs import RunUpdate
from vantage6_hl.transport import CallPolicy, HubClient

LOG = logging.getLogger(__name__)

# What may be over soon. A report that was sent and not answered is sent again: it sets, and does not add.
_TRANSIENT = (NetworkError, ServerError, TooManyRequests, OutcomeUnknown)
_LONGEST_PAUSE = 10.0  # seconds

T = TypeVar("T")


class Hub:
    """One node at the hub.

    Parameters
    ----------
    config : NodeConfig
        Who the node is and where the hub is.

    Raises
    ------
    Vantage6Error
        When the login is refused or the hub cannot be reached.
    """

    def __init__(self, config: NodeConfig) -> None:
        self._hq_url = config.hq_url
        account = node_account(Realm(config.auth_url, config.realm), name=config.name, api_key=config.api_key)
        policy = CallPolicy(max_bytes=LARGEST)
        self._http = HubClient(config.hq_url, auth=TokenAuth(account), policy=policy)
        self._client = AuthenticatedClient(config.hq_url, httpx_client=self._http)
        self._blobs = Blobs(self._client)
        try:
            node = node_me_get.sync(client=self._client)
            assert node.organization is not None
            assert node.collaboration is not None
            self.node_id = node.id
            self.organization_id = node.organization.id
            self.collaboration_id = node.collaboration.id
            collaboration = collaboration_get.sync(self.collaboration_id, client=self._client)
            self.encrypted = bool(collaboration.encrypted)
        except BaseException:
            self._http.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._http.close()

    def token(self) -> str:
        """Give an access token that the hub has just accepted, for the socket.io connection."""
        return self._http.get("node/me").request.headers["Authorization"].removeprefix("Bearer ")

    def online(self) -> bool:
        """Say whether the hub shows this node as online."""
        return node_me_get.sync(client=self._client).status == "online"

    def cryptor(self, private_key: Path | None) -> Cryptor:
        """Set up encryption as the collaboration wants it; the hub gets the public key if it has none.

        Parameters
        ----------
        private_key : pathlib.Path or None
            The organization's private key file.

        Returns
        -------
        Cryptor

        Raises
        ------
        KeyMissing
            When the collaboration is encrypted and there is no key.
        KeyMismatch
            When the hub has another public key: nobody could read what is encrypted with it.
        """
        if not self.encrypted:
            return PlainCryptor()
        if private_key is None:
            raise KeyMissing(
                f"Collaboration {self.collaboration_id} is encrypted: the node needs a private key."
            )
        cryptor = RSACryptor(private_key)
        known = self.recipient(self.organization_id).public_key
        if not known:
            organization_update.sync(
                self.organization_id,
                client=self._client,
                body=OrganizationUpdate(public_key=cryptor.public_key_str),
            )
        elif fingerprint(known) != cryptor.fingerprint:
            raise KeyMismatch(
                f"The hub has another public key of organization {self.organization_id} than that "
                f"of '{private_key}'. Give the right key file, or replace the key at the hub.",
                expected=cryptor.fingerprint,
                found=fingerprint(known),
            )
        return cryptor

    def open_runs(self) -> list[RunOrder]:
        """Give all runs of this node that have not ended."""
        runs = all_pages(
            lambda page, size: run_list.sync(
                client=self._client,
                state="open",
                node_id=self.node_id,
                include=["task"],
                page=page,
                per_page=size,
            )
        )
        # "open" are all runs of a task that has one without an end, those that have ended among them.
        return [order for run in runs if run.finished_at is None and (order := _order(run)) is not None]

    def has_ended(self, run_id: int) -> bool:
        """Say whether a run has ended, or is gone."""
        try:
            return run_get.sync(run_id, client=self._client).finished_at is not None
        except NotFound:
            return True

    def update(self, run_id: int, update: RunUpdate) -> None:
        """Report a run, as often as it takes; raises RunOver when the hub has ended it."""
        body = RunUpdateBody(
            status=update.status.value,
            log=update.log,
            started_at=update.started_at or UNSET,
            finished_at=update.finished_at or UNSET,
            result=UNSET if update.result is None else self._blobs.stored(update.result),
        )
        try:
            _insist(lambda: run_update.sync(run_id, client=self._client, body=body))
        except BadRequest as problem:
            raise RunOver(problem.hub_message) from problem

    def add_log(self, run_id: int, log: str) -> None:
        """Give the log of a run that was killed; of a run that ended otherwise the hub takes none."""
        try:
            _insist(lambda: run_update.sync(run_id, client=self._client, body=RunUpdateBody(log=log)))
        except BadRequest as problem:
            LOG.info("The hub takes no log of run %s: %s", run_id, problem.hub_message)

    def report_columns(self, dataframe_id: int, types: Mapping[str, str]) -> None:
        """Report a dataframe's columns on this node."""
        columns = [DataframeNodeUpdate(name=name, dtype=dtype) for name, dtype in types.items()]
        _insist(lambda: session_dataframe_column.sync(dataframe_id, client=self._client, body=columns))

    def recipient(self, organization_id: int) -> Recipient:
        """Give an organization and its public key."""
        organization = _insist(lambda: organization_get.sync(organization_id, client=self._client))
        return Recipient(organization.id, organization.public_key or "")

    def blob(self, name: str) -> bytes:
        """Read from the blob store."""
        return self._blobs.get(name)

    def central(self, order: RunOrder) -> ContainerHub:
        """Get a container token for a central task."""
        body = TokenAlgorithmInput(task_id=order.task_id, image=order.image)
        token = token_container.sync(client=self._client, body=body).container_token
        return ContainerHub(self._hq_url, token, order)


def _insist(call: Callable[[], T]) -> T:
    """Call again and again while the hub cannot be reached: a result must not get lost."""
    pause = 0.5
    while True:
        try:
            return call()
        except _TRANSIENT as problem:
            LOG.warning("Trying again in %.1f seconds: %s", pause, problem)
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def _order(run: Run) -> RunOrder | None:
    """Translate the hub's run; ``None`` for one whose session or collaboration is gone: none can serve it."""
    task = run.task
    if not isinstance(task, TaskWithoutRuns):
        return None
    if task.session is None or task.collaboration is None or task.init_org is None:
        return None
    return RunOrder(
        run_id=run.id,
        task_id=task.id,
        parent_id=task.parent.id if task.parent else None,
        image=task.image or "",
        method=task.method or "",
        action=run.action or "",
        arguments=run.arguments,
        in_blob_store=names_blob(run.arguments or ""),
        initiating_organization_id=task.init_org.id,
        collaboration_id=task.collaboration.id,
        study_id=task.study.id if task.study else None,
        session_id=task.session.id,
        dataframe_id=task.dataframe.id if task.dataframe else None,
        dataframe_name=task.dataframe.name if task.dataframe else None,
        databases=tuple(
            TaskDatabase(
                type=database.type_ or "",
                label=database.label,
                dataframe_id=database.dataframe_id,
                position=database.position or 0,
            )
            for database in task.databases
        ),
    )
