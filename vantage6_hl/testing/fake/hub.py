"""``FakeHub``: a vantage6 hub inside this process, for tests of programs that use one."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import httpx

from vantage6_hl.testing.fake import world
from vantage6_hl.testing.fake.keycloak import Keycloak
from vantage6_hl.testing.fake.looking import Looking
from vantage6_hl.testing.fake.newborn import ADMINISTRATOR, begin
from vantage6_hl.testing.fake.nodes import Nodes
from vantage6_hl.testing.fake.records import Requests
from vantage6_hl.testing.fake.scripting import Scripting
from vantage6_hl.testing.fake.scripts import Script
from vantage6_hl.testing.fake.serving import Server
from vantage6_hl.testing.fake.state import Addresses, State
from vantage6_hl.testing.fake.time import SkippingClock
from vantage6_hl.testing.fake.world import Member
from vantage6_hl.transport.routes import Route, routed
from vantage6_hl.version import supported_releases

if TYPE_CHECKING:
    from vantage6_hl import AsyncUserClient, UserClient

__all__ = ["FakeHub"]


class FakeHub(Scripting, Looking):
    """A hub in this process: HQ, the algorithm store, the login service and three nodes.

    Inside a ``with`` block every client of this library that is made for its addresses talks to it; nothing
    goes over the network, and the program under test is not changed. On it lies the world of the user guide:
    organizations 2, 3 and 4 with their keys in collaboration 1, their nodes online, session 1 with
    dataframe 1, and a service account of organization 2.

    Parameters
    ----------
    hq_url, store_url, auth_url : str, optional
        Where it answers. By default ``https://hub.example.org/hq``, ``https://store.example.org/store`` and
        ``https://auth.example.org``; give your own where your program has them written down.
    encrypted : bool, optional
        Whether collaboration 1 is encrypted. Default True.
    example : bool, optional
        Make the user guide's world. Default True; otherwise the hub is as empty as a new one.
    blob_store : bool, optional
        Keep arguments in a blob store. Default False, as no release up to 5.0.3 can use one.
    release : str, optional
        Release that it says it is. By default the newest that this build fits.
    skip_time : bool, optional
        Let the clock of its clients jump ahead when they wait, so that a wait for an hour takes a moment.
        Default True.
    seed : int, optional
        Start of its random numbers. Default 6.

    Attributes
    ----------
    requests : Requests
        What was sent to HQ and the store.
    members : list of Member
        Organizations 2, 3 and 4, with the files of their private keys.
    folder : pathlib.Path
        Where its files lie; they go with it.

    Examples
    --------
    >>> from vantage6_hl.testing import FakeHub, completed
    >>> with FakeHub() as hub:
    ...     hub.on_task("central_average", completed({"average": 53.25}))
    ...     client = hub.client()
    ...     task = client.task.create(
    ...         name="average age",
    ...         image="harbor2.vantage6.ai/demo/average",
    ...         method="central_average",
    ...         arguments={"column_name": "age"},
    ...         organizations=[2],
    ...         session=1,
    ...         databases=1,
    ...         action="central_compute",
    ...     )
    ...     print(client.wait_for_results(task.id))
    [{'average': 53.25}]
    """

    def __init__(
        self,
        *,
        hq_url: str = "https://hub.example.org/hq",
        store_url: str = "https://store.example.org/store",
        auth_url: str = "https://auth.example.org",
        encrypted: bool = True,
        example: bool = True,
        blob_store: bool = False,
        release: str | None = None,
        skip_time: bool = True,
        seed: int = 6,
    ) -> None:
        self._addresses = Addresses(
            hq_url.rstrip("/"),
            store_url.rstrip("/"),
            auth_url.rstrip("/"),
            "vantage6",
            "registry.example.org",
        )
        self._clock = SkippingClock(skips=skip_time)
        self.release = release or supported_releases()[-1]
        self._state = State(self._addresses, release=self.release, clock=self._clock, seed=seed)
        self._state.blobs = {} if blob_store else None
        self._script = Script()
        self._nodes = Nodes(self._state, self._script)
        self._keycloak = Keycloak(self._state)
        self._server = Server(self._state, self._keycloak, self._nodes)
        self._closing = ExitStack()
        self.folder = Path(tempfile.mkdtemp(prefix="vantage6-fake-hub-"))
        self._clean = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self.members: list[Member] = []
        begin(self._state)
        if example:
            self.members = world.fill(self._state, self.folder, encrypted=encrypted)
            self._keycloak.person = world.PERSON
            for one in self.members:
                self._nodes.cryptors[one.id] = one.cryptor

    def __repr__(self) -> str:
        return f"<FakeHub {self.hq_url}>"

    def __enter__(self) -> Self:
        route = Route(self._server, self._server, self._clock, self.folder / "known_keys")
        self._closing.enter_context(routed([self.hq_url, self.store_url, self.auth_url], route))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._closing.close()
        self._clean()

    @property
    def hq_url(self) -> str:
        """Address of HQ."""
        return self._addresses.hq_url

    @property
    def store_url(self) -> str:
        """Address of the algorithm store."""
        return self._addresses.store_url

    @property
    def auth_url(self) -> str:
        """Address of the login service."""
        return self._addresses.auth_url

    @property
    def realm(self) -> str:
        """Realm of the login service."""
        return self._addresses.realm

    @property
    def client_id(self) -> str:
        """Client of the realm that people log in with."""
        return "public_client"

    @property
    def registry(self) -> str:
        """Container registry whose images the store knows; it has every image."""
        return self._addresses.registry

    @property
    def requests(self) -> Requests:
        """What was sent to HQ and to the algorithm store."""
        return self._server.requests

    @property
    def transport(self) -> httpx.BaseTransport:
        """For an httpx client of your own: ``httpx.Client(transport=hub.transport)``."""
        return self._server

    @property
    def private_key(self) -> Path:
        """File of the private key of organization 2, for ``setup_encryption``."""
        return self.members[0].private_key

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables with which ``UserClient.from_config()`` is the researcher's service account here."""
        login = self._state.login_of(f"{world.RESEARCHER}-user-client")
        assert login is not None, "this hub has no example world"
        return {
            "VANTAGE6_HQ_URL": self.hq_url,
            "VANTAGE6_AUTH_URL": self.auth_url,
            "VANTAGE6_USERNAME": login.username,
            "VANTAGE6_CLIENT_SECRET": login.secret,
            "VANTAGE6_ORGANIZATION_KEY": str(self.private_key),
            "VANTAGE6_KNOWN_KEYS": str(self.folder / "known_keys"),
            "VANTAGE6_CONFIG": str(self._profile()),
            "VANTAGE6_PROFILE": "default",
        }

    def _profile(self) -> Path:
        """Write a file of profiles, so that the user's own is not looked at."""
        path = self.folder / "config.toml"
        path.write_text(f'[default]\nhq_url = "{self.hq_url}"\nauth_url = "{self.auth_url}"\n')
        return path

    # Clients

    def client(self, *, key: bool = True) -> UserClient:
        """Give a client that is logged in as the researcher of organization 2.

        Parameters
        ----------
        key : bool, optional
            Set up encryption with the organization's private key. Default True.

        Returns
        -------
        UserClient
            It is closed with the hub.
        """
        made = self._closing.enter_context(self.visitor())
        self._account(made)
        made.authenticate_service_account()
        if key:
            made.setup_encryption(self.private_key)
        return made

    def admin(self) -> UserClient:
        """Give a client that is logged in as the hub's administrator; it is closed with the hub."""
        made = self._closing.enter_context(self.visitor())
        made.authenticate(prompt=lambda shown: self.approve(shown.complete_url, ADMINISTRATOR))
        return made

    def visitor(self) -> UserClient:
        """Give a client that is not logged in."""
        from vantage6_hl import UserClient

        known = self.folder / "known_keys"
        return UserClient(self.hq_url, self.auth_url, log_level="warning", known_keys=known)

    async def async_client(self, *, key: bool = True) -> AsyncUserClient:
        """Give an asynchronous client of the researcher, as `client` does; close it after use."""
        from vantage6_hl import AsyncUserClient

        known = self.folder / "known_keys"
        made = AsyncUserClient(self.hq_url, self.auth_url, log_level="warning", known_keys=known)
        self._account(made)
        await made.authenticate_service_account()
        if key:
            await made.setup_encryption(self.private_key)
        return made

    def _account(self, client: UserClient | AsyncUserClient) -> None:
        told = self.environment
        client.initialize_service_account(told["VANTAGE6_CLIENT_SECRET"], username=told["VANTAGE6_USERNAME"])
