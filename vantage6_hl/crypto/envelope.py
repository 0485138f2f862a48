"""Envelopes: ``<key block>$<initialization vector>$<body>``, the hub's format of encrypted data.

The key block is base64 of a random 32-byte AES key, encrypted with RSA PKCS#1 v1.5 for one organization; the
initialization vector is base64 of 16 random bytes; the body is AES-256 in counter mode, as base64 in an
answer of the hub and as raw bytes in its blob store. Messages from the web interface have one more layer of
base64 around the AES key and around the payload; both layers come together.

Source: ``vantage6/common/encryption.py`` and ``vantage6-ui/src/app/services/encryption.service.ts``.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from vantage6_hl.errors import DecryptionError

from .encoding import base64s_to_bytes, bytes_to_base64s

_SEPARATOR: Final = "$"
_AES_KEY_LENGTH: Final = 32  # bytes
_IV_LENGTH: Final = 16  # bytes
_WEB_KEY_LENGTH: Final = 44  # characters of base64 of 32 bytes


def seal(payload: bytes, keys: Sequence[rsa.RSAPublicKey]) -> list[str]:
    """Encrypt one payload for several organizations, as text.

    The body is encrypted and encoded once and shared by all envelopes; only the key block differs. This tells
    the hub that the envelopes hold the same payload, which it knows: they belong to one task.

    Parameters
    ----------
    payload : bytes
        What to encrypt.
    keys : sequence of RSAPublicKey
        Public keys of the recipients.

    Returns
    -------
    list of str
        One envelope for each key, in the same order.
    """
    aes_key, vector = os.urandom(_AES_KEY_LENGTH), os.urandom(_IV_LENGTH)
    tail = f"{bytes_to_base64s(vector)}{_SEPARATOR}{bytes_to_base64s(_aes_ctr(payload, aes_key, vector))}"
    return [f"{_key_block(aes_key, key)}{_SEPARATOR}{tail}" for key in keys]


def unseal(envelope: str | bytes, key: rsa.RSAPrivateKey) -> bytes:
    """Decrypt an envelope.

    Parameters
    ----------
    envelope : str or bytes
        Text as the hub gives it, or bytes as they lie in the blob store.
    key : RSAPrivateKey
        The private key of the organization that it was encrypted for.

    Returns
    -------
    bytes
        The payload.

    Raises
    ------
    DecryptionError
        When the envelope is not exactly in the format, or was encrypted for another key (see the package's
        docstring for what the format cannot detect).
    """
    key_block, vector, body = _split(envelope, key.key_size // 8)
    found = _aes_key(key_block, key)
    if found is None:
        raise DecryptionError("The data cannot be decrypted with this private key.")
    aes_key, from_web = found
    payload = _aes_ctr(body, aes_key, vector)
    if not from_web:
        return payload
    try:
        return base64s_to_bytes(payload.decode("ascii"))
    except UnicodeDecodeError:
        raise DecryptionError("The payload of a message from the web interface is not base64.") from None


def _split(envelope: str | bytes, block_length: int) -> tuple[bytes, bytes, bytes]:
    """Take an envelope apart into key block, initialization vector and body, all as bytes."""
    if isinstance(envelope, str):
        parts = envelope.split(_SEPARATOR)
        if len(parts) != 3:
            raise DecryptionError(_not_encrypted(len(parts)))
        body = base64s_to_bytes(parts[2])
    else:
        # The raw body may hold the separator as well, so only the first two count.
        pieces = envelope.split(_SEPARATOR.encode(), 2)
        if len(pieces) != 3:
            raise DecryptionError(_not_encrypted(len(pieces)))
        body = pieces[2]
        try:
            parts = [piece.decode("ascii") for piece in pieces[:2]]
        except UnicodeDecodeError:
            raise DecryptionError("The data is not valid base64.") from None
    key_block, vector = base64s_to_bytes(parts[0]), base64s_to_bytes(parts[1])
    if len(key_block) != block_length:
        raise DecryptionError(
            f"The key block has {len(key_block)} bytes where this private key needs {block_length}: "
            "the data was encrypted for another key."
        )
    if len(vector) != _IV_LENGTH:
        raise DecryptionError(f"The initialization vector has {len(vector)} bytes instead of {_IV_LENGTH}.")
    return key_block, vector, body


def _not_encrypted(parts: int) -> str:
    return f"The data is no envelope: it has {parts} parts instead of 3. It was probably not encrypted."


def _aes_key(key_block: bytes, key: rsa.RSAPrivateKey) -> tuple[bytes, bool] | None:
    """Decrypt the key block: the AES key and whether the web interface wrote it, or None when it is wrong.

    Every way to fail looks the same: telling them apart would make a padding oracle (Bleichenbacher).
    """
    try:
        plain = key.decrypt(key_block, padding.PKCS1v15())
        if len(plain) == _AES_KEY_LENGTH:
            return plain, False
        inner = base64s_to_bytes(plain.decode("ascii")) if len(plain) == _WEB_KEY_LENGTH else b""
    except (ValueError, DecryptionError):
        return None
    return (inner, True) if len(inner) == _AES_KEY_LENGTH else None


def _key_block(aes_key: bytes, key: rsa.RSAPublicKey) -> str:
    return bytes_to_base64s(key.encrypt(aes_key, padding.PKCS1v15()))


def _aes_ctr(data: bytes, key: bytes, vector: bytes) -> bytes:
    # Counter mode: encryption and decryption are the same operation.
    cipher = Cipher(algorithms.AES(key), modes.CTR(vector)).encryptor()
    return cipher.update(data) + cipher.finalize()
