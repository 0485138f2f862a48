"""The names of ``vantage6.client.encryption``, which scripts for earlier releases of the official client use.

In 5.0 they lie in ``vantage6.common.encryption``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_hl.crypto import PlainCryptor, RSACryptor, base64s_to_bytes, bytes_to_base64s

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

__all__ = ["DummyCryptor", "RSACryptor"]


class DummyCryptor(PlainCryptor):
    """Base64 without encryption, by the official client's names.

    Set as ``client.cryptor`` it means that there is no private key. It sends nothing readable into an
    encrypted collaboration: that is refused.

    Examples
    --------
    >>> DummyCryptor().encrypt_bytes_to_str(b"[1]", "")
    'WzFd'
    """

    @staticmethod
    def bytes_to_str(data: bytes) -> str:
        """Encode bytes as base64."""
        return bytes_to_base64s(data)

    @staticmethod
    def str_to_bytes(data: str) -> bytes:
        """Decode base64."""
        return base64s_to_bytes(data)

    def encrypt_bytes_to_str(self, data: bytes, pubkey_base64: str) -> str:  # noqa: ARG002 - the official name
        """Encode bytes as base64; the public key is not used."""
        return bytes_to_base64s(data)


def cryptor_from(other: object) -> RSACryptor | None:
    """Give what holds the private key of a cryptor, ours or the official one's; None where it has none."""
    if other is None or isinstance(other, RSACryptor):
        return other
    key: RSAPrivateKey | None = getattr(other, "private_key", None)
    if key is None:
        return None
    cryptor = RSACryptor.__new__(RSACryptor)  # its key is here already: there is no file to read
    cryptor._key = key
    return cryptor
