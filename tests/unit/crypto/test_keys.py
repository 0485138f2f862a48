"""Key files: private from the first byte, never written over by accident, and clear errors."""

import base64
import hashlib
import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from vantage6_hl.crypto import (
    RSACryptor,
    bytes_to_base64s,
    create_key,
    fingerprint,
    load_key,
    load_public_key,
    public_key_base64,
)
from vantage6_hl.errors import InvalidKey, UsageError

posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vantage6_hl.crypto.keys.KEY_SIZE", 2048)


def pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, passphrase: bytes | None = None) -> bytes:
    encryption = (
        serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    )
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)


def test_the_guides_steps(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    private_key = RSACryptor.create_new_rsa_key(path)
    public_key = bytes_to_base64s(RSACryptor.create_public_key_bytes(private_key))
    assert private_key.key_size == 4096
    assert RSACryptor(path).public_key_str == public_key
    assert RSACryptor(str(path)).verify_public_key(public_key)


@posix_only
@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("overwrite", [False, True])
def test_the_file_is_private_whatever_the_umask(tmp_path: Path, overwrite: bool) -> None:
    path = tmp_path / "key.pem"
    before = os.umask(0)
    try:
        create_key(path, overwrite=overwrite)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("quick_keys")
def test_an_existing_file_is_kept_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_text("precious")
    with pytest.raises(UsageError, match="already exists"):
        create_key(path)
    assert path.read_text() == "precious"
    with pytest.MonkeyPatch.context() as patch:  # it says so before it spends seconds on a key
        patch.setattr(rsa, "generate_private_key", lambda **_: pytest.fail("a key was made"))
        with pytest.raises(UsageError):
            create_key(path)
    key = create_key(path, overwrite=True)
    assert fingerprint(load_key(path)) == fingerprint(key)
    assert list(tmp_path.iterdir()) == [path]


@posix_only
@pytest.mark.usefixtures("quick_keys")
def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError):
        create_key(tmp_path / "link")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.usefixtures("quick_keys")
def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidKey, match="could not be written"):
        create_key(tmp_path / "no" / "key.pem")


@pytest.mark.usefixtures("quick_keys")
def test_a_passphrase_protects_the_file(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    key = create_key(path, passphrase=b"correct horse")
    assert b"ENCRYPTED" in path.read_bytes()
    assert fingerprint(load_key(path, passphrase=b"correct horse")) == fingerprint(key)
    assert RSACryptor(path, passphrase=b"correct horse").fingerprint == fingerprint(key)
    with pytest.raises(InvalidKey, match="is encrypted: give its passphrase"):
        load_key(path)
    with pytest.raises(InvalidKey, match="passphrase is wrong") as caught:
        load_key(path, passphrase=b"battery staple")
    assert "staple" not in str(caught.value)


def test_a_passphrase_for_a_file_without_one_is_named(tmp_path: Path, private_key: rsa.RSAPrivateKey) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(pem(private_key))
    with pytest.raises(InvalidKey, match="leave the passphrase out"):
        load_key(path, passphrase=b"x")


def test_wrong_files_are_named(tmp_path: Path, private_key: rsa.RSAPrivateKey) -> None:
    small = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    contents = {
        "holds no private key": b"hello",
        "holds no private key in PEM": base64.b64decode(public_key_base64(private_key)),
        "no RSA key": pem(ec.generate_private_key(ec.SECP256R1())),
        "has 1024 bits": pem(small),
        "too large": b"x" * 100_000,
    }
    for reason, content in contents.items():
        path = tmp_path / "key.pem"
        path.write_bytes(content)
        with pytest.raises(InvalidKey, match=reason):
            load_key(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidKey, match="There is no private key file"):
        load_key(tmp_path / "key.pem")
    with pytest.raises(InvalidKey, match="cannot be read"):
        load_key(tmp_path)


def test_wrong_public_keys_are_named() -> None:
    small = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    curve = ec.generate_private_key(ec.SECP256R1()).public_key()
    curve_pem = curve.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    with pytest.raises(InvalidKey, match="1024 bits"):
        load_public_key(public_key_base64(small))
    with pytest.raises(InvalidKey, match="no RSA key"):
        load_public_key(bytes_to_base64s(curve_pem))


def test_fingerprint_is_of_the_der_form(private_key: rsa.RSAPrivateKey) -> None:
    text = public_key_base64(private_key)
    lines = base64.b64decode(text).decode().splitlines()
    digest = hashlib.sha256(base64.b64decode("".join(lines[1:-1]))).digest()
    expected = "SHA256:" + base64.b64encode(digest).decode().rstrip("=")
    assert fingerprint(text) == fingerprint(private_key) == fingerprint(private_key.public_key()) == expected
