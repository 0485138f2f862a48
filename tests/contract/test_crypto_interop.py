"""What one side encrypts the other can read: this library and ``vantage6-common``'s own ``RSACryptor``."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vantage6_hl.crypto import (
    JsonValue,
    PlainCryptor,
    RSACryptor,
    create_key,
    payload_from_json,
    payload_to_json,
)
from vantage6_hl.testing.hub import DEFAULT_RELEASE
from vantage6_hl.testing.hub.backends import hub_environment

pytestmark = pytest.mark.hub

# Runs in the hub's environment: one line of JSON on standard input, one on standard output.
OFFICIAL = """
import base64, json, sys
from pathlib import Path
from vantage6.common.encryption import DummyCryptor, RSACryptor
asked = json.load(sys.stdin)
b64 = lambda data: base64.b64encode(data).decode()
if asked["create"]:
    RSACryptor.create_new_rsa_key(Path(asked["key"]))
cryptor = RSACryptor(Path(asked["key"]))
plain = DummyCryptor()
payloads = [base64.b64decode(text) for text in asked["payloads"]]
json.dump({
    "public_key": cryptor.public_key_str,
    "verified": cryptor.verify_public_key(asked["public_key"]) if asked["public_key"] else None,
    "read": [b64(cryptor.decrypt(text)) for text in asked["envelopes"]],
    "read_raw": [b64(cryptor.decrypt(base64.b64decode(text))) for text in asked["raw"]],
    "read_plain": [b64(plain.decrypt(text)) for text in asked["encoded"]],
    "text": [cryptor.encrypt_bytes_to_str(data, cryptor.public_key_str) for data in payloads],
    "raw": [b64(cryptor.encrypt_bytes_to_str(data, cryptor.public_key_str, skip_base64_encoding_of_msg=True))
            for data in payloads],
    "plain": [plain.encrypt_bytes_to_str(data, "") for data in payloads],
}, sys.stdout)
"""

VALUES = [{"column_name": "age"}, {}, [], "", 0, None, ["é", "\U0001f600", "$"], {"average": 53.25}, "YWdl"]
PAYLOADS = [payload_to_json(value) for value in VALUES] + [b"x" * 2**20]


# JSON values of every kind, text from all of Unicode; and bytes from none at all to those of several blocks.
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
BYTES = st.binary(max_size=200) | st.sampled_from([0, 1, 15, 16, 17, 4095, 4096, 65537]).map(os.urandom)


def official(
    key: Path,
    *,
    create: bool = False,
    public_key: str = "",
    envelopes: Sequence[str] = (),
    raw: Sequence[bytes] = (),
    encoded: Sequence[str] = (),
    payloads: Sequence[bytes] = PAYLOADS,
) -> dict[str, list[str]]:
    """Ask the official code to read what we wrote, and to write what we shall read."""
    asked = {
        "key": str(key),
        "create": create,
        "public_key": public_key,
        "envelopes": [*envelopes],
        "raw": [base64.b64encode(data).decode() for data in raw],
        "encoded": [*encoded],
        "payloads": [base64.b64encode(data).decode() for data in payloads],
    }
    python = hub_environment(DEFAULT_RELEASE, lambda _: None) / "bin" / "python"
    done = subprocess.run(
        [python, "-c", OFFICIAL],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, list[str]] = json.loads(done.stdout)
    return answer


def test_each_reads_what_the_other_wrote_with_our_key(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    create_key(path)
    ours = RSACryptor(path)
    # JSON alone: of other bytes the official code takes off a layer of base64 that may not be there.
    sealed = [ours.encrypt_bytes_to_str(data, ours.public_key_str) for data in PAYLOADS[: len(VALUES)]]
    theirs = official(
        path,
        public_key=ours.public_key_str,
        envelopes=sealed,
        encoded=[PlainCryptor().encrypt(data, [""])[0] for data in PAYLOADS],
    )
    assert theirs["verified"] is True
    assert theirs["public_key"] == ours.public_key_str
    assert [base64.b64decode(text) for text in theirs["read"]] == PAYLOADS[: len(VALUES)]
    assert [base64.b64decode(text) for text in theirs["read_plain"]] == PAYLOADS
    assert [ours.decrypt(text) for text in theirs["text"]] == PAYLOADS
    assert [ours.decrypt(base64.b64decode(text)) for text in theirs["raw"]] == PAYLOADS
    assert [PlainCryptor().decrypt(text) for text in theirs["plain"]] == PAYLOADS
    assert [payload_from_json(ours.decrypt(text)) for text in theirs["text"][: len(VALUES)]] == VALUES


def test_a_key_that_the_official_code_made_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    theirs = official(path, create=True)
    ours = RSACryptor(path)
    assert ours.public_key_str == theirs["public_key"]
    assert [ours.decrypt(text) for text in theirs["text"]] == PAYLOADS


def blob(envelope: str) -> bytes:
    """Give an envelope as it lies in the blob store: its body is not base64 there."""
    key_block, vector, body = envelope.split("$")
    return f"{key_block}${vector}$".encode() + base64.b64decode(body)


def both_ways(path: Path, *, values: Sequence[bytes], others: Sequence[bytes]) -> None:
    """Let each side read, inline and as a blob, what the other wrote; only inline ``values`` must be JSON."""
    ours = RSACryptor(path)
    inline = [ours.encrypt(data, [ours.public_key_str])[0] for data in values]
    raw = [blob(ours.encrypt(data, [ours.public_key_str])[0]) for data in [*values, *others]]
    theirs = official(path, envelopes=inline, raw=raw, payloads=[*values, *others])
    assert [base64.b64decode(text) for text in theirs["read"]] == list(values)
    assert [base64.b64decode(text) for text in theirs["read_raw"]] == [*values, *others]
    assert [ours.decrypt(text) for text in theirs["text"]] == [*values, *others]
    assert [ours.decrypt(base64.b64decode(text)) for text in theirs["raw"]] == [*values, *others]


def test_any_payload_both_ways_inline_and_as_a_blob(tmp_path: Path) -> None:
    # One process of the official code reads them all: it takes seconds to start.
    values: list[bytes] = []
    others = [b""]

    @settings(max_examples=150, deadline=None, database=None)
    @given(value=JSON_VALUES, other=BYTES)
    def collect(value: JsonValue, other: bytes) -> None:
        values.append(payload_to_json(value))
        others.append(other)

    collect()
    create_key(tmp_path / "key.pem")
    both_ways(tmp_path / "key.pem", values=values, others=others)


@pytest.mark.slow
def test_64_mebibytes_both_ways_inline_and_as_a_blob(tmp_path: Path) -> None:
    create_key(tmp_path / "key.pem")
    size = 64 * 2**20
    text = payload_to_json("x" * (size - 2))
    assert len(text) == size
    both_ways(tmp_path / "key.pem", values=[text], others=[])
