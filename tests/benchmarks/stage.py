"""The stage of a run: a real hub with two organizations, an account for the contenders, and many tasks."""

from __future__ import annotations

import base64
import datetime
import random
import sqlite3
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import httpx

from tests.benchmarks.proxies import far_away, tls
from tests.conftest import connect
from vantage6_api.v5_0.hq.api.run import run_list, run_update
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_api.v5_0.hq.models.run_update import RunUpdate
from vantage6_hl import UserClient
from vantage6_hl.auth import Realm, TokenAuth, node_account
from vantage6_hl.testing.hub import Hub, start_hub
from vantage6_hl.testing.world import Account, add_account, log_in_administrator, researcher_roles
from vantage6_hl.transport import HubClient

Way = Literal["plain", "tls", "far"]
WAYS: dict[Way, str] = {
    "plain": "plain http",
    "tls": "TLS (nginx)",
    "far": "TLS, 20 ms each way",
}

_LATENCY = 0.02  # seconds each way
_IMAGE = "registry.invalid/benchmark"


@dataclass
class Stage:
    """What the rows need.

    Attributes
    ----------
    hub : Hub
        The hub.
    account : Account
        The contenders' service account.
    organization : int
        An organization that the account can see, its own.
    collaboration, session : int
        Where tasks are made.
    rng : random.Random
        Source of all that is drawn.
    quick : bool
        Whether fewer rounds are wanted.
    """

    hub: Hub
    account: Account
    organization: int
    collaboration: int
    session: int
    urls: dict[Way, str]
    ca_file: Path
    user: UserClient
    at_node: AuthenticatedClient
    rng: random.Random
    quick: bool
    _seeded: int = field(default=0)

    def rounds(self, many: int) -> int:
        """How many rounds of a row are played."""
        return max(3, many // 4) if self.quick else many

    def login(self, way: Way = "plain", *, url: str | None = None) -> dict[str, Any]:
        """Arguments of a worker's ``setup``; the token is for bare httpx, which does not log in."""
        return {
            "hq_url": url or self.urls[way],
            "auth_url": self.hub.auth_url,
            "realm": self.hub.realm,
            "username": self.account.username,
            "secret": self.account.client_secret,
            "ca_file": None if way == "plain" else str(self.ca_file),
            "token": self.token(),
        }

    def token(self) -> str:
        """Get a fresh access token of the account; it lives five minutes."""
        answer = httpx.post(
            f"{self.hub.auth_url}/realms/{self.hub.realm}/protocol/openid-connect/token",
            data={
                "grant_type": "client_credentials",
                "client_id": f"{self.account.username}-user-client",
                "client_secret": self.account.client_secret,
            },
        )
        token: str = answer.raise_for_status().json()["access_token"]
        return token

    def make_task(self) -> int:
        """Make a task that the harness's own node will run."""
        task = self.user.task.create(
            name="benchmark",
            image=_IMAGE,
            method="nothing",
            action="federated_compute",
            arguments={},
            organizations=[self.organization],
            collaboration=self.collaboration,
            session=self.session,
            databases=[],
        )
        return task.id

    def finish(self, task_id: int) -> None:
        """Report the task's run as its node would."""
        [run] = run_list.sync(client=self.at_node, task_id=task_id).data
        now = datetime.datetime.now(datetime.UTC)
        result = base64.b64encode(b'{"average": 53.25}').decode()
        body = RunUpdate(status="completed", started_at=now, finished_at=now, result=result)
        run_update.sync(run.id, client=self.at_node, body=body)

    def seed(self, count: int) -> None:
        """Have the hub hold so many tasks, each with one run.

        One is made through the API and copied in the hub's own database: making them one by one takes
        minutes, and what is measured is reading.
        """
        if self._seeded >= count:
            return
        first = self.make_task()
        self.finish(first)
        with sqlite3.connect(self.hub.folder / "hq.sqlite", timeout=30) as database:
            for table, owner in (("task", "id"), ("run", "task_id")):
                columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
                copied = [name for name in columns if name not in ("id", owner)]
                names = ", ".join([owner, *copied])
                row = database.execute(
                    f"SELECT {', '.join(copied)} FROM {table} WHERE {owner} = ?", [first]
                ).fetchone()
                marks = ", ".join("?" * (len(copied) + 1))
                database.executemany(
                    f"INSERT INTO {table} ({names}) VALUES ({marks})",
                    ([first + number, *row] for number in range(1, count)),
                )
        self._seeded = count


@contextmanager
def staged(folder: Path, *, rng: random.Random, quick: bool) -> Iterator[Stage]:
    """Start the hub, and what stands in front of it, and fill it."""
    with ExitStack() as stack:
        hub = stack.enter_context(start_hub())
        port = urlsplit(hub.hq_url).port
        path = urlsplit(hub.hq_url).path
        assert port is not None
        secure = stack.enter_context(tls(port, folder / "nginx"))
        far_port, _ = stack.enter_context(far_away(secure.port, _LATENCY))
        admin = stack.enter_context(connect(hub))
        log_in_administrator(admin, hub)
        home = admin.organization.create("benchmark", country="Nowhere")
        collaboration = admin.collaboration.create("benchmark", organizations=[home.id], encrypted=False)
        node = admin.node.create(collaboration=collaboration.id, organization=home.id)
        realm = Realm(hub.auth_url, hub.realm)
        auth = TokenAuth(node_account(realm, name=node.name or "", api_key=node.api_key))
        http = stack.enter_context(HubClient(hub.hq_url, auth=auth))
        account = add_account(admin, "contender", organization=home.id, roles=researcher_roles(admin))
        user = stack.enter_context(connect(hub))
        user.initialize_service_account(account.client_secret, username=account.username)
        user.authenticate_service_account()
        session = user.session.create(collaboration=collaboration.id, name="benchmark", scope="collaboration")
        stage = Stage(
            hub=hub,
            account=account,
            organization=home.id,
            collaboration=collaboration.id,
            session=session.id,
            urls={
                "plain": hub.hq_url,
                "tls": f"https://127.0.0.1:{secure.port}{path}",
                "far": f"https://127.0.0.1:{far_port}{path}",
            },
            ca_file=secure.ca_file,
            user=user,
            at_node=AuthenticatedClient(hub.hq_url, httpx_client=http),
            rng=rng,
            quick=quick,
        )
        trusted = ssl.create_default_context(cafile=secure.ca_file)
        for way, url in stage.urls.items():  # each way is open before anything is measured
            httpx.get(f"{url}/version", verify=trusted if way != "plain" else True).raise_for_status()
        yield stage
