"""Envelopes: round trips, a published vector, the web interface's form, and every tampering to detect."""

import base64
import os
import pickle
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from vantage6_hl.crypto import PlainCryptor, RSACryptor, bytes_to_base64s
from vantage6_hl.errors import DecryptionError, InvalidKey

shared_keys = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def envelope(key: rsa.RSAPrivateKey, rsa_plain: bytes, iv: bytes, body: bytes) -> str:
    block = key.public_key().encrypt(rsa_plain, padding.PKCS1v15())
    return "$".join([b64(block), b64(iv), b64(body)])


def aes(key: bytes, iv: bytes, data: bytes) -> bytes:
    return Cipher(algorithms.AES(key), modes.CTR(iv)).encryptor().update(data)


SIZES = [0, 1, 2, 3, 15, 16, 17, 31, 32, 33, 2**16 - 1, 2**16, 2**16 + 1, 2**20 + 1]


@shared_keys
@given(payload=st.binary(max_size=5000) | st.sampled_from(SIZES).map(os.urandom))
@example(payload=b"")
@example(payload=b"$")
def test_round_trip(cryptor: RSACryptor, payload: bytes) -> None:
    check_round_trip(cryptor, payload)


@pytest.mark.slow
def test_round_trip_of_64_mebibytes(cryptor: RSACryptor) -> None:
    check_round_trip(cryptor, os.urandom(2**20) * 64)


def check_round_trip(cryptor: RSACryptor, payload: bytes) -> None:
    """Encrypt a payload and decrypt it, as text and as it lies in the blob store."""
    sealed = cryptor.encrypt_bytes_to_str(payload, cryptor.public_key_str)
    assert cryptor.decrypt(sealed) == payload
    head, iv, body = sealed.split("$")
    assert cryptor.decrypt(f"{head}${iv}$".encode() + base64.b64decode(body)) == payload


def test_several_organizations_read_the_same_payload(cryptor: RSACryptor, other_cryptor: RSACryptor) -> None:
    mine, theirs = cryptor.encrypt(b"payload", [cryptor.public_key_str, other_cryptor.public_key_str])
    assert cryptor.decrypt(mine) == other_cryptor.decrypt(theirs) == b"payload"
    assert mine.split("$")[0] != theirs.split("$")[0]


def test_the_same_payload_is_never_encrypted_the_same_way_twice(cryptor: RSACryptor) -> None:
    sealed = [cryptor.encrypt_bytes_to_str(b"payload", cryptor.public_key_str) for _ in range(2)]
    assert all(a != b for a, b in zip(*(text.split("$") for text in sealed), strict=True))


def test_the_web_interfaces_form_is_read(cryptor: RSACryptor, private_key: rsa.RSAPrivateKey) -> None:
    key, iv = os.urandom(32), os.urandom(16)
    body = aes(key, iv, b64(b'{"a": 1}').encode())
    assert cryptor.decrypt(envelope(private_key, b64(key).encode(), iv, body)) == b'{"a": 1}'


def test_a_payload_that_looks_like_base64_is_left_alone(cryptor: RSACryptor) -> None:
    assert cryptor.decrypt(cryptor.encrypt_bytes_to_str(b"YWdl", cryptor.public_key_str)) == b"YWdl"


@pytest.mark.parametrize(
    ("rsa_plain", "web_payload"),
    [
        (b"", None),
        (b"k" * 31, None),
        (b"k" * 33, None),
        (b"k" * 44, None),
        (b64(b"k" * 31).encode(), None),
        (b64(b"k" * 32).encode(), b"{not base64}"),
        (b64(b"k" * 32).encode(), b"\xff\xff"),
    ],
)
def test_wrong_contents_are_refused(
    cryptor: RSACryptor, private_key: rsa.RSAPrivateKey, rsa_plain: bytes, web_payload: bytes | None
) -> None:
    iv = bytes(16)
    body = b"body" if web_payload is None else aes(b"k" * 32, iv, web_payload)
    with pytest.raises(DecryptionError):
        cryptor.decrypt(envelope(private_key, rsa_plain, iv, body))


