# Made from vantage6_hl/_async/connection.py by 'make flavours'. Change that file, not this one.
"""One login at one hub: what all groups of a client share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api.v5_0.hq.client import AuthenticatedClient, Client
from vantage6_hl._flavour import in_thread
from vantage6_hl._identity import Identity
from vantage6_hl._services import Hub
from vantage6_hl._sync.stores import Stores
from vantage6_hl._sync.version_guard import VersionGuard
from vantage6_hl.auth import Realm, TokenAuth
from vantage6_hl.errors import LoginRequired, UsageError
from vantage6_hl.transport import HubClient, Trust
from vantage6_hl.transport.routes import route_of
from vantage6_hl.version import VersionCheck

if TYPE_CHECKING:
    import ssl

    from vantage6_api.v5_0.hq.models.algorithm_store import AlgorithmStore
    from vantage6_hl.crypto import KnownKeys, RSACryptor
    from vantage6_hl.events import Events

__all__ = ["Connection"]


class Connection:
    """The hub's address, the connections to it, and what a login has found out.

    Parameters
    ----------
    hq_url : str
        Address of HQ with its API path.
    realm : Realm
        The realm that logins are made at.
    allow_insecure_http : bool
        Accept ``http://`` to another machine.
    tls : ssl.SSLContext, optional
        Whom to trust, and the certificate to show. By default the public authorities, and none.
    version_check : {"compatible", "strict", "off"}
        What a newer hub means; see `VersionGuard`.
    known_keys : KnownKeys, optional
        The public keys of this hub's organizations that are known. By default any key is taken.
    events : bool
        Let the hub push what happens to tasks, where the extra for it is installed.

    Attributes
    ----------
    cryptor : RSACryptor or None
        The organization's private key, after ``setup_encryption``.
    collaboration_id : int or None
        The collaboration that calls use by default, after ``setup_collaboration``.
    keeps_blobs : bool or None
        Whether the hub wants arguments in its blob store, once that was asked.
    clock : Clock
        The time that waits go by.
    stores : Stores
        The algorithm stores, of which ``store.set`` chooses one.
    """

    def __init__(
        self,
        hq_url: str,
        realm: Realm,
        *,
        allow_insecure_http: bool,
        version_check: VersionCheck,
        tls: ssl.SSLContext | None = None,
        known_keys: KnownKeys | None = None,
        events: bool = True,
    ) -> None:
        self.hq_url = hq_url
        self.realm = realm
        self.known_keys = known_keys
        self.cryptor: RSACryptor | None = None
        self.collaboration_id: int | None = None
        self.keeps_blobs: bool | None = None
        self._allow_insecure_http = allow_insecure_http
        self._trust = Trust(tls)
        self._wants_events = events and route_of(hq_url) is None
        self._events: Events | None = None
        self.stores = Stores(self._connect, allow_insecure_http=allow_insecure_http)
        self._public = self._connect(hq_url, None)
        self.clock = self._public.clock
        self._public_hub = Hub(hq_url, httpx_client=self._public)
        self._version = VersionGuard(self._public_hub, version_check)
        self._logged_in: HubClient | None = None
        self._hub: Hub | None = None
        self._auth: TokenAuth | None = None
        self._identity: Identity | None = None

    @property
    def public(self) -> HubClient:
        """Carries requests that need no login, those to the login service among them."""
        return self._public

    @property
    def public_hub(self) -> Client:
        """The hub, asked without a token."""
        return self._public_hub

    @property
    def hub(self) -> AuthenticatedClient:
        """The hub, asked with the login's token.

        Raises
        ------
        LoginRequired
            When nobody is logged in.
        """
        if self._hub is None:
            raise self._not_logged_in()
        return self._hub

    @property
    def events(self) -> Events | None:
        """What the hub pushes to this login; None where nothing can be pushed."""
        from vantage6_hl.events import Events, events_are_installed

        if self._events is None and self._wants_events and self._auth is not None and events_are_installed():
            trusted = self._trust.towards(self.hq_url)
            self._events = Events(self.hq_url, token=self._auth.current, tls=trusted)
        return self._events

    @property
    def identity(self) -> Identity:
        """Who is logged in.

        Raises
        ------
        LoginRequired
            When nobody is logged in.
        """
        if self._identity is None:
            raise self._not_logged_in()
        return self._identity

    def collaboration(self, id_: int | None) -> int:
        """Give the collaboration that a call is about: the one it names, else the client's own.

        Raises
        ------
        UsageError
            When there is neither.
        """
        if id_ is not None:
            return id_
        if self.collaboration_id is None:
            raise UsageError("Name the collaboration, or call setup_collaboration with its id first.")
        return self.collaboration_id

    def organization(self, id_: int | None) -> int:
        """Give the organization that a call is about: the one it names, else the user's own."""
        return self.identity.organization_id if id_ is None else id_

    def user(self, id_: int | None) -> int:
        """Give the user that a call is about: the one it names, else the one that is logged in."""
        return self.identity.id if id_ is None else id_

    def check_version(self) -> None:
        """Find out, once, whether this build fits the hub; nothing else is asked of the hub before.

        Raises
        ------
        VersionMismatch
            When it does not.
        """
        self._version.check()

    def choose_store(self, record: AlgorithmStore) -> None:
        """Talk to this store from now on, with the login's token."""
        if self._auth is None:
            raise self._not_logged_in()
        self.stores.choose(record, self._auth)

    def log_in(self, auth: TokenAuth) -> None:
        """Use a login from now on; an earlier one is forgotten, its key and its collaboration too."""
        self.check_version()
        self._forget()
        self._auth = auth
        self._logged_in = self._public.with_auth(auth)
        self._hub = Hub(self.hq_url, httpx_client=self._logged_in)

    def identify(self, identity: Identity) -> None:
        """Remember who is logged in."""
        self._identity = identity

    def log_out(self, *, end: bool = True) -> None:
        """Forget the login, and end it at the login service unless it is to go on elsewhere."""
        auth = self._auth
        self._forget()
        if auth is not None and end:
            self._public.run(auth.logout())

    def close(self) -> None:
        """Close all connections; the login ends by itself at the login service."""
        self._forget()
        self._public.close()

    def _forget(self) -> None:
        logged_in, self._logged_in = self._logged_in, None
        events, self._events = self._events, None
        self._auth = self._hub = self._identity = self.cryptor = self.collaboration_id = None
        self.keeps_blobs = None
        self.stores.close()
        if events is not None:
            in_thread(events.close)
        if logged_in is not None:
            logged_in.close()

    def _connect(self, url: str, auth: TokenAuth | None) -> HubClient:
        return HubClient(
            url,
            auth=auth,
            allow_insecure_http=self._allow_insecure_http,
            tls=None if route_of(url) else self._trust.towards(url, self.realm.auth_url),
        )

    def _not_logged_in(self) -> LoginRequired:
        return LoginRequired(
            "Nobody is logged in. Call authenticate(), or authenticate_service_account() for a program.",
            realm=self.realm.name,
            url=self.realm.auth_url,
        )
