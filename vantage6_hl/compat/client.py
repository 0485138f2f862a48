"""``UserClient`` with the calls and the answers of the official client."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from vantage6_hl import UserClient as Native
from vantage6_hl.compat.algorithms import Algorithm
from vantage6_hl.compat.base import Base
from vantage6_hl.compat.encryption import DummyCryptor, RSACryptor, cryptor_from
from vantage6_hl.compat.nodes import Node
from vantage6_hl.compat.parties import Collaboration, Organization, Study
from vantage6_hl.compat.people import Role, Rule, User
from vantage6_hl.compat.sessions import Dataframe, Session
from vantage6_hl.compat.stores import Store
from vantage6_hl.compat.util import Util
from vantage6_hl.compat.utils import LogLevel
from vantage6_hl.compat.work import Result, Run, Task
from vantage6_hl.errors import LoginRequired

__all__ = ["UserClient", "WhoAmI"]


class WhoAmI(NamedTuple):
    """Who is logged in."""

    type_: str
    id_: int
    name: str
    organization_name: str
    organization_id: int


class UserClient(Base):
    """A client that scripts written for ``vantage6.client.UserClient`` can use.

    It takes the official client's arguments, in its order, and gives its answers: dictionaries as the hub
    sends them. Underneath works this library's own client, with its checks and its errors; what differs on
    purpose is in ``docs/migration.md``, and printed by ``python -m vantage6_hl.compat --differences``.

    Settings that the official client does not have, such as ``ca_file``, are taken from the environment
    (``VANTAGE6_CA_FILE``, ...) or the default profile, as `vantage6_hl.config` describes; or from the client
    that is given to `around`.

    Parameters
    ----------
    hq_url : str
        Address of HQ with its API path, such as ``https://hub.example.org/hq``.
    auth_url : str
        Address of the login service.
    auth_realm : str, optional
        Realm of the login service, by default ``"vantage6"``.
    auth_client : str, optional
        Client of the realm that users log in with, by default ``"public_client"``.
    log_level : str, optional
        How much ``client.log`` tells, by default ``"INFO"``.

    Attributes
    ----------
    native : vantage6_hl.UserClient
        The client underneath: what is moved over already can use it, with the same login.
    session_id : int or None
        The session that calls are about where they name none.

    Examples
    --------
    >>> client = UserClient("https://hub.example.org/hq", "https://auth.example.org")
    >>> client.authenticate()  # doctest: +SKIP
    >>> client.organization.list(fields=["id", "name"])  # doctest: +SKIP
    [{'id': 2, 'name': 'example_org1'}, ...]
    """

    def __init__(
        self,
        hq_url: str,
        auth_url: str,
        auth_realm: str = "vantage6",
        auth_client: str = "public_client",
        log_level: str = LogLevel.INFO,
    ) -> None:
        super().__init__(
            Native.from_config(
                hq_url=hq_url,
                auth_url=auth_url,
                auth_realm=auth_realm,
                auth_client=auth_client,
                log_level=str(log_level),
            )
        )
        self.log.setLevel(str(log_level).upper())
        self.is_service_account = False
        self.session_id: int | None = None

    @classmethod
    def around(cls, native: Native) -> Self:
        """Make one around a client of this library, with its settings and its login.

        Parameters
        ----------
        native : vantage6_hl.UserClient
            The client, such as one with ``ca_file=`` or from ``from_config``.

        Returns
        -------
        UserClient
            The same login with the official client's answers.

        Examples
        --------
        >>> client = UserClient.around(vantage6_hl.UserClient.from_config("robot"))  # doctest: +SKIP
        """
        client = cls.__new__(cls)
        Base.__init__(client, native)
        client.is_service_account, client.session_id = False, None
        return client

    def __repr__(self) -> str:
        return f"<compat.{type(self).__name__} of {self.hq_url}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.native.close()

    algorithm = cached_property(Algorithm)
    collaboration = cached_property(Collaboration)
    dataframe = cached_property(Dataframe)
    node = cached_property(Node)
    organization = cached_property(Organization)
    result = cached_property(Result)
    role = cached_property(Role)
    rule = cached_property(Rule)
    run = cached_property(Run)
    session = cached_property(Session)
    store = cached_property(Store)
    study = cached_property(Study)
    task = cached_property(Task)
    user = cached_property(User)
    util = cached_property(Util)

    @property
    def auth_realm(self) -> str:
        """Realm of the login service."""
        return self.native._connection.realm.name

    @property
    def auth_client(self) -> str:
        """Client of the realm that users log in with."""
        return self.native._auth_client

    @property
    def whoami(self) -> WhoAmI | None:
        """Who is logged in; None when nobody is."""
        try:
            found = self.native.whoami
        except LoginRequired:
            return None
        return WhoAmI("user", found.id, found.name, found.organization_name, found.organization_id)

    @property
    def name(self) -> str:
        """Name of who is logged in."""
        return self.native.whoami.name

    @property
    def collaboration_id(self) -> int | None:
        """The collaboration that calls are about where they name none."""
        return self.native._connection.collaboration_id

    @collaboration_id.setter
    def collaboration_id(self, id_: int | None) -> None:
        self.native._connection.collaboration_id = id_

    @property
    def cryptor(self) -> RSACryptor | DummyCryptor:
        """What holds the organization's private key, or none."""
        return self.native._connection.cryptor or DummyCryptor()

    @cryptor.setter
    def cryptor(self, other: object) -> None:
        self.native._connection.cryptor = cryptor_from(other)

    def authenticate(self) -> None:
        """Log in as a person, with a browser on this or any other device."""
        self.native.authenticate()
        self.is_service_account = False
        self._tell_who()

    def initialize_service_account(
        self, client_secret: str, username: str | None = None, client_name: str | None = None
    ) -> None:
        """Say which service account this is; ``authenticate_service_account`` then logs in."""
        self.native.initialize_service_account(client_secret, username=username, client_name=client_name)
        self.is_service_account = True

    def authenticate_service_account(self) -> None:
        """Log in as the service account."""
        self.native.authenticate_service_account()
        self._tell_who()

    def obtain_new_token(self) -> None:
        """Do nothing: tokens are renewed in time, by themselves."""

    obtain_new_token_interactive = obtain_new_token

    def setup_encryption(self, private_key_file: Path | str | None) -> None:
        """Use your organization's private key; None to work without encryption."""
        self.native.setup_encryption(private_key_file)

    def setup_collaboration(self, collaboration_id: int) -> None:
        """Name the collaboration that calls are about where they name none."""
        self.native.setup_collaboration(collaboration_id)

    def _tell_who(self) -> None:
        who = self.native.whoami
        self.log.info(" --> Successfully authenticated")
        self.log.info(" --> Name: %s (id=%s)", who.name, who.id)
        self.log.info(" --> Organization: %s (id=%s)", who.organization_name, who.organization_id)
