# Made from vantage6_hl/_async/client.py by 'make flavours'. Change that file, not this one.
"""``UserClient``: the client that users and service accounts work with."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from vantage6_hl import _logging
from vantage6_hl._sync.connection import Connection
from vantage6_hl._sync.waits import Waits
from vantage6_hl.auth import Realm
from vantage6_hl.crypto import known_keys_of
from vantage6_hl.transport import ClientCertificate, tls_context
from vantage6_hl.transport.routes import route_of
from vantage6_hl.version import VersionCheck

__all__ = ["UserClient"]


class UserClient(Waits):
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
    ca_file : path, optional
        PEM file of the certificate authorities to trust, and no others, where the hub and the login service
        have certificates of an authority of their own. By default the public authorities. The check itself
        cannot be switched off.
    client_certificate : (path, path), optional
        PEM files of the certificate to show to servers that ask for one, and of its private key, which is not
        encrypted.
    version_check : {"compatible", "strict", "off"}, optional
        Before anything else the hub's release is asked for, once. One with another API revision is refused.
        One that is newer than this build knows, of the same line, is warned about by default and refused
        with ``"strict"``. ``"off"`` does not ask: calls may then fail in odd ways.
    known_keys : path or bool, optional
        File that remembers the organizations' public keys, so that another one is not used unless you accept
        it. By default (``True``) the file that the variable ``VANTAGE6_KNOWN_KEYS`` names, else
        ``known_keys`` in the folder ``vantage6-hl`` among the user's data. ``False``: trust whatever the hub
        gives.
    events : bool, optional
        Let the hub say when there is something new while waiting, by default where the extra ``events`` is
        installed. ``False``: only ask.

    Raises
    ------
    UsageError
        When an address, the log level or a file cannot be used.

    Examples
    --------
    >>> client = UserClient("https://hub.example.org/hq", "https://auth.example.org")
    >>> client.authenticate()  # doctest: +SKIP
    >>> client.organization.list(fields=["id", "name"])  # doctest: +SKIP
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
        ca_file: Path | str | None = None,
        client_certificate: ClientCertificate | None = None,
        version_check: VersionCheck = "compatible",
        known_keys: Path | str | bool = True,
        events: bool = True,
    ) -> None:
        _logging.set_level(log_level)
        realm = Realm(auth_url, auth_realm, allow_insecure_http=allow_insecure_http)
        tls = tls_context(ca_file=ca_file, client_certificate=client_certificate)
        route = route_of(hq_url)
        self._connection = Connection(
            hq_url,
            realm,
            allow_insecure_http=allow_insecure_http,
            version_check=version_check,
            tls=tls,
            known_keys=known_keys_of(
                hq_url, route.known_keys if route and known_keys is True else known_keys
            ),
            events=events,
        )
        self._organization_key: Path | None = None
        super().__init__(auth_client)

    @classmethod
    def from_config(
        cls,
        profile: str | None = None,
        *,
        path: Path | str | None = None,
        hq_url: str | None = None,
        auth_url: str | None = None,
        auth_realm: str | None = None,
        auth_client: str | None = None,
        log_level: str | None = None,
        allow_insecure_http: bool | None = None,
        ca_file: Path | str | None = None,
        client_certificate: ClientCertificate | None = None,
        version_check: VersionCheck = "compatible",
        known_keys: Path | str | bool = True,
        events: bool = True,
        username: str | None = None,
        organization_key: Path | str | None = None,
    ) -> Self:
        """Make a client from arguments, then environment variables, then a profile in a TOML file.

        `vantage6_hl.config` lists all settings. With the secret of a service account among them,
        ``authenticate_service_account`` logs in.

        Parameters
        ----------
        profile : str, optional
            Name of the profile. By default that of the variable ``VANTAGE6_PROFILE``, else ``"default"``,
            which need not exist.
        path : path, optional
            The file. By default that of the variable ``VANTAGE6_CONFIG``, else ``config.toml`` in the folder
            ``vantage6-hl`` among the user's settings.
        hq_url, auth_url, auth_realm, auth_client, log_level : str, optional
            As for the client itself.
        allow_insecure_http, ca_file, client_certificate, version_check, known_keys, events : optional
            As for the client itself.
        username : str, optional
            Name of the service account.
        organization_key : path, optional
            File of the organization's private key, for ``setup_encryption``.

        Returns
        -------
        UserClient
            A client that is not logged in yet.

        Raises
        ------
        UsageError
            When the file or the profile is missing, or a setting is missing, unknown or wrong.

        Examples
        --------
        >>> client = UserClient.from_config("robot")  # doctest: +SKIP
        >>> client.organization_key  # doctest: +SKIP
        PosixPath('private_key.pem')
        """
        from vantage6_hl.config import read_settings

        settings = read_settings(
            profile,
            path=path,
            arguments={
                "hq_url": hq_url,
                "auth_url": auth_url,
                "auth_realm": auth_realm,
                "auth_client": auth_client,
                "log_level": log_level,
                "allow_insecure_http": allow_insecure_http,
                "ca_file": ca_file and Path(ca_file),
                "client_certificate": client_certificate and Path(client_certificate[0]),
                "client_certificate_key": client_certificate and Path(client_certificate[1]),
                "username": username,
                "organization_key": organization_key and Path(organization_key),
            },
        )
        client = cls(
            settings.hq_url,
            settings.auth_url,
            settings.auth_realm,
            settings.auth_client,
            settings.log_level,
            allow_insecure_http=settings.allow_insecure_http,
            ca_file=settings.ca_file,
            client_certificate=settings.client_certificate,
            version_check=version_check,
            known_keys=known_keys,
            events=events,
        )
        client._organization_key = settings.organization_key
        if settings.client_secret is not None:
            client.initialize_service_account(
                settings.client_secret, username=settings.username, client_name=settings.client_name
            )
        return client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.hq_url}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def hq_url(self) -> str:
        """Address of HQ."""
        return self._connection.hq_url

    @property
    def auth_url(self) -> str:
        """Address of the login service."""
        return self._connection.realm.auth_url

    @property
    def organization_key(self) -> Path | None:
        """File of the private key that the client's configuration names, for ``setup_encryption``."""
        return self._organization_key

    def close(self) -> None:
        """Close all connections.

        Examples
        --------
        >>> client.close()  # doctest: +SKIP
        """
        self._connection.close()

    def setup_collaboration(self, collaboration_id: int) -> None:
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
        >>> client.setup_collaboration(1)  # doctest: +SKIP
        """
        self.collaboration.get(collaboration_id)
        self._connection.collaboration_id = collaboration_id
