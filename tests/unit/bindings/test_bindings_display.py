"""Models look short and harmless, whatever the hub put into them."""

from __future__ import annotations

from datetime import datetime

from golden_api._support.display import as_html, as_text, cell_text
from golden_api.v1_0.hq.models import Link, Task, TaskPage

SECRETS = {
    "api_key": "s3cret",
    "client_secret": "s3cret",
    "password": "s3cret",
    "access_token": "s3cret",
    "arguments": "s3cret",
    "input": "s3cret",
    "result": "s3cret",
    "public_key": "s3cret",
    "log": "s3cret",
}


def test_the_most_telling_fields_come_first() -> None:
    task = Task.from_dict(
        {"status": "active", "name": "average", "id": 7, "databases": [[]], "finished_at": None}
    )
    assert repr(task) == "Task(id=7, name='average', status='active', databases=[1 item])"
    assert repr(Task.from_dict({})) == "Task()"
    assert repr(TaskPage.from_dict({"data": [{}, {}]})) == "TaskPage(data=[2 items])"


def test_never_long() -> None:
    values = {f"field_{number}": "x" * 1000 for number in range(100)}
    assert len(as_text("Task", values)) <= 200
    assert as_text("Task", values).endswith("…)")
    assert as_html("Task", values).count("<tr>") == 41


def test_secrets_are_not_shown() -> None:
    assert as_text("User", {"id": 1, **SECRETS}) == "User(id=1)"
    html = as_html("User", SECRETS)
    assert "s3cret" not in html
    assert html.count("hidden") == len(SECRETS)
    assert "s3cret" not in repr(Task.from_dict({"arguments": "s3cret"}))


def test_text_from_the_hub_is_escaped() -> None:
    nasty = "<script>alert(1)</script>\x1b[31m\n"
    task = Task.from_dict({"id": 1, "name": nasty, "collaboration": {"id": nasty}})
    assert "\x1b" not in repr(task)
    assert "\n" not in repr(task)
    html = task._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "\x1b" not in html


def test_html_names_what_is_nested() -> None:
    task = Task.from_dict({"id": 1, "collaboration": {"id": 3}})
    assert task._repr_html_().replace(' style="text-align:left"', "") == (
        "<table><caption>Task</caption><tr><th>id</th><td>1</td></tr>"
        "<tr><th>collaboration</th><td>3</td></tr></table>"
    )
    assert isinstance(task.collaboration, Link)


def test_cells_are_short_and_plain() -> None:
    assert cell_text("name", "x" * 1000) == f"{'x' * 79}…"
    assert cell_text("name", "\x1b[31m" * 100).isprintable()
    assert len(cell_text("name", "\x1b[31m" * 100)) == 80
    assert cell_text("finished_at", datetime(2026, 11, 24, 18, 0, 1, 5)) == "2026-11-24 18:00:01"
    assert cell_text("depends_on", [1, 2]) == "1, 2"
    assert cell_text("runs", [{}] * 3) == "[3 items]"
    assert cell_text("depends_on", []) == ""
    assert cell_text("runs", "/hq/run?task_id=7") == "", "where a list is says nothing to a reader"
    assert cell_text("dataframes", "/hq/session/7/dataframe") == ""
    assert cell_text("name", "/hq/session") == "/hq/session"
    assert cell_text("api_key", "s3cret") == "hidden"


def test_paths_of_lists_are_left_out() -> None:
    assert repr(Task.from_dict({"id": 1, "status": "/hq/run?task_id=7"})) == "Task(id=1)"
    assert repr(Task.from_dict({"id": 1, "status": "/hq/run"})) == "Task(id=1, status='/hq/run')"
