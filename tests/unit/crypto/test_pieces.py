"""Envelopes and base64 that come piece by piece say the same as whole ones, and are refused alike."""

from __future__ import annotations

import base64
import importlib
import itertools
import os
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vantage6_hl.crypto import Opener, PlainCryptor, RSACryptor, encoding
from vantage6_hl.errors import DecryptionError

shared_keys = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
cuts = st.lists(st.integers(0, 2000), max_size=8)


def split(data: bytes, places: Sequence[int]) -> Iterator[bytes]:
    """Cut bytes at these places."""
    edges = [0, *sorted(min(place, len(data)) for place in places), len(data)]
    return (data[start:end] for start, end in itertools.pairwise(edges))


def opened(opener: Opener, pieces: Iterator[bytes]) -> bytes:
    """Read a blob piece by piece."""
    return b"".join([*map(opener.add, pieces), opener.end()])


@shared_keys
@given(payload=st.binary(max_size=1500), places=cuts, others=cuts)
def test_an_envelope_in_pieces(
    cryptor: RSACryptor, payload: bytes, places: list[int], others: list[int]
) -> None:
    blob = b"".join(cryptor.encrypt_pieces(split(payload, places), cryptor.public_key_str))
    assert cryptor.decrypt(blob) == payload
    assert opened(cryptor.opener(), split(blob, others)) == payload


@shared_keys
@given(payload=st.binary(max_size=1500), places=cuts, others=cuts)
def test_base64_in_pieces(payload: bytes, places: list[int], others: list[int]) -> None:
    blob = b"".join(PlainCryptor().encrypt_pieces(split(payload, places), ""))
    assert blob == base64.b64encode(payload)
    assert opened(PlainCryptor().opener(), split(blob, others)) == payload


@shared_keys
@given(payload=st.binary(max_size=600), places=cuts)
def test_the_web_interfaces_form_in_pieces(
    cryptor: RSACryptor, private_key: rsa.RSAPrivateKey, payload: bytes, places: list[int]
) -> None:
    key, iv = os.urandom(32), os.urandom(16)
    block = private_key.public_key().encrypt(base64.b64encode(key), padding.PKCS1v15())
    body = Cipher(algorithms.AES(key), modes.CTR(iv)).encryptor().update(base64.b64encode(payload))
    blob = base64.b64encode(block) + b"$" + base64.b64encode(iv) + b"$" + body
    assert opened(cryptor.opener(), split(blob, places)) == payload


@pytest.mark.parametrize(
    "blob", [b"", b"YWdl", b"YWdl$", b"$$", b"\xff$\xff$", b"x" * 9000, b"YWdl$YWdl$body"], ids=repr
)
def test_no_envelope(cryptor: RSACryptor, blob: bytes) -> None:
    with pytest.raises(DecryptionError):
        opened(cryptor.opener(), split(blob, [3, 6]))


@pytest.mark.parametrize("text", [b"YQ==YQ==", b"YQ=", b"YR==", b"Y", b"YWdl\n", b"\xff", b"YWdl=", b"===="])
@pytest.mark.parametrize("place", range(6))
def test_base64_that_is_not_canonical(text: bytes, place: int) -> None:
    with pytest.raises(DecryptionError):
        opened(PlainCryptor().opener(), split(text, [place]))


@pytest.mark.parametrize("place", [encoding.DECODED_AT_ONCE, 2 * encoding.DECODED_AT_ONCE])
def test_padding_before_the_end_is_refused(cryptor: RSACryptor, place: int) -> None:
    sealed = cryptor.encrypt_bytes_to_str(bytes(3 * encoding.ENCODED_AT_ONCE), cryptor.public_key_str)
    start = sealed.rindex("$") + 1
    bad = sealed[: start + place - 2] + "A=" + sealed[start + place :]
    with pytest.raises(DecryptionError):
        cryptor.decrypt(bad)


@pytest.fixture
def standard(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The encoding where the extra "fast" is not installed."""
    monkeypatch.setitem(sys.modules, "pybase64", None)  # importing it fails
    monkeypatch.delitem(sys.modules, "vantage6_hl.crypto.encoding")
    found = importlib.import_module("vantage6_hl.crypto.encoding")
    assert found is not encoding
    monkeypatch.setitem(sys.modules, "vantage6_hl.crypto.encoding", encoding)
    monkeypatch.setattr("vantage6_hl.crypto.encoding", encoding)
    return found


def test_with_and_without_the_extra_the_same_is_read(standard: ModuleType) -> None:
    alphabet = st.text("ABYZabyz019+/=-_ \n\té\0", max_size=12)

    @settings(deadline=None)
    @given(text=alphabet | st.binary(max_size=30).map(lambda data: base64.b64encode(data).decode()))
    def check(text: str) -> None:
        answers = []
        for module in (encoding, standard):
            try:
                answers.append(module.base64s_to_bytes(text))
            except DecryptionError as error:
                answers.append(str(error))
        assert isinstance(answers[0], bytes) == isinstance(answers[1], bytes)
        if isinstance(answers[0], bytes):
            assert answers[0] == answers[1]
            assert encoding.bytes_to_base64s(answers[0]) == standard.bytes_to_base64s(answers[0]) == text

    check()
