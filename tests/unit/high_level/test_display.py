"""Tables: with rich and without, and never with what a server put into a name."""

import sys
from types import SimpleNamespace

import pytest

from vantage6_hl._display import show_sessions

SESSION = SimpleNamespace(
    id=7, name="[red]my\x1b[31m_session", scope="own", collaboration=SimpleNamespace(id=3), ready=True
)


@pytest.mark.parametrize("with_rich", [True, False])
def test_a_table_shows_the_session(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, with_rich: bool
) -> None:
    if not with_rich:
        monkeypatch.setitem(sys.modules, "rich.console", None)
    show_sessions([SESSION])
    out = capsys.readouterr().out
    assert "7" in out
    assert "[red]my" in out, "a name is text, not markup"
    assert "\x1b[31m" not in out, "escapes of a server never reach the terminal"
