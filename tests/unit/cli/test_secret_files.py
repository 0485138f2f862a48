"""Secrets that the hub shows once: in a private file, made before the hub is asked, and nowhere else."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Hub, Run

NODE = ("node", "create", "--collaboration", "1", "--name", "north")


def test_a_nodes_key_goes_to_a_private_file_and_not_to_the_screen(
    alice: Hub, v6hl: Run, folder: Path
) -> None:
    done = v6hl(*NODE, "--json")
    assert done.code == 0
    file = folder / "north.api_key"
    assert file.read_text() == "CANARY-of-the-node\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert done.document["api_key_file"] == "north.api_key"
    assert "CANARY" not in done.out + done.err
    assert "north.api_key" in done.err


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ((), "is there already"),
        (("--api-key-file", "nowhere/file"), "cannot be made"),
        (("--api-key-file", "new", "--field", "api_key"), "cannot be used here"),
    ],
)
def test_no_node_is_made_without_a_place_for_its_key(
    more: tuple[str, ...], reason: str, alice: Hub, v6hl: Run, folder: Path
) -> None:
    (folder / "north.api_key").write_text("an older one")
    done = v6hl(*NODE, *more)
    assert done.code == 2
    assert reason in done.err
    assert alice.changes() == []
    assert (folder / "north.api_key").read_text() == "an older one"


def test_a_node_without_a_name_needs_the_name_of_a_file(alice: Hub, v6hl: Run, folder: Path) -> None:
    assert v6hl("node", "create", "--collaboration", "1").code == 2
    assert v6hl("node", "create", "--collaboration", "1", "--name", "../up").code == 2
    assert alice.changes() == []
    assert v6hl("node", "create", "--collaboration", "1", "--api-key-file", "k").code == 0
    assert (folder / "k").read_text() == "CANARY-of-the-node\n"


def test_a_refused_node_leaves_no_file(alice: Hub, v6hl: Run, folder: Path) -> None:
    done = v6hl("node", "create", "--name", "north")  # in no collaboration
    assert done.code == 2
    assert [*folder.iterdir()] == []


def test_a_service_accounts_secret_goes_to_a_file(alice: Hub, v6hl: Run, folder: Path) -> None:
    done = v6hl("user", "create", "robot", "--is-service-account", "--json")
    assert (folder / "robot.client_secret").read_text() == "CANARY-of-the-account\n"
    assert "CANARY" not in done.out + done.err


def test_a_password_comes_from_a_file_or_a_pipe(
    alice: Hub, v6hl: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "password").write_text("CANARY-password\n")
    done = v6hl("user", "create", "carol", "--password-file", "password")
    assert done.code == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("CANARY-piped\n"))
    assert v6hl("user", "create", "dave", "--password-file", "-").code == 0
    sent = [request.content for request in alice.changes()]
    assert b'"CANARY-password"' in sent[0]
    assert b'"CANARY-piped"' in sent[1]
    assert "CANARY" not in done.out + done.err
    assert [*folder.iterdir()] == [folder / "password"]
    assert v6hl("user", "create", "erin", "--password", "x").code == 2


def test_deleting_asks_or_is_told_yes(alice: Hub, v6hl: Run) -> None:
    done = v6hl("organization", "delete", "4", "--delete-dependents")
    assert done.code == 2
    assert "Delete organization 4 and all that depends on it?" in done.err
    assert alice.changes() == []
    assert v6hl("organization", "delete", "4", "--yes").code == 0
    assert [request.method for request in alice.changes()] == ["DELETE"]


class Person(io.StringIO):
    """Types what it holds, at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "code", "sent"), [("y\n", 0, ["DELETE"]), ("n\n", 2, []), ("", 2, [])])
def test_a_person_is_asked_before_something_is_deleted(
    typed: str, code: int, sent: list[str], alice: Hub, v6hl: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Person(typed))
    done = v6hl("organization", "delete", "4")
    assert done.code == code
    assert "Delete organization 4? [y/N]" in done.err
    assert done.out == ""
    assert [request.method for request in alice.changes()] == sent
