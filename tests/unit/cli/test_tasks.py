"""Running tasks: from typed arguments to results, with logs beside them; encrypted where that is asked."""

from __future__ import annotations

import base64
import itertools
import json
from pathlib import Path

import httpx
import pytest

from tests.unit.cli.conftest import Hub, Run
from tests.unit.high_level.fake_hub import ENCRYPTED
from tests.unit.keys import new_key, write_key
from vantage6_hl.crypto import RSACryptor, public_key_base64

RUN = ("task", "run", "--image", "i", "--method", "average", "--organizations", "2")


@pytest.fixture
def running(alice: Hub) -> Hub:
    """A hub on which task 1 completes at the second look, and task 2 fails."""
    alice.statuses[1] = itertools.chain(["active"], itertools.repeat("completed"))
    alice.statuses[2] = itertools.repeat("failed")
    alice.tables["run"] = [
        {"id": id_, "task": {"id": id_}, "organization": {"id": 2}, "status": status, "log": log}
        for id_, status, log in ((1, "completed", "reading\n\x1b[31mred"), (2, "crashed", "no such column"))
    ]
    alice.tables["result"] = [
        {"id": 1, "task": {"id": 1}, "result": base64.b64encode(b'{"average": 53.25}').decode()},
        {"id": 2, "task": {"id": 2}, "result": None},
    ]
    return alice


def test_a_task_runs_and_its_results_are_all_that_is_printed(running: Hub, v6hl: Run) -> None:
    done = v6hl(
        *RUN, "--session", "1", "--arguments", '{"column_name": "age"}', "--interval", "0.01", "--json"
    )
    assert done.code == 0
    assert done.document == {
        "task_id": 1,
        "results": [{"run_id": 1, "organization_id": 2, "result": {"average": 53.25}}],
    }
    assert "organization 2: reading\n" in done.err
    assert "status: completed\n" in done.err
    assert "\x1b" not in done.err
    (sent,) = running.changes()
    assert json.loads(sent.content)["name"] == "average"


def test_a_quiet_wait_says_nothing(running: Hub, v6hl: Run) -> None:
    done = v6hl("task", "wait", "1", "--interval", "0.01", "--quiet", "--csv")
    assert done.err == ""
    assert done.out == "organization_id,run_id,average\n2,1,53.25\n"


def test_several_tasks_give_a_list(running: Hub, v6hl: Run) -> None:
    done = v6hl("task", "wait", "1", "2", "--interval", "0.01", "--no-raise-on-failure", "--json")
    assert [one["task_id"] for one in done.document] == [1, 2]
    assert done.document[1]["results"] == [{"run_id": 2, "organization_id": 2, "result": None}]


def test_detached_it_prints_the_task_and_ends(running: Hub, v6hl: Run) -> None:
    done = v6hl(*RUN, "--session", "1", "--detach", "--field", "id")
    assert done.code == 2  # the task is what is printed: there is nothing to choose from while waiting
    done = v6hl(*RUN, "--session", "1", "--detach", "--json")
    assert done.document["id"] == 1


def test_who_stops_a_task_on_its_way_is_told_where_to_look(running: Hub, v6hl: Run) -> None:
    def stopped(request: httpx.Request) -> None:
        if request.method == "POST":
            raise KeyboardInterrupt

    running.after = stopped
    done = v6hl(*RUN, "--session", "1", "--json")
    assert done.code == 130
    assert done.out == ""
    assert "'v6hl task list --limit 3' shows whether it is there" in done.err


def test_a_failed_task_says_where_its_log_is(running: Hub, v6hl: Run) -> None:
    done = v6hl("task", "wait", "2", "--interval", "0.01")
    assert done.code == 10
    assert done.out == ""
    assert "'v6hl task logs 2' shows what it logged." in done.err


def test_a_wait_ends_in_time(running: Hub, v6hl: Run) -> None:
    running.statuses[1] = itertools.repeat("active")
    done = v6hl("task", "wait", "1", "--timeout", "0.05", "--interval", "0.01")
    assert done.code == 11
    assert "stop it with 'v6hl task kill'" in done.err


def test_logs_are_printed_as_text_or_whole(running: Hub, v6hl: Run) -> None:
    assert v6hl("task", "logs", "1").out == "organization 2: reading\norganization 2:  [31mred\n"
    assert v6hl("task", "logs", "1", "--follow").out.startswith("organization 2: reading\n")
    assert v6hl("task", "logs", "2", "--json").document[0]["log"] == "no such column"
    assert v6hl("task", "logs", "9").code == 4


def test_results_of_no_task_are_an_error_and_not_nothing(running: Hub, v6hl: Run) -> None:
    assert v6hl("results", "9", "--json").code == 4


def test_the_key_is_used_where_it_is_needed(running: Hub, v6hl: Run, folder: Path) -> None:
    key = new_key()
    write_key(folder / "own.pem", key)
    for id_ in (2, 3):
        running.row("organization", id_)["public_key"] = public_key_base64(key)
    (sealed,) = RSACryptor(folder / "own.pem").encrypt(b'{"average": 1}', [public_key_base64(key)])
    running.tables["result"][0]["result"] = sealed
    session = ("--session", str(ENCRYPTED))
    refused = v6hl(*RUN, *session, "--detach")
    assert refused.code == 9
    assert "with --private-key" in refused.err
    assert running.changes() == []
    assert v6hl(*RUN, *session, "--detach", "--private-key", "own.pem").code == 0
    (sent,) = running.changes()
    assert "$" in json.loads(sent.content)["organizations"][0]["arguments"]
    assert v6hl("results", "1", "--json").code == 9
    assert v6hl("task", "logs", "1", "--follow").code == 0  # whoever follows a log needs no key
    done = v6hl("results", "1", "--json", "--private-key", "own.pem")
    assert done.document["results"][0]["result"] == {"average": 1}
