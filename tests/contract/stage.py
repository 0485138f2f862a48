"""The contract tests' own corner of the hub: organizations, a collaboration, nodes and accounts.

The tests play the nodes and report runs by hand: each state of a run can be had at once, and nothing waits.
Everything has a name of its own, so that nothing depends on what other tests leave on the hub.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property

import socketio  # type: ignore[import-untyped]

from tests.contract.recorder import Recorder
from vantage6_api.v5_0.hq.api.collaboration import collaboration_create
from vantage6_api.v5_0.hq.api.node import node_create
from vantage6_api.v5_0.hq.api.organization import organization_create
from vantage6_api.v5_0.hq.api.role import role_list
from vantage6_api.v5_0.hq.api.user import user_create
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_api.v5_0.hq.models import (
    Collaboration,
    CollaborationInput,
    NodeCreated,
    NodeInput,
    Organization,
    OrganizationInput,
    UserCreated,
    UserInput,
)
from vantage6_api.v5_0.store.api.role import role_list as store_role_list
from vantage6_api.v5_0.store.api.user import user_create as store_user_create
from vantage6_api.v5_0.store.models import UserInput as StoreUserInput
from vantage6_hl.auth import (
    DevicePrompt,
    Realm,
    TokenAuth,
    UserLogin,
    device_login,
    node_account,
    service_account,
)
from vantage6_hl.testing import FakeHub
from vantage6_hl.testing.hub import Hub
from vantage6_hl.testing.hub import device_login as approve
from vantage6_hl.testing.hub.model import ADMIN_USERNAME, CLIENT_ID
from vantage6_hl.transport import AsyncHubClient, HubClient

IMAGE = "registry.example/contract/algorithm"

_NAMESPACE = "/tasks"
_PASSWORD = f"Aa1-{secrets.token_urlsafe(12)}"


def unique(what: str) -> str:
    """Make a name that nothing else on the hub has."""
    return f"contract-{what}-{secrets.token_hex(4)}"


class Stage:
    """The corner, and clients of those who act in it; made by :func:`staged`.

    Parameters
    ----------
    hub : Hub
        A running hub.
    recorder : Recorder
        Gets all answers.
    closing : contextlib.ExitStack
        Closes the connections in the end.
    """

    def __init__(self, hub: Hub | FakeHub, recorder: Recorder, closing: ExitStack) -> None:
        self.hub = hub
        self.recorder = recorder
        self._closing = closing
        self._realm = Realm(hub.auth_url, hub.realm)
        self._root = self._root_login()
        self.admin = self.client(self._root)
        self.store = self.client(self._root, service="store")
        self.root = role_list.sync(client=self.admin, name=["Root"]).data[0].id
        self.anybody = self.client(None)
        self.anybody_at_store = self.client(None, service="store")
        self.home, self.partner, self.elsewhere = (self.organization() for _ in range(3))
        self.collaboration = self.made_collaboration(self.home, self.partner)
        self.nodes = [self.made_node(one) for one in (self.home, self.partner)]
        self.at_node = [self.as_node(node) for node in self.nodes]
        self.user = self.as_account(self.account(roles=[self.root]))
        self.outsider = self.as_account(self.account(organization=self.elsewhere))

    def client(self, auth: TokenAuth | None, *, service: str = "hq") -> AuthenticatedClient:
        """Make a client whose answers are recorded."""
        url = self._url(service)
        http = HubClient(url, auth=auth)
        self.recorder.attach(http, service)
        return self._closing.enter_context(AuthenticatedClient(url, httpx_client=http))

    def asynchronous(self, service: str) -> AuthenticatedClient:
        """Make an asynchronous client of the root user, whose answers are recorded; close it after use."""
        url = self._url(service)
        http = AsyncHubClient(url, auth=self._root)
        self.recorder.attach_async(http, service)
        return AuthenticatedClient(url, async_httpx_client=http)

    def _url(self, service: str) -> str:
        return self.hub.hq_url if service == "hq" else self.hub.store_url

    def as_node(self, node: NodeCreated) -> AuthenticatedClient:
        """Act as a node."""
        return self.client(TokenAuth(node_account(self._realm, name=str(node.name), api_key=node.api_key)))

    def as_account(self, account: UserCreated, *, service: str = "hq") -> AuthenticatedClient:
        """Act as a service account."""
        source = service_account(
            self._realm, username=account.username, client_secret=str(account.client_secret)
        )
        return self.client(TokenAuth(source), service=service)

    def as_person(self, username: str, *, service: str = "hq") -> AuthenticatedClient:
        """Act as a person of :meth:`person`, after a login in the browser."""
        return self.client(self._logged_in(username, _PASSWORD), service=service)

    def _root_login(self) -> TokenAuth:
        if isinstance(self.hub, FakeHub):
            return self._logged_in(ADMIN_USERNAME, "")
        return self._logged_in(self.hub.admin_username, self.hub.admin_password)

    def _logged_in(self, username: str, password: str) -> TokenAuth:
        hub = self.hub

        def approved(prompt: DevicePrompt) -> None:
            if isinstance(hub, FakeHub):
                hub.approve(prompt.complete_url, username)
            else:
                approve(hub, prompt.complete_url, username, password)

        flow = device_login(self._realm, CLIENT_ID, prompt=approved, open_browser=False)
        with HubClient(hub.hq_url) as http:
            return TokenAuth(UserLogin(self._realm, CLIENT_ID), http.run(flow))

    @cached_property
    def reviewer(self) -> AuthenticatedClient:
        """Act at the store as a reviewer of the organization `partner`."""
        person = self.person(self.partner)
        role = store_role_list.sync(client=self.store, name=["Reviewer"]).data[0].id
        store_user_create.sync(client=self.store, body=StoreUserInput(username=person, roles=[role]))
        return self.as_person(person, service="store")

    @cached_property
    def stranger(self) -> AuthenticatedClient:
        """Act at the store as somebody whom it does not know."""
        return self.as_account(self.account(), service="store")

    def person(self, organization: Organization) -> str:
        """Make a user who logs in with a password; gives the name."""
        name = unique("person")
        body = UserInput(username=name, password=_PASSWORD, organization_id=organization.id)
        user_create.sync(client=self.admin, body=body)
        return name

    def organization(self) -> Organization:
        """Make an organization that takes part in nothing."""
        body = OrganizationInput(name=unique("organization"), country="Nowhere", domain="nowhere.example")
        return organization_create.sync(client=self.admin, body=body)

    def made_collaboration(self, *members: Organization, encrypted: bool = False) -> Collaboration:
        """Make a collaboration of these organizations."""
        body = CollaborationInput(
            name=unique("collaboration"),
            organization_ids=[one.id for one in members],
            encrypted=encrypted,
            session_restrict_to_same_image=False,
        )
        return collaboration_create.sync(client=self.admin, body=body)

    def made_node(self, member: Organization, collaboration: Collaboration | None = None) -> NodeCreated:
        """Register a node of an organization, by default in the stage's collaboration."""
        body = NodeInput(
            name=unique("node"),
            collaboration_id=(collaboration or self.collaboration).id,
            organization_id=member.id,
        )
        return node_create.sync(client=self.admin, body=body)

    def account(
        self,
        *,
        organization: Organization | None = None,
        roles: list[int] | None = None,
        rules: list[int] | None = None,
    ) -> UserCreated:
        """Make a service account, by default of the organization `home` and without any permission."""
        body = UserInput(
            username=unique("account"),
            is_service_account=True,
            organization_id=(organization or self.home).id,
            roles=roles or [],
            rules=rules or [],
        )
        return user_create.sync(client=self.admin, body=body)

    @contextmanager
    def connected(self, at_node: AuthenticatedClient) -> Iterator[None]:
        """Have the hub show a node as online, with a word on its databases."""
        if isinstance(self.hub, FakeHub):
            with _fake_connected(self.hub, at_node.get_httpx_client().get("node/me").json()["id"]):
                yield
            return
        token = at_node.get_httpx_client().get("node/me").request.headers["Authorization"]
        socket, taken_in = socketio.Client(handle_sigint=False, reconnection=False), threading.Event()
        socket.on("sync", lambda *_: taken_in.set(), namespace=_NAMESPACE)
        socket.connect(self.hub.hq_url, headers={"Authorization": token}, namespaces=[_NAMESPACE])
        try:
            assert taken_in.wait(10), "the hub did not take the node in"
            details = {"database_labels": ["people"], "policies": {"allowed_algorithms": [f"{IMAGE}.*"]}}
            socket.call("node_info_update", details, namespace=_NAMESPACE, timeout=10)
            yield
        finally:
            socket.disconnect()


@contextmanager
def _fake_connected(hub: FakeHub, id_: int) -> Iterator[None]:
    node = hub._state.tables.node.one(id_)
    node.status = "online"
    node.config = [("database_labels", "people"), ("allowed_algorithms", f"{IMAGE}.*")]
    try:
        yield
    finally:
        node.status, node.config = "offline", []


@contextmanager
def staged(hub: Hub | FakeHub, recorder: Recorder) -> Iterator[Stage]:
    """Set the stage, and close its connections in the end; what it made stays on the hub."""
    with ExitStack() as closing:
        yield Stage(hub, recorder, closing)
