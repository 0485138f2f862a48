# Made from tests/unit/_async/test_sessions.py by 'make flavours'. Change that file, not this one.
"""What only the client knows of sessions: trees, and filters that the hub ignores."""

from __future__ import annotations

import sys

import pytest

from tests.unit.high_level.fake_hub import FakeHub
from vantage6_hl import UserClient

pytestmark = pytest.mark.anyio


@pytest.fixture
def work(hub: FakeHub) -> FakeHub:
    for row in hub.tables["session"]:
        row |= {
            "name": f"[red]session{row['id']}\x1b[31m",
            "scope": "own" if row["id"] == 1 else "collaboration",
        }
    table = {"id": 7, "name": "ages"}
    hub.tables["task"] = [
        {"id": 3, "name": "average", "status": "failed", "dataframe": None, "depends_on": [2, 9]},
        {"id": 2, "name": "clean", "status": "completed", "dataframe": table, "depends_on": [1]},
        {"id": 1, "name": "read", "status": "completed", "dataframe": table, "depends_on": []},
    ]
    return hub


def test_sessions_are_chosen_by_scope(work: FakeHub, client: UserClient) -> None:
    assert client.session.list(scope="own", field="id") == [1]
    assert "scope" not in work.requests[-1].url.params


@pytest.mark.parametrize("with_rich", [True, False])
def test_a_task_tree_shows_what_waits_for_what(
    work: FakeHub,
    client: UserClient,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    with_rich: bool,
) -> None:
    if not with_rich:
        monkeypatch.setitem(sys.modules, "rich.console", None)
    client.session.task_tree(1)
    out = capsys.readouterr().out
    assert "\x1b[31m" not in out, "escapes of a server never reach the terminal"
    lines = [line.strip(" │├└─") for line in out.splitlines()]
    assert lines == [
        "Tasks of session 1: [red]session1 [31m",
        "Task 1: read (data extraction of dataframe ages), completed",
        "Task 2: clean (preprocessing of dataframe ages), completed",
        "after Task 1: read (data extraction of dataframe ages), completed",
        "Task 3: average (compute), failed",
        "after Task 2: clean (preprocessing of dataframe ages), completed",
        "after task 9",
    ]


@pytest.mark.parametrize("with_rich", [True, False])
def test_a_tree_shows_sessions_with_their_dataframes(
    work: FakeHub,
    client: UserClient,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    with_rich: bool,
) -> None:
    if not with_rich:
        monkeypatch.setitem(sys.modules, "rich.console", None)
    work.dataframes = [
        {"id": 7, "name": "ages", "db_label": "people", "columns": [{"name": "age"}], "ready": True}
    ]
    client.session.tree(scope="own")
    lines = [line.strip(" │├└─") for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "Sessions",
        "Session 1: [red]session1 [31m (own)",
        "Dataframe 7: ages from people, 1 columns, ready",
    ]
