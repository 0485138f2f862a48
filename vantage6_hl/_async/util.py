"""``client.util``: the hub itself, and keys."""

from __future__ import annotations

import logging
from pathlib import Path

from vantage6_api.v5_0.hq.api.health import health_get
from vantage6_api.v5_0.hq.api.version import version_get
from vantage6_api.v5_0.hq.models.health import Health
from vantage6_api.v5_0.hq.models.version import Version
from vantage6_hl._async.group import Group
from vantage6_hl.crypto import create_key

__all__ = ["UtilGroup"]

log = logging.getLogger(__name__)


class UtilGroup(Group):
    """The hub's version and health, a new private key, and your account's page; all without a login."""

    async def get_hq_version(self) -> Version:
        """Get the release that the hub runs.

        Returns
        -------
        Version
            ``version`` is the release, for example ``"5.0.3"``.

        Examples
        --------
        >>> (await client.util.get_hq_version())["version"]
        '5.0.3'
        """
        return await version_get.asyncio(client=self._connection.public_hub)

    async def get_hq_health(self) -> Health:
        """Ask whether the hub and its database are well.

        Returns
        -------
        Health
            ``api`` and ``database`` are ``True`` when they are.

        Examples
        --------
        >>> (await client.util.get_hq_health()).database
        True
        """
        return await health_get.asyncio(client=self._connection.public_hub)

    def generate_private_key(self, file_: Path | str = "private_key.pem") -> Path:
        """Make a private key for your organization, in a file that only you can read.

        Nothing else changes: ``setup_encryption`` with that file then uses the key, and uploads its public
        half if the hub has none for your organization.

        Parameters
        ----------
        file_ : path, optional
            The file to make, by default ``private_key.pem`` in the current folder. A file that is already
            there is never replaced.

        Returns
        -------
        Path
            Where the key is.

        Raises
        ------
        UsageError
            When the file is already there.

        Examples
        --------
        >>> client.util.generate_private_key("private_key.pem")  # doctest: +SKIP
        PosixPath('/home/alice/private_key.pem')
        """
        path = Path(file_).absolute()
        create_key(path)
        log.info("Made a private key in %s. Call setup_encryption with it, and keep a copy of it.", path)
        return path

    def get_account_url(self) -> str:
        """Tell where you change your own password and see where you are logged in.

        The hub has no passwords: the login service keeps them, and its account page changes them.

        Returns
        -------
        str
            Address of the account page, to be opened in a browser.

        Examples
        --------
        >>> client.util.get_account_url()
        'https://auth.example.org/realms/vantage6/account/'
        """
        return f"{self._connection.realm.auth_url}/realms/{self._connection.realm.name}/account/"
