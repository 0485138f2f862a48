"""What is shown while waiting: where, and that nothing of the hub's text does anything but be read."""

from __future__ import annotations

import io
import os
import sys
import types
from collections.abc import Callable, Iterator

import pytest

from vantage6_api.v5_0.hq.models.run import Run
from vantage6_hl import LogLine
from vantage6_hl._watch import Watch
from vantage6_hl.errors import UsageError
from vantage6_hl.progress import display_for
from vantage6_hl.progress.notebook import NotebookDisplay
from vantage6_hl.progress.terminal import TerminalDisplay

HOSTILE = "\x1b[2J<script>alert(1)</script>[red]\r\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Terminal]:
    """Make standard error a terminal, from inside the test: pytest has its own there before."""

    def make() -> Terminal:
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", "100")
        return terminal

    return make


class Handle:
    def __init__(self) -> None:
        self.shown: list[object] = []

    def update(self, shown: object) -> None:
        self.shown.append(shown)


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Handle]:
    handle = Handle()
    shell = type("ZMQInteractiveShell", (), {})()

    def display(shown: object, display_id: bool) -> Handle:
        handle.shown.append(shown)
        return handle

    ipython = types.ModuleType("IPython")
    ipython.get_ipython = lambda: shell  # type: ignore[attr-defined]
    inner = types.ModuleType("IPython.display")
    inner.display = display  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    monkeypatch.setitem(sys.modules, "IPython.display", inner)
    return handle


def watch(*statuses: str, task_id: int = 7) -> Watch:
    found = Watch(task_id, interval=1)
    found.take("awaiting", 1.0)
    found.runs = [
        Run.from_dict({"id": number, "organization": {"id": number + 1}, "status": status, "log": None})
        for number, status in enumerate(statuses, start=1)
    ]
    return found


LINE = LogLine(task_id=7, run_id=1, organization_id=2, text=HOSTILE)


def test_a_terminal_shows_each_organization_and_is_clean_afterwards(terminal: Callable[[], Terminal]) -> None:
    screen = terminal()
    display = display_for(True)
    assert isinstance(display, TerminalDisplay)
    display.names = {2: f"hospital {HOSTILE}"}
    display.show([watch("active", HOSTILE)], [LINE])
    display.trouble("the hub does not answer")
    display.close()
    display.close()
    text = screen.getvalue()
    assert "Task 7" in text
    assert "organization 3" in text
    assert "hospital [2J<script>alert(1)</script>[red]" in text, "as it is, and not as markup"
    assert "the hub does not answer" in text
    assert text.count("alert(1)") >= 2
    assert "\x1b[2J" not in text
    assert "\x1b[?25l" not in text, (
        "the cursor is never hidden: a program that is killed could not bring it back"
    )
    assert text.endswith("\x1b[2K") or text.endswith("\r"), "the lines are taken away"


def test_lines_are_shown_on_request(terminal: Callable[[], Terminal]) -> None:
    screen = terminal()
    display = display_for("logs")
    assert display is not None
    display.show([watch("active")], [LogLine(task_id=7, run_id=1, organization_id=2, text="half way\x1b[2J")])
    display.close()
    assert "organization 2: half way [2J" in screen.getvalue()


def test_a_notebook_shows_text_that_is_no_html(notebook: Handle) -> None:
    display = display_for(None)
    assert isinstance(display, NotebookDisplay)
    assert display.again_after is None, "not before there is something"
    display.names = {2: HOSTILE}
    display.show([watch("active", HOSTILE)], [])
    display.show([watch("completed", HOSTILE)], [])
    html = notebook.shown[-1]._repr_html_()  # type: ignore[attr-defined]
    assert "completed" in html
    assert display.again_after, "nobody else brings the times up to date"
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    assert "\x1b" not in html
    display.close()
    assert notebook.shown[-1]._repr_html_() == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize("progress", [None, True, "logs", False])
def test_nothing_is_shown_where_output_goes_to_a_file(
    progress: bool | None, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    with open(os.devnull, "w") as file:  # noqa: PTH123
        monkeypatch.setattr(sys, "stderr", file)
        assert display_for(progress) is None
    monkeypatch.setattr(sys, "stderr", None)
    assert display_for(progress) is None


def test_it_can_be_switched_off(terminal: Callable[[], Terminal], notebook: Handle) -> None:
    terminal()
    assert display_for(False) is None


def test_without_rich_a_terminal_shows_nothing_unless_asked_to(
    terminal: Callable[[], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal()
    monkeypatch.setattr("vantage6_hl.progress.find_spec", lambda name: None)
    assert display_for(None) is None
    with pytest.raises(UsageError, match=r"vantage6-hl\[display\]"):
        display_for(True)


def test_another_wish_is_refused() -> None:
    with pytest.raises(UsageError, match="'log'"):
        display_for("log")  # type: ignore[arg-type]


def test_a_screen_is_not_overrun(terminal: Callable[[], Terminal]) -> None:
    screen = terminal()
    display = display_for(True)
    assert display is not None
    display.show([watch(*["active"] * 50), *(watch("active", task_id=8 + one) for one in range(50))], [])
    display.close()
    assert "and 30 more" in screen.getvalue()
    assert "and 50 more tasks" in screen.getvalue()
