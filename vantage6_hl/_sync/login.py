# Made from vantage6_hl/_async/login.py by 'make flavours'. Change that file, not this one.
"""Logging in: as a person with a browser, or as a service account."""

from __future__ import annotations

import logging
from collections.abc import Callable

from vantage6_hl._identity import Identity
from vantage6_hl._sync.groups import Groups
from vantage6_hl.auth import (
    DevicePrompt,
    TokenAuth,
    TokenSource,
    UserLogin,
    device_login,
    service_account,
    show_prompt,
    with_qr_code,
)
from vantage6_hl.errors import UsageError

__all__ = ["Login"]

log = logging.getLogger(__name__)


class Login(Groups):
    """The part of a client that logs in and out.

    Parameters
    ----------
    auth_client : str
        Client of the realm that users log in with.
    """

    def __init__(self, auth_client: str) -> None:
        self._auth_client = auth_client
        self._service_account: TokenSource | None = None

    @property
    def whoami(self) -> Identity:
        """Who is logged in; raises ``LoginRequired`` when nobody is."""
        return self._connection.identity

    def authenticate(
        self, *, prompt: Callable[[DevicePrompt], None] | None = None, qr_code: bool = False
    ) -> None:
        """Log in as a person, with a browser on this or any other device (RFC 8628).

        The address to open and the code to enter are shown, and a browser is opened where there is one. The
        call returns when the login was approved.

        Parameters
        ----------
        prompt : callable, optional
            Gets what to show instead, for a message in an application of your own; no browser is opened then.
        qr_code : bool, optional
            Show the address as a QR code in the terminal as well. By default not.

        Raises
        ------
        VersionMismatch
            When this build of the library does not fit the hub.
        DeviceLoginDenied
            When the person refused.
        DeviceLoginExpired
            When nobody approved in time.
        AuthenticationError
            When the login service refuses or fails otherwise.
        UsageError
            When a QR code is asked for, and the package segno is not installed.

        Examples
        --------
        >>> client.authenticate()  # doctest: +SKIP
        """
        self._connection.check_version()  # before a person is asked for anything
        source = UserLogin(self._connection.realm, self._auth_client)
        show = prompt or show_prompt
        flow = device_login(
            self._connection.realm,
            self._auth_client,
            prompt=with_qr_code(show) if qr_code else show,
            open_browser=prompt is None,
        )
        self._log_in(TokenAuth(source, self._connection.public.run(flow)))

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

    def authenticate_service_account(self) -> None:
        """Log in as the service account of ``initialize_service_account``.

        Raises
        ------
        UsageError
            When ``initialize_service_account`` was not called.
        VersionMismatch
            When this build of the library does not fit the hub.
        CredentialsRefused
            When the account or its secret is not accepted.

        Examples
        --------
        >>> client.authenticate_service_account()  # doctest: +SKIP
        """
        if self._service_account is None:
            raise UsageError("Call initialize_service_account first: it says which account this is.")
        self._log_in(TokenAuth(self._service_account))

    def logout(self) -> None:
        """End the login, at the login service too. The client can log in again.

        Examples
        --------
        >>> client.logout()  # doctest: +SKIP
        """
        self._connection.log_out()

    def _log_in(self, auth: TokenAuth) -> None:
        self._connection.log_in(auth)
        try:
            self._connection.identify(self._find_identity())
        except BaseException:
            # A login that the hub does not know is none: nothing may go on with half of it.
            self._connection.log_out()
            raise
        log.info("Logged in as %s of %s", self.whoami.name, self.whoami.organization_name)

    def _find_identity(self) -> Identity:
        me = self.user.get_own_user()
        if me.organization is None:
            raise UsageError(
                f"User '{me.username}' belongs to no organization: an administrator has to add it."
            )
        organization = self.organization.get(me.organization.id)
        return Identity(
            id=me.id,
            name=me.username or "",
            organization_id=organization.id,
            organization_name=organization.name or "",
        )
