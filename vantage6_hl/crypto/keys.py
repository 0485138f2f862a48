"""RSA keys of organizations: create, read from a file, carry as text, compare by fingerprint."""

from __future__ import annotations

import binascii
import hashlib
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from vantage6_hl._private_files import replace_private
from vantage6_hl.errors import DecryptionError, InvalidKey, UsageError

from .encoding import base64s_to_bytes, bytes_to_base64s

KEY_SIZE: Final = 4096  # bits, as the official client creates them
MIN_KEY_SIZE: Final = 2048  # bits; shorter RSA keys are considered broken (NIST SP 800-131A)
Passphrase: TypeAlias = str | bytes | Callable[[], str | bytes]
"""What protects a key file; a callable is asked only when the file is encrypted. Text is taken as UTF-8."""

_MAX_FILE_SIZE: Final = 64 * 1024  # bytes; a PEM of a 16384-bit key has 13 KB


def create_key(
    path: Path | str, *, passphrase: bytes | None = None, overwrite: bool = False
) -> rsa.RSAPrivateKey:
    """Create a private key of 4096 bits and write it to a file that only its owner can read.

    Parameters
    ----------
    path : pathlib.Path or str
        The file to make; its folder must exist.
    passphrase : bytes, optional
        Encrypts the file. Default None: the file is not encrypted, as the official client writes it.
    overwrite : bool
        Replace a file that is already there. Default False.

    Returns
    -------
    cryptography.hazmat.primitives.asymmetric.rsa.RSAPrivateKey
        The new key.

    Raises
    ------
    UsageError
        When the file is already there and `overwrite` is False.
    InvalidKey
        When the file cannot be written.

    Examples
    --------
    >>> key = create_key("organization.pem")  # doctest: +SKIP
    """
    path = Path(path)
    if not overwrite and (path.exists() or path.is_symlink()):
        raise _exists(path)
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_SIZE)
    if passphrase:
        pem = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(passphrase),
        )
    else:
        pem = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    try:
        replace_private(path, pem) if overwrite else _write_new(path, pem)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise InvalidKey(f"The private key could not be written to '{path}': {error.strerror}.") from None
    return key


def load_key(path: Path | str, *, passphrase: Passphrase | None = None) -> rsa.RSAPrivateKey:
    """Read a private key from a PEM file.

    Parameters
    ----------
    path : pathlib.Path or str
        The file.
    passphrase : str, bytes or callable, optional
        What the file is encrypted with, or what gives it, such as ``getpass.getpass``; that is called only
        when the file is encrypted. Default None: it is not encrypted.

    Returns
    -------
    cryptography.hazmat.primitives.asymmetric.rsa.RSAPrivateKey
        The key.

    Raises
    ------
    InvalidKey
        When the file cannot be read, is no PEM private key, needs another passphrase, or holds a key that is
        no RSA key or has less than 2048 bits.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            pem = file.read(_MAX_FILE_SIZE + 1)
    except FileNotFoundError:
        raise InvalidKey(
            f"There is no private key file '{path}'. Check the path, or create one with "
            "RSACryptor.create_new_rsa_key."
        ) from None
    except OSError as error:
        raise InvalidKey(f"The private key file '{path}' cannot be read: {error.strerror}.") from None
    if len(pem) > _MAX_FILE_SIZE:
        raise InvalidKey(f"'{path}' is too large to be a private key file.")
    password = _asked(passphrase, pem)
    try:
        key = serialization.load_pem_private_key(pem, password=password)
    except TypeError:
        # cryptography's way to say that a passphrase is missing, or was given for a file without one.
        problem = (
            "is not encrypted: leave the passphrase out" if password else "is encrypted: give its passphrase"
        )
        raise InvalidKey(f"The private key file '{path}' {problem}.") from None
    except (ValueError, UnsupportedAlgorithm):
        problem = "or the passphrase is wrong" if password else "or it is damaged"
        raise InvalidKey(f"'{path}' holds no private key in PEM form, {problem}.") from None
    if not isinstance(key, rsa.RSAPrivateKey):
        raise InvalidKey(f"The key in '{path}' is no RSA key; vantage6 encrypts with RSA keys only.")
    if key.key_size < MIN_KEY_SIZE:
        raise InvalidKey(f"The key in '{path}' has {key.key_size} bits; at least {MIN_KEY_SIZE} are needed.")
    return key


def public_key_pem(key: rsa.RSAPrivateKey | rsa.RSAPublicKey) -> bytes:
    """PEM of the public key (SubjectPublicKeyInfo), of a private or a public key."""
    public = key.public_key() if isinstance(key, rsa.RSAPrivateKey) else key
    return public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def public_key_base64(key: rsa.RSAPrivateKey | rsa.RSAPublicKey) -> str:
    """Public key as the hub keeps it: base64 of its PEM."""
    return bytes_to_base64s(public_key_pem(key))


@lru_cache(maxsize=256)
def load_public_key(text: str) -> rsa.RSAPublicKey:
    """Read a public key as the hub keeps it.

    Parameters
    ----------
    text : str
        Base64 of the PEM.

    Returns
    -------
    cryptography.hazmat.primitives.asymmetric.rsa.RSAPublicKey
        The key.

    Raises
    ------
    InvalidKey
        When the text is no such key, no RSA key, or has less than 2048 bits.
    """
    try:
        key = serialization.load_pem_public_key(base64s_to_bytes(text))
    except (DecryptionError, ValueError, UnsupportedAlgorithm):
        raise InvalidKey("The public key is not the base64 of a public key in PEM form.") from None
    if not isinstance(key, rsa.RSAPublicKey):
        raise InvalidKey("The public key is no RSA key; vantage6 encrypts with RSA keys only.")
    if key.key_size < MIN_KEY_SIZE:
        raise InvalidKey(f"The public key has {key.key_size} bits; at least {MIN_KEY_SIZE} are needed.")
    return key


def fingerprint(key: rsa.RSAPrivateKey | rsa.RSAPublicKey | str) -> str:
    """Fingerprint of a public key: what two people compare, and what this library compares.

    Parameters
    ----------
    key : RSAPrivateKey, RSAPublicKey or str
        The key; text is base64 of the PEM, as the hub keeps it.

    Returns
    -------
    str
        ``SHA256:`` and the base64 without padding of the digest of the key's DER form, in OpenSSH's style.

    Raises
    ------
    InvalidKey
        When `key` is text that is no public key.
    """
    public = load_public_key(key) if isinstance(key, str) else key
    if isinstance(public, rsa.RSAPrivateKey):
        public = public.public_key()
    der = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    digest = binascii.b2a_base64(hashlib.sha256(der).digest(), newline=False)
    return f"SHA256:{digest.decode('ascii').rstrip('=')}"


def _asked(passphrase: Passphrase | None, pem: bytes) -> bytes | None:
    """Give the passphrase as bytes; None where there is none to use."""
    if callable(passphrase):
        # Both forms of PEM say this word in their head: "ENCRYPTED PRIVATE KEY" and "Proc-Type: 4,ENCRYPTED".
        passphrase = passphrase() if b"ENCRYPTED" in pem else None
    if isinstance(passphrase, str):
        passphrase = passphrase.encode()
    return passphrase or None


def _exists(path: Path) -> UsageError:
    return UsageError(
        f"'{path}' already exists and was left as it is. Name another file, or pass overwrite=True."
    )


def _write_new(path: Path, data: bytes) -> None:
    # The mode is given when the file is made: at no moment can others read it.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
