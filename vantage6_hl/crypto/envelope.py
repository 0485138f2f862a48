"""Envelopes: ``<key block>$<initialization vector>$<body>``, the hub's format of encrypted data.

The key block is base64 of a random 32-byte AES key, encrypted with RSA PKCS#1 v1.5 for one organization; the
initialization vector is base64 of 16 random bytes; the body is AES-256 in counter mode, as base64 in an
answer of the hub and as raw bytes in its blob store. Messages from the web interface have one more layer of
base64 around the AES key and around the payload; both layers come together.

Source: ``vantage6/common/encryption.py`` and ``vantage6-ui/src/app/services/encryption.service.ts``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Final

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes

from vantage6_hl.errors import DecryptionError

from .encoding import DECODED_AT_ONCE, ENCODED_AT_ONCE, PieceDecoder, base64s_to_bytes, bytes_to_base64s

_SEPARATOR: Final = "$"
_AES_KEY_LENGTH: Final = 32  # bytes
_AES_BLOCK: Final = 16  # bytes
_IV_LENGTH: Final = 16  # bytes
_WEB_KEY_LENGTH: Final = 44  # characters of base64 of 32 bytes

LONGEST_HEAD: Final = 8 * 1024
"""Characters that key block and vector have at most; those of an RSA key of 32 Ki bit are fewer."""


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
    heads = [f"{_key_block(aes_key, key)}{_SEPARATOR}{bytes_to_base64s(vector)}{_SEPARATOR}" for key in keys]
    if len(heads) == 1:
        return [_with_body(heads[0], payload, _aes_ctr(aes_key, vector))]
    body = _with_body("", payload, _aes_ctr(aes_key, vector))
    return [head + body for head in heads]


def _with_body(text: str, payload: bytes, cipher: CipherContext) -> str:
    """Add the encrypted payload to a text.

    Python appends to a local variable in its place, so that a body of 64 MiB never stands in memory twice:
    nothing else may hold the text meanwhile, a comprehension's scope among others.
    """
    view, buffer = memoryview(payload), bytearray(ENCODED_AT_ONCE + _AES_BLOCK)
    encrypted = memoryview(buffer)
    for start in range(0, len(view), ENCODED_AT_ONCE):
        length = cipher.update_into(view[start : start + ENCODED_AT_ONCE], buffer)
        text += bytes_to_base64s(encrypted[:length])
    return text


def seal_pieces(pieces: Iterable[bytes], key: rsa.RSAPublicKey) -> Iterator[bytes]:
    """Encrypt a payload that comes piece by piece for one organization, as it lies in the blob store.

    Parameters
    ----------
    pieces : iterable of bytes
        The payload.
    key : RSAPublicKey
        Public key of the recipient.

    Yields
    ------
    bytes
        The envelope, piece by piece; its body is not base64.
    """
    aes_key, vector = os.urandom(_AES_KEY_LENGTH), os.urandom(_IV_LENGTH)
    yield f"{_key_block(aes_key, key)}{_SEPARATOR}{bytes_to_base64s(vector)}{_SEPARATOR}".encode("ascii")
    cipher = _aes_ctr(aes_key, vector)
    for piece in pieces:
        if piece:
            yield cipher.update(piece)


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
    if isinstance(envelope, bytes):
        opener, step = PieceOpener(key), ENCODED_AT_ONCE
        pieces = [opener.add(envelope[start : start + step]) for start in range(0, len(envelope), step)]
        return b"".join((*pieces, opener.end()))
    parts = envelope.count(_SEPARATOR) + 1
    if parts != 3:
        raise DecryptionError(_not_encrypted(parts))
    first = envelope.index(_SEPARATOR)
    second = envelope.index(_SEPARATOR, first + 1)
    cipher, from_web = _opened_head(envelope[:first], envelope[first + 1 : second], key)
    payload = BytesIO()  # gives its buffer away without a copy: the payload never stands in memory twice
    for start in range(second + 1, len(envelope), DECODED_AT_ONCE):
        piece = envelope[start : start + DECODED_AT_ONCE]
        if piece.endswith("=") and start + DECODED_AT_ONCE < len(envelope):
            raise DecryptionError("The data is not canonical base64.")  # padding before the end
        payload.write(cipher.update(base64s_to_bytes(piece)))
    return _inner(payload.getvalue()) if from_web else payload.getvalue()


class PieceOpener:
    """Decrypts an envelope that comes piece by piece, as it lies in the blob store.

    What it gives before `end` has passed is not known to be whole, nor meant: keep it aside until then.

    Parameters
    ----------
    key : RSAPrivateKey
        The private key of the organization that it was encrypted for.
    """

    def __init__(self, key: rsa.RSAPrivateKey) -> None:
        self._key = key
        self._head = b""
        self._cipher: CipherContext | None = None
        self._inner: PieceDecoder | None = None  # for a message from the web interface

    def add(self, piece: bytes) -> bytes:
        """Decrypt a piece.

        Parameters
        ----------
        piece : bytes
            The next bytes of the envelope.

        Returns
        -------
        bytes
            What they give; nothing while the head is not complete.

        Raises
        ------
        DecryptionError
            As soon as it is seen that the envelope is not in the format, or for another key.
        """
        if self._cipher is None:
            self._head += piece
            # The raw body may hold the separator as well, so only the first two count.
            parts = self._head.split(_SEPARATOR.encode(), 2)
            if len(parts) < 3:
                if len(self._head) > LONGEST_HEAD:
                    raise DecryptionError(_not_encrypted(len(parts)))
                return b""
            self._head = b""
            vector = parts[1].decode("ascii", "replace")  # what is no ASCII is no base64 either
            self._cipher, from_web = _opened_head(parts[0].decode("ascii", "replace"), vector, self._key)
            self._inner = PieceDecoder() if from_web else None
            piece = parts[2]
        data = self._cipher.update(piece)
        return data if self._inner is None else self._inner.add(data)

    def end(self) -> bytes:
        """Give the rest of the payload; raises DecryptionError when the envelope was not whole."""
        if self._cipher is None:
            raise DecryptionError(_not_encrypted(self._head.count(_SEPARATOR.encode()) + 1))
        return b"" if self._inner is None else self._inner.end()


def _opened_head(key_block: str, vector: str, key: rsa.RSAPrivateKey) -> tuple[CipherContext, bool]:
    """Read key block and initialization vector: what decrypts the body, and whether the web wrote it."""
    block, start = base64s_to_bytes(key_block), base64s_to_bytes(vector)
    if len(block) != key.key_size // 8:
        raise DecryptionError(
            f"The key block has {len(block)} bytes where this private key needs {key.key_size // 8}: "
            "the data was encrypted for another key."
        )
    if len(start) != _IV_LENGTH:
        raise DecryptionError(f"The initialization vector has {len(start)} bytes instead of {_IV_LENGTH}.")
    found = _aes_key(block, key)
    if found is None:
        raise DecryptionError("The data cannot be decrypted with this private key.")
    aes_key, from_web = found
    return _aes_ctr(aes_key, start), from_web


def _inner(payload: bytes) -> bytes:
    """Take off the second layer of base64, which the web interface adds."""
    return base64s_to_bytes(payload.decode("ascii", "replace"))


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


def _aes_ctr(key: bytes, vector: bytes) -> CipherContext:
    # Counter mode: encryption and decryption are the same operation.
    return Cipher(algorithms.AES(key), modes.CTR(vector)).encryptor()
