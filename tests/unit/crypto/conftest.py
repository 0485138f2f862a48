"""Keys for the tests of this folder, made once."""

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.unit.keys import new_key, write_key
from vantage6_hl.crypto import RSACryptor


@pytest.fixture(scope="session")
def private_key() -> rsa.RSAPrivateKey:
    return new_key()


@pytest.fixture(scope="session")
def other_key() -> rsa.RSAPrivateKey:
    return new_key()


@pytest.fixture(scope="session")
def cryptor(private_key: rsa.RSAPrivateKey, tmp_path_factory: pytest.TempPathFactory) -> RSACryptor:
    return RSACryptor(write_key(tmp_path_factory.mktemp("keys") / "mine.pem", private_key))


@pytest.fixture(scope="session")
def other_cryptor(other_key: rsa.RSAPrivateKey, tmp_path_factory: pytest.TempPathFactory) -> RSACryptor:
    return RSACryptor(write_key(tmp_path_factory.mktemp("keys") / "other.pem", other_key))
