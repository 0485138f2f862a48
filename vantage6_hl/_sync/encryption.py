# Made from vantage6_hl/_async/encryption.py by 'make flavours'. Change that file, not this one.
"""Setting up encryption: the local private key and the public key that the hub has must belong together."""

from __future__ import annotations

import logging
from pathlib import Path

from vantage6_api.v5_0.hq.api.organization import organization_get, organization_update
from vantage6_api.v5_0.hq.models.organization_update import OrganizationUpdate
from vantage6_hl._sync.connection import Connection
from vantage6_hl._text import plain_text
from vantage6_hl.crypto import Passphrase, RSACryptor, fingerprint
from vantage6_hl.errors import InvalidKey, KeyMismatch

__all__ = ["use_private_key"]

log = logging.getLogger(__name__)


def use_private_key(
    connection: Connection,
    private_key_file: Path | str | None,
    *,
    passphrase: Passphrase | None,
    replace_public_key: bool,
) -> None:
    """See ``UserClient.setup_encryption``."""
    identity = connection.identity
    if private_key_file is None:
        connection.cryptor = None
        return
    cryptor = RSACryptor(private_key_file, passphrase=passphrase)
    organization = organization_get.sync(identity.organization_id, client=connection.hub)
    found = _fingerprint(organization.public_key) if organization.public_key else ""
    if found and found != cryptor.fingerprint and not replace_public_key:
        raise KeyMismatch(
            f"The hub has another public key for organization '{identity.organization_name}': {found}, and "
            f"'{private_key_file}' belongs to {cryptor.fingerprint}. Use the key file of the hub's "
            "key. Only if that one is lost, pass replace_public_key=True: what was encrypted for it stays "
            "unreadable.",
            expected=found,
            found=cryptor.fingerprint,
            organization_id=identity.organization_id,
        )
    if found != cryptor.fingerprint:
        organization_update.sync(
            identity.organization_id,
            client=connection.hub,
            body=OrganizationUpdate(public_key=cryptor.public_key_str),
        )
        log.info(
            "Uploaded the public key %s of %s: the hub had %s",
            cryptor.fingerprint,
            plain_text(identity.organization_name),
            found or "none",
        )
    if connection.known_keys is not None:
        # Whoever holds the private key knows better than any file which public key belongs to it.
        connection.known_keys.accept(identity.organization_id, cryptor.fingerprint)
    connection.cryptor = cryptor


def _fingerprint(public_key: str) -> str:
    try:
        return fingerprint(public_key)
    except InvalidKey:
        # Not a key at all: it differs from any, and is replaced only when asked.
        return "an unreadable key"
