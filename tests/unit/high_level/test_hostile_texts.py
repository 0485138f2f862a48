"""What a hub gives is shown as text: in models, tables, trees and pages."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser

import pytest

from tests.unit.high_level.hostile import HOSTILE, is_harmless
from vantage6_api.v5_0.hq.models.dataframe import Dataframe
from vantage6_api.v5_0.hq.models.session import Session
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_hl._created import CreatedNode
from vantage6_hl._display import show_dataframes, show_sessions
from vantage6_hl._trees import show_session_tree, show_task_tree
from vantage6_hl.errors import Vantage6Error


@pytest.mark.parametrize("name", HOSTILE)
def test_models_show_themselves_without_escapes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    task = Task.from_dict(
        {"id": 1, "name": name, "status": name, name: name, "image": name, "depends_on": []}
    )
    assert is_harmless(repr(task))
    assert is_harmless(str(task))
    found = Tags()
    found.feed(task._repr_html_())
    assert found.tags <= {"table", "caption", "tr", "th", "td"}
    with pytest.raises(KeyError) as caught:
        task["nothing"]
    assert is_harmless(str(caught.value))


class Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("rich", [True, False])
def test_tables_and_trees_show_names_as_text(
    name: str, rich: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if rich:
        pytest.importorskip("rich")
    else:
        for module in ("rich.console", "rich.table", "rich.text", "rich.tree"):
            monkeypatch.setitem(sys.modules, module, None)
    session = Session.from_dict(
        {"id": 1, "name": name, "scope": name, "collaboration": {"id": 1}, "ready": name}
    )
    frame = Dataframe.from_dict({"id": 1, "name": name, "db_label": name, "columns": [], "ready": True})
    task = Task.from_dict(
        {"id": 1, "name": name, "status": name, "depends_on": [], "dataframe": {"id": 1, "name": name}}
    )
    show_sessions([session])
    show_dataframes([frame])
    show_session_tree([(session, [frame])])
    show_task_tree(session, [task])
    shown = capsys.readouterr().out
    assert is_harmless(shown)
    if name.startswith("[red]"):
        assert "[red]markup[/red]" in re.sub(r"\s+", "", shown)


def test_the_key_of_a_new_node_is_shown_as_text() -> None:
    """The user guide prints a node to see its key."""
    node = CreatedNode.from_dict({"id": 1, "api_key": "a\x1b]0;owned\x07-key"})
    assert str(node) == "a ]0;owned -key"
    assert str(CreatedNode.from_dict({"id": 1, "api_key": "a-key"})) == "a-key"


def test_an_error_is_one_line_of_text() -> None:
    assert str(Vantage6Error("a\x1b[31mb\nc\u202ed")) == "a [31mb c d"
