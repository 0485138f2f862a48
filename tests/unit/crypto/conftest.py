"""Keys for the tests of this folder, made once: 2048 bits, since 4096 take seconds."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from vantage6_hl.crypto import RSACryptor


def write_key(path: Path, key: rsa.RSAPrivateKey) -> Path:
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture(scope="session")
def private_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="session")
def other_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="session")
def cryptor(private_key: rsa.RSAPrivateKey, tmp_path_factory: pytest.TempPathFactory) -> RSACryptor:
    return RSACryptor(write_key(tmp_path_factory.mktemp("keys") / "mine.pem", private_key))


@pytest.fixture(scope="session")
def other_cryptor(other_key: rsa.RSAPrivateKey, tmp_path_factory: pytest.TempPathFactory) -> RSACryptor:
    return RSACryptor(write_key(tmp_path_factory.mktemp("keys") / "other.pem", other_key))
