"""``AsyncUserClient``: the client that users and service accounts work with."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from vantage6_hl import _logging
from vantage6_hl._async.connection import Connection
from vantage6_hl._identity import Identity
from vantage6_hl.auth import (
    DevicePrompt,
    Realm,
    TokenAuth,
    TokenSource,
    UserLogin,
    device_login,
    service_account,
    show_prompt,
)
from vantage6_hl.errors import UsageError

if TYPE_CHECKING:
    from vantage6_hl._async.collaboration import CollaborationGroup
    from vantage6_hl._async.dataframe import DataframeGroup
    from vantage6_hl._async.node import NodeGroup
    from vantage6_hl._async.organization import OrganizationGroup
    from vantage6_hl._async.result import ResultGroup
    from vantage6_hl._async.role import RoleGroup
    from vantage6_hl._async.rule import RuleGroup
    from vantage6_hl._async.run import RunGroup
    from vantage6_hl._async.session import SessionGroup
    from vantage6_hl._async.task import TaskGroup
    from vantage6_hl._async.user import UserGroup
    from vantage6_hl._async.util import UtilGroup
    from vantage6_hl._results import Results

__all__ = ["AsyncUserClient"]

log = logging.getLogger(__name__)


class AsyncUserClient:
    """A user's or a service account's way to the vantage6 hub.

    Parameters
    ----------
    hq_url : str
        Address of HQ with its API path, such as ``https://hub.example.org/hq``.
    auth_url : str
        Address of the login service, such as ``https://auth.example.org``.
    auth_realm : str, optional
        Realm of the login service, by default ``"vantage6"``.
    auth_client : str, optional
        Client of the realm that users log in with, by default ``"public_client"``.
    log_level : str or int, optional
        How much this library's own logger tells: a standard name in any case, or a number. By default
        ``"info"``. No other logger is touched.
    allow_insecure_http : bool, optional
        Accept ``http://`` to another machine than this one, which sends tokens readable to everybody on the
        way. By default not.

    Raises
    ------
    UsageError
        When an address or the log level cannot be used.

    Examples
    --------
    >>> client = AsyncUserClient("https://hub.example.org/hq", "https://auth.example.org")
    >>> await client.authenticate()  # doctest: +SKIP
    >>> await client.organization.list(fields=["id", "name"])  # doctest: +SKIP
    """

    def __init__(
        self,
        hq_url: str,
        auth_url: str,
        auth_realm: str = "vantage6",
        auth_client: str = "public_client",
        log_level: str | int = "info",
        *,
        allow_insecure_http: bool = False,
    ) -> None:
        _logging.set_level(log_level)
        realm = Realm(auth_url, auth_realm, allow_insecure_http=allow_insecure_http)
        self._connection = Connection(hq_url, realm, allow_insecure_http=allow_insecure_http)
        self._auth_client = auth_client
        self._service_account: TokenSource | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.hq_url}>"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def hq_url(self) -> str:
        """Address of HQ."""
        return self._connection.hq_url

    @property
    def auth_url(self) -> str:
        """Address of the login service."""
        return self._connection.realm.auth_url

    @property
    def whoami(self) -> Identity:
        """Who is logged in; raises ``LoginRequired`` when nobody is."""
        return self._connection.identity

    # --- Login ---

    async def authenticate(self, *, prompt: Callable[[DevicePrompt], None] | None = None) -> None:
        """Log in as a person, with a browser on this or any other device (RFC 8628).

        The address to open and the code to enter are shown, and a browser is opened where there is one. The
        call returns when the login was approved.

        Parameters
        ----------
        prompt : callable, optional
            Gets what to show instead, for a message in an application of your own; no browser is opened then.

        Raises
        ------
        DeviceLoginDenied
            When the person refused.
        DeviceLoginExpired
            When nobody approved in time.
        AuthenticationError
            When the login service refuses or fails otherwise.

        Examples
        --------
        >>> await client.authenticate()  # doctest: +SKIP
        """
        source = UserLogin(self._connection.realm, self._auth_client)
        flow = device_login(
            self._connection.realm,
            self._auth_client,
            prompt=prompt or show_prompt,
            open_browser=prompt is None,
        )
        await self._log_in(TokenAuth(source, await self._connection.public.run(flow)))

    def initialize_service_account(
        self, client_secret: str, username: str | None = None, client_name: str | None = None
    ) -> None:
        """Say which service account this client is; ``authenticate_service_account`` then logs in.

        Parameters
        ----------
        client_secret : str
            The secret that the hub showed when the account was made.
        username : str, optional
            Name of the account.
        client_name : str, optional
            Name of its client at the login service, where it is not ``<username>-user-client``.

        Raises
        ------
        UsageError
            When neither name is given, or the secret is empty.

        Examples
        --------
        >>> client.initialize_service_account(client_secret="...", username="ci")
        """
        self._service_account = service_account(
            self._connection.realm, client_secret=client_secret, username=username, client_name=client_name
        )

    async def authenticate_service_account(self) -> None:
        """Log in as the service account of ``initialize_service_account``.

        Raises
        ------
        UsageError
            When ``initialize_service_account`` was not called.
        CredentialsRefused
            When the account or its secret is not accepted.

        Examples
        --------
        >>> await client.authenticate_service_account()  # doctest: +SKIP
        """
        if self._service_account is None:
            raise UsageError("Call initialize_service_account first: it says which account this is.")
        await self._log_in(TokenAuth(self._service_account))

    async def logout(self) -> None:
        """End the login, at the login service too. The client can log in again.

        Examples
        --------
        >>> await client.logout()  # doctest: +SKIP
        """
        await self._connection.log_out()

    async def close(self) -> None:
        """Close all connections.

        Examples
        --------
        >>> await client.close()  # doctest: +SKIP
        """
        await self._connection.close()

    async def _log_in(self, auth: TokenAuth) -> None:
        await self._connection.log_in(auth)
        me = await self.user.get_own_user()
        if me.organization is None:
            raise UsageError(
                f"User '{me.username}' belongs to no organization; an administrator has to add it."
            )
        organization = await self.organization.get(me.organization.id)
        self._connection.identify(
            Identity(
                id=me.id,
                name=me.username or "",
                organization_id=organization.id,
                organization_name=organization.name or "",
            )
        )
        log.info("Logged in as %s of %s", self.whoami.name, self.whoami.organization_name)

    # --- Settings ---

    async def setup_encryption(
        self, private_key_file: Path | str | None, *, replace_public_key: bool = False
    ) -> None:
        """Use your organization's private key, to encrypt arguments and to read results.

        Parameters
        ----------
        private_key_file : path or None
            PEM file of the key; ``None`` to work without encryption.
        replace_public_key : bool, optional
            Replace another public key that the hub has for your organization. What was encrypted for that one
            can then not be read with this one. By default a different key is an error.

        Raises
        ------
        LoginRequired
            When nobody is logged in.
        InvalidKey
            When the file cannot be read or holds no usable key.
        KeyMismatch
            When the hub has another public key for your organization. Nothing was changed then.

        Examples
        --------
        >>> await client.setup_encryption("private_key.pem")  # doctest: +SKIP
        """
        from vantage6_hl._async.encryption import use_private_key

        await use_private_key(self._connection, private_key_file, replace_public_key=replace_public_key)

    async def setup_collaboration(self, collaboration_id: int) -> None:
        """Name the collaboration that calls are about where they name none.

        Parameters
        ----------
        collaboration_id : int
            Its id.

        Raises
        ------
        NotFound
            When there is no such collaboration.

        Examples
        --------
        >>> await client.setup_collaboration(1)  # doctest: +SKIP
        """
        await self.collaboration.get(collaboration_id)
        self._connection.collaboration_id = collaboration_id

    # --- Waiting ---

    async def wait_for_results(
        self,
        task_id: int,
        *,
        timeout: float | None = None,
        interval: float = 1.0,
        raise_on_failure: bool = True,
        on_status: Callable[[str], None] | None = None,
    ) -> Results:
        """Wait until a task has ended and return its results.

        Parameters
        ----------
        task_id : int
            Id of the task.
        timeout : float, optional
            Seconds to wait at most. By default as long as it takes.
        interval : float, optional
            Seconds between the first looks at the task, by default 1; they grow to 10 at most.
        raise_on_failure : bool, optional
            Raise when a run failed, by default. Otherwise its result is ``None``.
        on_status : callable, optional
            Gets the task's status when it changes.

        Returns
        -------
        Results
            A list with what the algorithm returned in each run.

        Raises
        ------
        TaskFailed
            When a run failed; it holds each failed run's status and log.
        WaitTimeout
            When the time is over. The task goes on running.
        NotFound
            When there is no such task.

        Examples
        --------
        >>> await client.wait_for_results(1)  # doctest: +SKIP
        [{'average': 53.25}]
        """
        from vantage6_hl._async.waiting import wait_until_finished

        await wait_until_finished(
            self._connection,
            task_id,
            timeout=timeout,
            interval=interval,
            raise_on_failure=raise_on_failure,
            on_status=on_status,
        )
        return await self.result.from_task(task_id)

    # --- Groups, each imported when it is first used ---

    @cached_property
    def collaboration(self) -> CollaborationGroup:
        """Organizations that work together."""
        from vantage6_hl._async.collaboration import CollaborationGroup

        return CollaborationGroup(self._connection)

    @cached_property
    def dataframe(self) -> DataframeGroup:
        """The tables of a session."""
        from vantage6_hl._async.dataframe import DataframeGroup

        return DataframeGroup(self._connection)

    @cached_property
    def node(self) -> NodeGroup:
        """The programs that run algorithms."""
        from vantage6_hl._async.node import NodeGroup

        return NodeGroup(self._connection)

    @cached_property
    def organization(self) -> OrganizationGroup:
        """The parties that own data and employ users."""
        from vantage6_hl._async.organization import OrganizationGroup

        return OrganizationGroup(self._connection)

    @cached_property
    def result(self) -> ResultGroup:
        """What algorithms returned."""
        from vantage6_hl._async.result import ResultGroup

        return ResultGroup(self._connection)

    @cached_property
    def role(self) -> RoleGroup:
        """Named sets of rules."""
        from vantage6_hl._async.role import RoleGroup

        return RoleGroup(self._connection)

    @cached_property
    def rule(self) -> RuleGroup:
        """Single permissions."""
        from vantage6_hl._async.rule import RuleGroup

        return RuleGroup(self._connection)

    @cached_property
    def run(self) -> RunGroup:
        """One execution of a task at one organization."""
        from vantage6_hl._async.run import RunGroup

        return RunGroup(self._connection)

    @cached_property
    def session(self) -> SessionGroup:
        """Work on data that is extracted once."""
        from vantage6_hl._async.session import SessionGroup

        return SessionGroup(self._connection)

    @cached_property
    def task(self) -> TaskGroup:
        """Computations at the nodes."""
        from vantage6_hl._async.task import TaskGroup

        return TaskGroup(self._connection)

    @cached_property
    def user(self) -> UserGroup:
        """People and service accounts."""
        from vantage6_hl._async.user import UserGroup

        return UserGroup(self._connection)

    @cached_property
    def util(self) -> UtilGroup:
        """The hub itself."""
        from vantage6_hl._async.util import UtilGroup

        return UtilGroup(self._connection)
