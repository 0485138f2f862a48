"""What all unit tests share: known keys of their own, since each makes up its organizations anew."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _no_events(monkeypatch: pytest.MonkeyPatch) -> None:
    """No unit test connects to the hubs that it makes up."""
    monkeypatch.setattr("vantage6_hl.events.events_are_installed", lambda: False)


@pytest.fixture(autouse=True)
def _known_keys_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANTAGE6_KNOWN_KEYS", str(tmp_path / "usual_known_keys"))
