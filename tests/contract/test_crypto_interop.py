"""What one side encrypts the other can read: this library and ``vantage6-common``'s own ``RSACryptor``."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path

import pytest

from scripts.hub import DEFAULT_RELEASE
from scripts.hub.backends import hub_environment
from vantage6_hl.crypto import PlainCryptor, RSACryptor, create_key, payload_from_json, payload_to_json

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
    "read_plain": [b64(plain.decrypt(text)) for text in asked["encoded"]],
    "text": [cryptor.encrypt_bytes_to_str(data, cryptor.public_key_str) for data in payloads],
    "raw": [b64(cryptor.encrypt_bytes_to_str(data, cryptor.public_key_str, skip_base64_encoding_of_msg=True))
            for data in payloads],
    "plain": [plain.encrypt_bytes_to_str(data, "") for data in payloads],
}, sys.stdout)
"""

VALUES = [{"column_name": "age"}, {}, [], "", 0, None, ["é", "\U0001f600", "$"], {"average": 53.25}, "YWdl"]
PAYLOADS = [payload_to_json(value) for value in VALUES] + [b"x" * 2**20]


def official(
    key: Path, *, create: bool = False, public_key: str = "", envelopes: list[str], encoded: list[str]
) -> dict[str, list[str]]:
    """Ask the official code to read what we wrote, and to write what we shall read."""
    asked = {
        "key": str(key),
        "create": create,
        "public_key": public_key,
        "envelopes": envelopes,
        "encoded": encoded,
        "payloads": [base64.b64encode(data).decode() for data in PAYLOADS],
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
    theirs = official(path, create=True, envelopes=[], encoded=[])
    ours = RSACryptor(path)
    assert ours.public_key_str == theirs["public_key"]
    assert [ours.decrypt(text) for text in theirs["text"]] == PAYLOADS