TAMPERINGS: dict[str, Callable[[str, str, str], str]] = {
    "nothing": lambda key, iv, body: "",
    "no separator": lambda key, iv, body: key + iv + body,
    "two parts": lambda key, iv, body: f"{key}${iv}",
    "four parts": lambda key, iv, body: f"{key}${iv}${body}$",
    "not base64": lambda key, iv, body: f"{key}${iv}$" + "{}",
    "line break": lambda key, iv, body: f"{key}${iv}${body}\n",
    "other alphabet": lambda key, iv, body: f"{key}${iv}$-_--",
    "key too short": lambda key, iv, body: f"{b64(base64.b64decode(key)[:-1])}${iv}${body}",
    "key too long": lambda key, iv, body: f"{b64(base64.b64decode(key) + b'0')}${iv}${body}",
    "key empty": lambda key, iv, body: f"${iv}${body}",
    "key larger than modulus": lambda key, iv, body: f"{b64(bytes([255]) * 256)}${iv}${body}",
    "iv too short": lambda key, iv, body: f"{key}${b64(bytes(15))}${body}",
    "iv too long": lambda key, iv, body: f"{key}${b64(bytes(17))}${body}",
    "iv empty": lambda key, iv, body: f"{key}$${body}",
    "unencrypted": lambda key, iv, body: b64(b"{}"),
    "not ascii": lambda key, iv, body: f"{key}${iv}$é",
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_detected(cryptor: RSACryptor, name: str) -> None:
    parts = cryptor.encrypt_bytes_to_str(b'{"a": 1}', cryptor.public_key_str).split("$")
    bad = TAMPERINGS[name](*parts)
    with pytest.raises(DecryptionError) as caught:
        cryptor.decrypt(bad)
    assert parts[2] not in str(caught.value)


def test_a_key_block_of_another_size_is_told_from_a_wrong_key(cryptor: RSACryptor) -> None:
    with pytest.raises(DecryptionError, match=r"512 bytes where this private key needs 256.*another key"):
        cryptor.decrypt(f"{b64(bytes(512))}${b64(bytes(16))}$")


def test_all_rsa_failures_look_alike(cryptor: RSACryptor, private_key: rsa.RSAPrivateKey) -> None:
    good = envelope(private_key, b"k" * 32, bytes(16), b"body").split("$")
    numbers = private_key.public_key().public_numbers()
    unpadded = [pow(number, numbers.e, numbers.n).to_bytes(256, "big") for number in range(2, 12)]
    blocks = [
        bytes([255]) * 256,  # larger than the modulus
        base64.b64decode(envelope(private_key, b"k" * 31, bytes(16), b"").split("$")[0]),  # a short AES key
        base64.b64decode(envelope(private_key, b"=" * 44, bytes(16), b"").split("$")[0]),  # no base64 inside
    ]
    failures = []
    for block in blocks + unpadded:
        try:
            cryptor.decrypt("$".join([b64(block), *good[1:]]))
        except DecryptionError as error:
            failures.append((str(error), error.__context__))
    # OpenSSL gives random bytes for bad padding: of ten, one or two may have an AES key's length by chance.
    assert len(failures) >= len(blocks) + 8
    assert set(failures) == {("The data cannot be decrypted with this private key.", None)}


def test_another_organizations_envelope_never_gives_the_payload(
    cryptor: RSACryptor, other_cryptor: RSACryptor
) -> None:
    # One wrong key in some 250 passes the length check of a 2048-bit key: then random bytes come out.
    for _ in range(20):
        sealed = cryptor.encrypt_bytes_to_str(b'{"secret": 1}', other_cryptor.public_key_str)
        try:
            plain = cryptor.decrypt(sealed)
        except DecryptionError:
            continue
        assert plain != b'{"secret": 1}'


@pytest.mark.parametrize("text", ["", "public key", bytes_to_base64s(b"no pem")])
def test_a_public_key_that_is_none_is_refused(cryptor: RSACryptor, text: str) -> None:
    with pytest.raises(InvalidKey):
        cryptor.encrypt(b"payload", [text])


def test_unencrypted_collaborations_carry_base64() -> None:
    assert PlainCryptor().encrypt(b"[1]", ["", ""]) == ["WzFd", "WzFd"]
    assert PlainCryptor().decrypt("WzFd") == PlainCryptor().decrypt(b"WzFd") == b"[1]"


@pytest.mark.parametrize("data", ["YWdl$YWdl$YWdl", b"\xff", "{}"])
def test_encrypted_data_is_not_taken_for_unencrypted(data: str | bytes) -> None:
    with pytest.raises(DecryptionError):
        PlainCryptor().decrypt(data)


def test_a_cryptor_shows_and_pickles_no_key(cryptor: RSACryptor) -> None:
    assert repr(cryptor) == f"<RSACryptor {cryptor.fingerprint}>"
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(cryptor)


def test_two_cryptors_never_mix(cryptor: RSACryptor, other_cryptor: RSACryptor) -> None:
    assert cryptor.fingerprint != other_cryptor.fingerprint
    assert cryptor.verify_public_key(cryptor.public_key_str)
    assert not cryptor.verify_public_key(other_cryptor.public_key_str)
