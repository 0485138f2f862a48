"""A worker: from an order to the last update, whatever the method does."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.sandbox.fakes import EXTRACT, ON_DATAFRAME, ORDER, FakeHub, decode, encode, worker
from vantage6_hl.crypto import JsonValue, RSACryptor, payload_from_json, payload_to_json
from vantage6_hl.testing.sandbox.orders import SubtaskState
from vantage6_hl.testing.sandbox.registry import CENTRAL, FEDERATED, PREPROCESSING
from vantage6_hl.testing.sandbox.runs import Status
from vantage6_hl.testing.sandbox.tables import SessionFolder, Table


def serve(folder: Path, hub: FakeHub | None = None, **changes: object) -> FakeHub:
    hub = hub or FakeHub()
    worker(replace(ORDER, **changes), hub, folder).serve()  # type: ignore[arg-type]
    return hub


def test_a_run_goes_its_way_and_gives_its_result(tmp_path: Path) -> None:
    hub = serve(tmp_path, arguments=encode({"a": [1, "é"]}))
    ways = [Status.INITIALIZING, Status.ACTIVE, Status.COMPLETED]
    assert [update.status for update in hub.updates] == ways
    assert hub.announced == [Status.COMPLETED]
    assert decode(hub.last.result) == {"a": [1, "é"]}
    assert hub.last.started_at is not None
    assert hub.last.finished_at is not None
    assert hub.last.finished_at >= hub.last.started_at


def test_an_extraction_keeps_the_dataframe_and_tells_its_columns(tmp_path: Path) -> None:
    (tmp_path / "athletes.csv").write_text("name,age\nAda,23\nBo,\n")
    hub = FakeHub()
    worker(EXTRACT, hub, tmp_path).serve()
    assert (hub.last.status, hub.last.result) == (Status.COMPLETED, "")
    assert hub.columns == {7: {"name": "string", "age": "double"}}
    assert SessionFolder(tmp_path / "sessions").load(3, 7) == Table(
        {"name": ["Ada", "Bo"], "age": [23, None]}
    )


def test_preprocessing_changes_the_dataframe_and_computing_reads_it(tmp_path: Path) -> None:
    sessions = SessionFolder(tmp_path / "sessions")
    sessions.save(3, 7, "loving_fermat", Table({"age": [15, 23, None, 31, 64]}))
    serve(
        tmp_path,
        method="filter_range",
        action=PREPROCESSING,
        dataframe_id=7,
        databases=ON_DATAFRAME,
        arguments=encode({"column": "age", "minimum": 18, "maximum": 31}),
    )
    hub = serve(
        tmp_path, method="partial_average", databases=ON_DATAFRAME, arguments=encode({"column_name": "age"})
    )
    assert decode(hub.last.result) == {"sum": 54, "count": 2}


@pytest.mark.parametrize(
    ("changes", "status", "log"),
    [
        ({"image": "r/does-not-exist"}, Status.NO_IMAGE, "There is no image 'r/does-not-exist'"),
        ({"image": "r/not-allowed"}, Status.NOT_ALLOWED, "does not allow"),
        ({"method": "nope"}, Status.CRASHED, "Method 'nope' not found; there are: base_features,"),
        (
            {"method": "read_csv"},
            Status.CRASHED,
            "is for data_extraction, but the task's action is federated",
        ),
        ({"method": "partial_average"}, Status.CRASHED, "needs a dataframe"),
        ({"databases": ON_DATAFRAME}, Status.DATAFRAME_NOT_FOUND, "Dataframe 7 of session 3"),
        ({"databases": EXTRACT.databases}, Status.FAILED, "must name dataframes only"),
        ({"arguments": "a$b$c"}, Status.FAILED, "The arguments cannot be read"),
        ({"arguments": encode([1])}, Status.FAILED, "must be a dictionary"),
        (
            {"method": "fail", "arguments": encode({"message": "no luck"})},
            Status.CRASHED,
            "MethodError: no luck",
        ),
        ({"method": "large_result", "arguments": encode({"bytes": "x"})}, Status.CRASHED, "must be a number"),
    ],
)
def test_a_failure_is_told_and_has_an_end(
    tmp_path: Path, changes: dict[str, object], status: Status, log: str
) -> None:
    hub = serve(tmp_path, **changes)
    assert hub.last.status == status
    assert log in hub.last.log
    assert hub.last.finished_at is not None


def test_a_missing_database_is_named(tmp_path: Path) -> None:
    hub = FakeHub()
    worker(replace(EXTRACT, databases=(replace(EXTRACT.databases[0], label="x"),)), hub, tmp_path).serve()
    assert hub.last.status == Status.CRASHED
    assert "the task names x and this node has athletes" in hub.last.log


def test_log_lines_are_told_as_they_come(tmp_path: Path) -> None:
    hub = serve(tmp_path, method="log_lines", arguments=encode({"lines": ["one", "two"]}))
    assert hub.announced[-3:] == ["one", "two", Status.COMPLETED]
    assert hub.last.log == "one\ntwo"


def test_a_killed_run_ends_at_once(tmp_path: Path) -> None:
    hub = FakeHub()
    one = worker(replace(ORDER, method="sleep", arguments=encode({"seconds": 60})), hub, tmp_path)
    thread = threading.Thread(target=one.serve)
    thread.start()
    one.kill()
    thread.join(5)
    assert not thread.is_alive()
    assert (hub.last.status, hub.last.result) == (Status.KILLED, None)


def test_a_run_that_the_hub_ended_gives_its_log_only(tmp_path: Path) -> None:
    hub = FakeHub(over_at=Status.COMPLETED)
    serve(tmp_path, hub, method="log_lines", arguments=encode({"lines": ["one"]}))
    assert hub.last.status == Status.ACTIVE
    assert hub.late_log == "one"


def test_a_central_run_adds_up_what_its_subtask_gives(tmp_path: Path) -> None:
    hub = FakeHub(answers=[encode({"sum": 253, "count": 4}), encode({"sum": 173, "count": 4})])
    serve(tmp_path, hub, method="central_average", action=CENTRAL, arguments=encode({"column_name": "age"}))
    assert decode(hub.last.result) == {"average": 53.25}
    assert hub.closed
    assert hub.subtask is not None
    method, arguments = hub.subtask
    assert method == "partial_average"
    assert {number: decode(text) for number, text in arguments.items()} == {
        2: {"column_name": "age"},
        4: {"column_name": "age"},
    }


@pytest.mark.parametrize(
    ("action", "arguments", "log"),
    [
        (
            CENTRAL,
            {"column_name": "age", "organizations": [2, 9]},
            "Not in this collaboration: organization 9",
        ),
        (CENTRAL, {"column_name": "age"}, "Subtask 6 failed: organization 4: crashed"),
        (FEDERATED, {"column_name": "age"}, "is for central_compute"),
    ],
)
def test_a_central_run_that_cannot_add_up_says_why(
    tmp_path: Path, action: str, arguments: JsonValue, log: str
) -> None:
    hub = FakeHub(states=[SubtaskState(True, ("organization 4: crashed",))])
    serve(tmp_path, hub, method="central_average", action=action, arguments=encode(arguments))
    assert hub.last.status == Status.CRASHED
    assert log in hub.last.log


def test_data_is_encrypted_for_the_initiating_organization(tmp_path: Path) -> None:
    RSACryptor.create_new_rsa_key(tmp_path / "node.pem")
    RSACryptor.create_new_rsa_key(tmp_path / "user.pem")
    node, user = RSACryptor(tmp_path / "node.pem"), RSACryptor(tmp_path / "user.pem")
    sent = user.encrypt(payload_to_json({"secret": 42}), [node.public_key_str])[0]
    hub = FakeHub(public_key=user.public_key_str)
    worker(replace(ORDER, arguments=sent), hub, tmp_path, cryptor=node).serve()
    assert hub.last.result is not None
    assert payload_from_json(user.decrypt(hub.last.result)) == {"secret": 42}

    without_key = FakeHub()
    worker(replace(ORDER, arguments=sent), without_key, tmp_path, cryptor=node).serve()
    assert without_key.last.status == Status.FAILED
    assert "cannot be encrypted for the initiating organization" in without_key.last.log


def test_null_is_no_arguments(tmp_path: Path) -> None:
    hub = serve(tmp_path, method="echo", arguments=encode(None))
    assert (hub.last.status, decode(hub.last.result)) == (Status.COMPLETED, {})
