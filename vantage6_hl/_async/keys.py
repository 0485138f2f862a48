"""The part of a client that deals with keys: one's own private key, and the public keys of others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vantage6_hl._async.login import Login
from vantage6_hl.errors import UsageError

if TYPE_CHECKING:
    from vantage6_hl.crypto import Passphrase

__all__ = ["Keys"]


class Keys(Login):
    """A client that can set up encryption."""

    async def setup_encryption(
        self,
        private_key_file: Path | str | None,
        *,
        passphrase: Passphrase | None = None,
        replace_public_key: bool = False,
    ) -> None:
        """Use your organization's private key, to encrypt arguments and to read results.

        Parameters
        ----------
        private_key_file : path or None
            PEM file of the key; ``None`` to work without encryption.
        passphrase : str, bytes or callable, optional
            What the file is encrypted with, or what gives it, such as ``getpass.getpass``, which is called
            only when the file is encrypted. By default it is not encrypted.
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

        await use_private_key(
            self._connection, private_key_file, passphrase=passphrase, replace_public_key=replace_public_key
        )

    def accept_key(self, organization_id: int, fingerprint: str) -> None:
        """Take a public key for the right one of an organization, in the place of the one known before.

        Arguments are encrypted for the key that was first seen of an organization. When the hub gives another
        one, nothing is sent and ``KeyMismatch`` is raised, until the new key is accepted. A key can also be
        accepted before it is first used. Compare the fingerprint with the one that the organization tells you
        on another way than through the hub.

        Parameters
        ----------
        organization_id : int
            Id of the organization.
        fingerprint : str
            ``SHA256:...`` of its public key, as ``KeyMismatch.found`` gives it.

        Raises
        ------
        UsageError
            When that is no fingerprint, or the client was made with ``known_keys=False``.
        EncryptionError
            When the file of known keys cannot be read or written.

        Examples
        --------
        >>> client.accept_key(3, "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")  # doctest: +SKIP
        """
        known = self._connection.known_keys
        if known is None:
            raise UsageError("This client keeps no known keys: it was made with known_keys=False.")
        known.accept(organization_id, fingerprint)
