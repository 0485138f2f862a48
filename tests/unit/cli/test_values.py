"""What is typed reaches the client: lists of ids, JSON, files, flags; and nothing else does."""

from __future__ import annotations

import base64
import io
import json
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Hub, Run

TASK = ("task", "create", "--image", "i", "--method", "m", "--name", "n", "--session", "1")


def sent(hub: Hub) -> dict[str, object]:
    (request,) = hub.changes()
    hub.requests.clear()
    body: dict[str, object] = json.loads(request.content)
    return body


def arguments_in(body: dict[str, object]) -> object:
    organizations = body["organizations"]
    assert isinstance(organizations, list)
    return json.loads(base64.b64decode(organizations[0]["arguments"]))


@pytest.mark.parametrize(
    "typed",
    [
        ("--organizations", "2,3"),
        ("--organizations", "2, 3"),
        ("--organizations", "2", "--organizations", "3"),
    ],
)
def test_ids_are_typed_with_commas_or_one_by_one(typed: tuple[str, ...], alice: Hub, v6hl: Run) -> None:
    assert v6hl(*TASK, *typed).code == 0
    assert [one["id"] for one in sent(alice)["organizations"]] == [2, 3]  # type: ignore[attr-defined]


def test_json_is_typed_or_read_from_a_file_or_a_pipe(
    alice: Hub, v6hl: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.json").write_text('{"column_name": "age"}')
    for typed in (
        ("--arguments", '{"column_name": "age"}'),
        ("--arguments", "@a.json"),
        ("--arguments-file", "a.json"),
        ("--arguments", "@-"),
    ):
        monkeypatch.setattr(sys, "stdin", io.StringIO('{"column_name": "age"}'))
        assert v6hl(*TASK, "--organizations", "2", *typed).code == 0
        assert arguments_in(sent(alice)) == {"column_name": "age"}, typed


@pytest.mark.parametrize(
    ("databases", "expected"),
    [
        ("7", [[{"dataframe_id": 7, "type": "dataframe"}]]),
        ('[{"dataframe_id": 7}]', [[{"dataframe_id": 7, "type": "dataframe"}]]),
    ],
)
def test_databases_are_an_id_or_json(databases: str, expected: object, alice: Hub, v6hl: Run) -> None:
    assert v6hl(*TASK, "--organizations", "2", "--databases", databases).code == 0
    assert sent(alice)["databases"] == expected


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (("--arguments", "{'a': 'CANARY'}"), "no JSON (at column 2)"),
        (("--arguments", "@missing.json"), "missing.json"),
        (("--arguments", "[1]"), "arguments are a dictionary"),
        (("--arguments", "{}", "--arguments-file", "x"), "not both"),
        (("--databases", '"x"'), "databases cannot hold"),
        (("--organizations", "two"), "no list of ids"),
        (("--action", "compute"), "federated_compute"),
    ],
)
def test_what_cannot_be_is_told_and_not_sent(
    typed: tuple[str, ...], reason: str, alice: Hub, v6hl: Run
) -> None:
    done = v6hl(*TASK, *(() if "--organizations" in typed else ("--organizations", "2")), *typed)
    assert done.code == 2
    assert reason in done.err
    assert "CANARY" not in done.err
    assert alice.changes() == []


def test_a_flag_has_three_states_where_not_given_is_one(alice: Hub, v6hl: Run) -> None:
    for typed, asked in ((), None), (("--is-online",), "online"), (("--no-is-online",), "offline"):
        alice.requests.clear()
        assert v6hl("node", "list", *typed).code == 0
        (request,) = [one for one in alice.requests if one.url.path == "/hq/node"]
        assert request.url.params.get("status") == asked
