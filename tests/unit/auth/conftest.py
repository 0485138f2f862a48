"""A user's data folder and keyring of the test's own, and both kinds of place for a login."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backend
import pytest

from tests.unit.auth.saved_logins import PLACE, InMemory
from vantage6_hl.auth import FileStore, KeyringStore, LoginStore


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "vantage6-hl"


@pytest.fixture
def use_keyring() -> Iterator[Callable[[keyring.backend.KeyringBackend], None]]:
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.fixture(params=["file", "keyring"])
def store(request: pytest.FixtureRequest, use_keyring: Callable[..., None]) -> LoginStore:
    use_keyring(InMemory())
    return FileStore(PLACE) if request.param == "file" else KeyringStore(PLACE)
