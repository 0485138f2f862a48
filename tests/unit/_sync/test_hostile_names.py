# Made from tests/unit/_async/test_hostile_names.py by 'make flavours'. Change that file, not this one.
"""Names that a hub gives are text in every error and log line, and never part of a path."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.high_level.fake_hub import ENCRYPTED, PLAIN, SECRET, FakeHub
from tests.unit.high_level.hostile import HOSTILE, is_harmless
from vantage6_hl import UserClient
from vantage6_hl._flavour import Returned
from vantage6_hl.errors import Vantage6Error

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep files that the client might make where they can be counted."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", HOSTILE)
def test_errors_and_logs_are_one_line_of_text(
    hub: FakeHub, visitor: UserClient, home: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    caplog.set_level(logging.DEBUG, logger="vantage6_hl")
    for kind in ("organization", "collaboration"):
        for row in hub.tables[kind]:
            row["name"] = name
    hub.row("user", 1)["username"] = "alice"
    visitor.initialize_service_account(SECRET, username="alice")
    visitor.authenticate_service_account()

    def create(session: int, organizations: list[int]) -> Callable[[], Returned[object]]:
        return lambda: visitor.task.create(
            organizations=organizations, name=name, image="i", method="m", session=session
        )

    calls = [
        create(ENCRYPTED, [2]),
        create(PLAIN, [4]),
        lambda: visitor.setup_encryption(home / "missing.pem"),
    ]
    for call in calls:
        with pytest.raises(Vantage6Error) as caught:
            call()
        assert is_harmless(str(caught.value)), repr(str(caught.value))
        assert "\n" not in str(caught.value)
    for record in caplog.records:
        if record.name.startswith("vantage6_hl"):
            assert is_harmless(record.getMessage()), repr(record.getMessage())
            assert "\n" not in record.getMessage()
    for path in home.rglob("*"):
        assert name.strip("./\0") not in path.name, "no path is made of what a hub says"
