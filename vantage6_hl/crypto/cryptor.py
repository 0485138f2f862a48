"""The two ways data travels: encrypted with RSA keys, or as plain base64 in an unencrypted collaboration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn, Protocol

from cryptography.hazmat.primitives.asymmetric import rsa

from . import envelope, keys
from .encoding import PieceDecoder, base64s_to_bytes, bytes_to_base64s, encoded_pieces


class Opener(Protocol):
    """Takes what lies in the blob store piece by piece and gives the payload.

    What it gives before `end` has passed is not known to be whole: keep it aside until then.
    """

    def add(self, piece: bytes) -> bytes:
        """Give what this piece holds of the payload."""
        ...

    def end(self) -> bytes:
        """Give the rest."""
        ...


class Cryptor(Protocol):
    """What the rest of the library needs of either way."""

    def encrypt(self, payload: bytes, public_keys: Sequence[str]) -> list[str]:
        """Make the text to send, one for each recipient."""
        ...

    def decrypt(self, data: str | bytes) -> bytes:
        """Get the payload out of text from the hub, or bytes from its blob store."""
        ...

    def encrypt_pieces(self, pieces: Iterable[bytes], public_key: str) -> Iterator[bytes]:
        """Make the bytes to put into the blob store for one recipient, piece by piece."""
        ...

    def opener(self) -> Opener:
        """Give what decrypts one blob piece by piece."""
        ...


class PlainCryptor:
    """Base64 without encryption, for unencrypted collaborations.

    Examples
    --------
    >>> PlainCryptor().encrypt(b"[1]", [""])
    ['WzFd']
    """

    def encrypt(self, payload: bytes, public_keys: Sequence[str]) -> list[str]:
        """Encode a payload once for all recipients; their public keys are not used."""
        return [bytes_to_base64s(payload)] * len(public_keys)

    def decrypt(self, data: str | bytes) -> bytes:
        """Decode a payload.

        Parameters
        ----------
        data : str or bytes
            Base64 as text, or bytes as they lie in the blob store, which are base64 as well.

        Returns
        -------
        bytes
            The payload.

        Raises
        ------
        DecryptionError
            When it is not canonical base64, for example because it is encrypted.
        """
        return base64s_to_bytes(data if isinstance(data, str) else data.decode("ascii", "replace"))

    def encrypt_pieces(self, pieces: Iterable[bytes], public_key: str) -> Iterator[bytes]:  # noqa: ARG002
        """Encode a payload that comes piece by piece; the public key is not used."""
        return encoded_pieces(pieces)

    def opener(self) -> Opener:
        """Give what decodes one blob piece by piece."""
        return PieceDecoder()


class RSACryptor:
    """Encrypts for other organizations and decrypts what was encrypted for one's own.

    It can be used as the official client's class of that name. An instance holds one private key and shares
    nothing with other instances; it does not show the key and cannot be pickled.

    Parameters
    ----------
    private_key_file : pathlib.Path or str
        PEM file of the organization's private key.
    passphrase : str, bytes or callable, optional
        What the file is encrypted with, or what gives it, such as ``getpass.getpass``. Default None: it is
        not encrypted.

    Raises
    ------
    InvalidKey
        When the file cannot be read or holds no usable key.

    Examples
    --------
    >>> cryptor = RSACryptor("organization.pem")  # doctest: +SKIP
    >>> cryptor.decrypt(cryptor.encrypt(b"[1]", [cryptor.public_key_str])[0])  # doctest: +SKIP
    b'[1]'
    """

    def __init__(self, private_key_file: Path | str, *, passphrase: keys.Passphrase | None = None) -> None:
        self._key = keys.load_key(private_key_file, passphrase=passphrase)

    def __repr__(self) -> str:
        return f"<RSACryptor {self.fingerprint}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "An RSACryptor holds a private key and cannot be pickled; make one from the key file."
        )

    @staticmethod
    def create_new_rsa_key(path: Path | str, *, overwrite: bool = False) -> rsa.RSAPrivateKey:
        """Create a private key of 4096 bits in a file that only its owner can read.

        Parameters
        ----------
        path : pathlib.Path or str
            The file to make.
        overwrite : bool
            Replace a file that is already there. Default False.

        Returns
        -------
        RSAPrivateKey
            The new key.

        Raises
        ------
        UsageError
            When the file is already there and `overwrite` is False.
        InvalidKey
            When the file cannot be written.

        Examples
        --------
        >>> key = RSACryptor.create_new_rsa_key("organization.pem")  # doctest: +SKIP
        """
        return keys.create_key(path, overwrite=overwrite)

    @staticmethod
    def create_public_key_bytes(private_key: rsa.RSAPrivateKey) -> bytes:
        """PEM of the public key that belongs to a private key.

        Parameters
        ----------
        private_key : RSAPrivateKey
            The private key.

        Returns
        -------
        bytes
            The PEM; `bytes_to_base64s` of it is what the hub keeps.
        """
        return keys.public_key_pem(private_key)

    @property
    def public_key_bytes(self) -> bytes:
        """PEM of one's own public key."""
        return keys.public_key_pem(self._key)

    @property
    def public_key_str(self) -> str:
        """One's own public key as the hub keeps it: base64 of its PEM."""
        return keys.public_key_base64(self._key)

    @property
    def fingerprint(self) -> str:
        """Fingerprint ``SHA256:...`` of one's own public key."""
        return keys.fingerprint(self._key)

    def verify_public_key(self, pubkey_base64: str) -> bool:
        """Whether a public key, as the hub keeps it, belongs to the private key held here."""
        return keys.fingerprint(pubkey_base64) == self.fingerprint

    def encrypt(self, payload: bytes, public_keys: Sequence[str]) -> list[str]:
        """Encrypt one payload for several organizations.

        Parameters
        ----------
        payload : bytes
            What to encrypt.
        public_keys : sequence of str
            Public keys of the organizations as the hub keeps them.

        Returns
        -------
        list of str
            One envelope for each key, in the same order.

        Raises
        ------
        InvalidKey
            When a public key cannot be used.
        """
        return envelope.seal(payload, [keys.load_public_key(text) for text in public_keys])

    def encrypt_bytes_to_str(self, data: bytes, pubkey_base64s: str) -> str:
        """Encrypt bytes for one organization; the official client's name."""
        return self.encrypt(data, [pubkey_base64s])[0]

    def decrypt(self, data: str | bytes) -> bytes:
        """Decrypt an envelope with one's own private key.

        Parameters
        ----------
        data : str or bytes
            Text as the hub gives it, or bytes as they lie in the blob store.

        Returns
        -------
        bytes
            The payload.

        Raises
        ------
        DecryptionError
            When the data is no envelope, is damaged, or was encrypted for another key.
        """
        return envelope.unseal(data, self._key)

    def encrypt_pieces(self, pieces: Iterable[bytes], public_key: str) -> Iterator[bytes]:
        """Encrypt a payload that comes piece by piece, as it goes into the blob store.

        Parameters
        ----------
        pieces : iterable of bytes
            The payload.
        public_key : str
            Public key of the organization as the hub keeps it.

        Returns
        -------
        iterator of bytes
            The envelope, piece by piece, with memory for one piece only.

        Raises
        ------
        InvalidKey
            When the public key cannot be used.

        Examples
        --------
        >>> blob = cryptor.encrypt_pieces([b"[1", b"]"], cryptor.public_key_str)  # doctest: +SKIP
        """
        return envelope.seal_pieces(pieces, keys.load_public_key(public_key))

    def opener(self) -> Opener:
        """Give what decrypts one blob piece by piece, with one's own private key."""
        return envelope.PieceOpener(self._key)

    def decrypt_str_to_bytes(self, data: str) -> bytes:
        """Decrypt an envelope; the official client's name."""
        return self.decrypt(data)
