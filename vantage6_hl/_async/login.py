"""Logging in: as a person with a browser, or as a service account."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from vantage6_hl._async.groups import Groups
from vantage6_hl._identity import Identity
from vantage6_hl._text import plain_text
from vantage6_hl.auth import TokenAuth, UserLogin, service_account
from vantage6_hl.errors import Forbidden, LoginRequired, NotFound, Unauthorized, UsageError

if TYPE_CHECKING:
    from vantage6_hl.auth import CachedLogin, DevicePrompt, LoginStore, TokenSource

__all__ = ["Login"]

log = logging.getLogger(__name__)

# By these the hub says that it does not know whose login it is.
_NOT_KNOWN = (Unauthorized, Forbidden, NotFound, UsageError)


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

    async def authenticate(
        self,
        *,
        prompt: Callable[[DevicePrompt], None] | None = None,
        qr_code: bool = False,
        cache: Literal["file", "keyring"] | None = None,
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
        cache : {"file", "keyring"}, optional
            Go on with the login that was saved there, if there is one, and else save this one: in a file of
            yours that nobody else can read, or in the system's keyring. It lasts until ``logout``, or until
            the login service ends it. Whoever can act as you on this machine can use it. By default nothing
            is saved.

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
            When the package for a QR code or the keyring is not installed, or the saved login cannot be used,
            such as one that others can read.

        Examples
        --------
        >>> await client.authenticate()  # doctest: +SKIP
        >>> await client.authenticate(cache="file")  # doctest: +SKIP
        """
        # Here, as programs with a service account do without.
        from vantage6_hl.auth import CachedLogin, device_login, show_prompt, with_qr_code

        await self._connection.check_version()  # before a person is asked for anything
        source = UserLogin(self._connection.realm, self._auth_client)
        show = prompt or show_prompt
        flow = device_login(
            self._connection.realm,
            self._auth_client,
            prompt=with_qr_code(show) if qr_code else show,
            open_browser=prompt is None,
        )
        if cache is None:
            await self._log_in(TokenAuth(source, await self._connection.public.run(flow)))
            return
        cached = CachedLogin(source, _store(cache, source))
        if await self._resume(cached):
            return
        tokens = await self._connection.public.run(flow)
        await self._connection.public.run(cached.keep(tokens))
        await self._log_in(TokenAuth(cached, tokens))

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
        VersionMismatch
            When this build of the library does not fit the hub.
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
        """End the login, at the login service too; a saved one is removed. The client can log in again.

        Examples
        --------
        >>> await client.logout()  # doctest: +SKIP
        """
        await self._connection.log_out()

    async def _resume(self, cached: CachedLogin) -> bool:
        """Go on with a saved login; False when there is none that is still good."""
        try:
            tokens = await self._connection.public.run(cached.obtain(None))
        except LoginRequired:
            return False
        await self._log_in(TokenAuth(cached, tokens), resumed=True)
        return True

    async def _log_in(self, auth: TokenAuth, *, resumed: bool = False) -> None:
        await self._connection.log_in(auth)
        try:
            self._connection.identify(await self._find_identity())
        except BaseException as error:
            # A login that the hub does not know is none: nothing may go on with half of it. A saved one,
            # which others may be using, is not ended for a fault of the hub or the network.
            await self._connection.log_out(end=not resumed or isinstance(error, _NOT_KNOWN))
            raise
        who, where = plain_text(self.whoami.name), plain_text(self.whoami.organization_name)
        log.info("Logged in as %s of %s", who, where)

    async def _find_identity(self) -> Identity:
        # By the bindings: who logs in need not wait until two groups are imported.
        from vantage6_api.v5_0.hq.api.organization import organization_get
        from vantage6_api.v5_0.hq.api.user import user_me_get

        hub = self._connection.hub
        me = await user_me_get.asyncio(client=hub)
        if not me.organization:  # null, or left out
            raise UsageError(
                f"User '{me.username}' belongs to no organization: an administrator has to add it."
            )
        organization = await organization_get.asyncio(me.organization.id, client=hub)
        return Identity(
            id=me.id,
            name=me.username or "",
            organization_id=organization.id,
            organization_name=organization.name or "",
        )


def _store(cache: Literal["file", "keyring"], login: UserLogin) -> LoginStore:
    from vantage6_hl.auth import FileStore, KeyringStore, Place

    place = Place(login.realm.auth_url, login.realm.name, login.client_id)
    if cache == "file":
        return FileStore(place)
    if cache == "keyring":
        return KeyringStore(place)
    raise UsageError('cache must be "file", "keyring" or None.')
