"""Keys: made in private files, compared by fingerprint, with the hub's and with those that are known."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Hub, Run
from tests.unit.keys import new_key, write_key
from vantage6_hl.crypto import fingerprint, load_key, public_key_base64
from vantage6_hl.crypto.keys import public_key_pem

OWN, OTHER, THIRD = new_key(), new_key(), new_key()


@pytest.fixture
def key_file(folder: Path) -> Path:
    return write_key(folder / "own.pem", OWN)


@pytest.fixture(autouse=True)
def _faster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vantage6_hl.crypto.keys.KEY_SIZE", 2048)


def test_a_key_is_made_once_in_a_private_file(v6hl: Run, folder: Path) -> None:
    done = v6hl("keys", "create", "new.pem", "--json")
    assert (folder / "new.pem").stat().st_mode & 0o777 == 0o600
    assert done.document == {"file": "new.pem", "fingerprint": fingerprint(load_key("new.pem"))}
    before = (folder / "new.pem").read_bytes()
    again = v6hl("keys", "create", "new.pem")
    assert again.code == 2
    assert "already exists" in again.err
    assert (folder / "new.pem").read_bytes() == before


def test_a_key_may_have_a_passphrase(v6hl: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "p").write_text("CANARY\n")
    made = v6hl("keys", "create", "new.pem", "--passphrase-file", "p", "--json")
    assert "ENCRYPTED" in (folder / "new.pem").read_text()
    refused = v6hl("keys", "fingerprint", "new.pem")
    assert refused.code == 9
    assert "VANTAGE6_KEY_PASSPHRASE" in refused.err
    monkeypatch.setenv("VANTAGE6_KEY_PASSPHRASE", "CANARY")
    assert v6hl("keys", "fingerprint", "new.pem", "--json").document == made.document["fingerprint"]


def test_fingerprints_of_files_and_of_the_hubs_keys_are_alike(alice: Hub, v6hl: Run, key_file: Path) -> None:
    key_file.with_name("public.pem").write_bytes(public_key_pem(OWN))
    alice.row("organization", 3)["public_key"] = public_key_base64(OWN)
    for typed in (("own.pem",), ("public.pem",), ("--organization", "3"), ("--private-key", "own.pem")):
        assert v6hl("keys", "fingerprint", *typed).out == f"{fingerprint(OWN)}\n"
    assert v6hl("keys", "fingerprint", "--organization", "4").code == 9
    assert v6hl("keys", "fingerprint").code == 2
    assert v6hl("keys", "fingerprint", "missing.pem").code == 9


def test_a_key_is_uploaded_and_replaced_only_when_asked(alice: Hub, v6hl: Run, key_file: Path) -> None:
    assert v6hl("keys", "upload", "own.pem").code == 0
    assert alice.row("organization", 2)["public_key"] == public_key_base64(OWN)
    alice.row("organization", 2)["public_key"] = public_key_base64(OTHER)
    done = v6hl("keys", "upload", "own.pem")
    assert done.code == 9
    assert "use 'v6hl keys upload FILE --replace'" in done.err
    assert alice.row("organization", 2)["public_key"] == public_key_base64(OTHER)
    assert v6hl("keys", "upload", "own.pem", "--replace").code == 0
    assert alice.row("organization", 2)["public_key"] == public_key_base64(OWN)


def test_checking_tells_yours_known_new_and_changed_ones(alice: Hub, v6hl: Run, key_file: Path) -> None:
    alice.row("organization", 2)["public_key"] = public_key_base64(OWN)
    alice.row("organization", 3)["public_key"] = public_key_base64(OTHER)

    def states() -> dict[int, str]:
        done = v6hl("keys", "check", "--private-key", "own.pem", "--json")
        assert (done.code == 9) == any(row["state"].startswith("another") for row in done.document)
        return {row["id"]: row["state"] for row in done.document}

    assert states() == {2: "yours", 3: "not known yet", 4: "none"}
    assert v6hl("keys", "accept", "3", fingerprint(OTHER)).code == 0
    assert states() == {2: "yours", 3: "known", 4: "none"}
    alice.row("organization", 3)["public_key"] = public_key_base64(THIRD)
    assert states()[3] == "another than the known one"
    alice.row("organization", 2)["public_key"] = public_key_base64(THIRD)
    assert states()[2] == "another than your private key's"
    done = v6hl("keys", "check")
    assert re.search(r"v6hl keys accept 3 FINGERPRINT", done.err)


def test_no_key_is_written_where_others_could_read_it(v6hl: Run, folder: Path) -> None:
    before = os.umask(0)
    try:
        v6hl("keys", "create", "new.pem")
    finally:
        os.umask(before)
    assert (folder / "new.pem").stat().st_mode & 0o777 == 0o600
