"""Places for logins that outlive the program: who can read them, and what is not accepted."""

from __future__ import annotations

import json
import logging
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import keyring.backends.fail
import pytest

from tests.unit.auth.keycloak import AUTH
from tests.unit.auth.saved_logins import LOGIN, PLACE, cached, locked_save
from vantage6_hl.auth import FileStore, KeyringStore, LoginStore, Place
from vantage6_hl.auth.saved import SavedLogin
from vantage6_hl.errors import UsageError

posix = pytest.mark.skipif(os.name != "posix", reason="file modes say nothing here")
OTHER = {"login_of": "other", "id": "a", "refresh_token": "CANARY"}


def test_what_is_saved_is_there_until_it_is_deleted(store: LoginStore) -> None:
    assert store.load() is None
    locked_save(store)
    locked_save(store, SavedLogin("second", "CANARY-r2"))
    assert type(store)(PLACE).load() == SavedLogin("second", "CANARY-r2")
    store.delete()
    assert store.load() is None
    store.delete()


@pytest.mark.parametrize(
    "other",
    [
        Place("https://other", "vantage6", "public_client"),
        Place(AUTH, "r", "public_client"),
        Place(AUTH, "vantage6", "c"),
    ],
)
def test_each_service_realm_and_client_has_a_login_of_its_own(store: LoginStore, other: Place) -> None:
    locked_save(store)
    assert type(store)(other).load() is None


def test_one_at_a_time_holds_the_lock(store: LoginStore) -> None:
    unlock = store.try_to_lock()
    assert unlock is not None
    assert type(store)(PLACE).try_to_lock() is None
    unlock()
    again = type(store)(PLACE).try_to_lock()
    assert again is not None
    again()


@posix
def test_only_the_owner_can_read_the_file(data: Path) -> None:
    before = os.umask(0)
    try:
        locked_save(FileStore(PLACE))
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in (data / "logins").iterdir()} == {0o600}
    assert (data / "logins").stat().st_mode & 0o777 == 0o700


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o644])
def test_a_file_that_others_can_read_or_change_is_refused(mode: int) -> None:
    store = FileStore(PLACE)
    locked_save(store)
    store.path.chmod(mode)
    with pytest.raises(
        UsageError, match=rf"others can read or change it \(mode {mode:04o}\).*Remove it"
    ) as caught:
        store.load()
    assert "CANARY" not in str(caught.value)


@posix
def test_a_folder_in_which_others_can_replace_files_is_refused(data: Path) -> None:
    locked_save(FileStore(PLACE))
    (data / "logins").chmod(0o777)
    with pytest.raises(UsageError, match="others can read or change it"):
        FileStore(PLACE).try_to_lock()


@posix
def test_a_file_of_somebody_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    store = FileStore(PLACE)
    locked_save(store)
    monkeypatch.setattr("os.geteuid", lambda: store.path.stat().st_uid + 1)
    with pytest.raises(UsageError, match="belongs to another user"):
        store.load()


@posix
def test_a_link_is_refused(tmp_path: Path) -> None:
    store = FileStore(PLACE)
    locked_save(store)
    store.path.rename(tmp_path / "elsewhere")
    store.path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="cannot be used"):
        store.load()


def test_a_folder_that_cannot_be_made_is_named(data: Path) -> None:
    data.write_text("a file")
    with pytest.raises(UsageError, match=r"saved login '.*\.json' cannot be used"):
        FileStore(PLACE).try_to_lock()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "CANARY",
        "[]",
        "{}",
        "[" * 50_000,
        json.dumps(OTHER),
    ],
)
def test_a_damaged_file_counts_as_none_and_is_told_of(content: str, caplog: pytest.LogCaptureFixture) -> None:
    store = FileStore(PLACE)
    locked_save(store)
    store.path.write_text(content)
    with caplog.at_level(logging.WARNING, "vantage6_hl"):
        assert store.load() is None
    assert "saved login of public_client in realm vantage6" in caplog.text
    assert "CANARY" not in caplog.text


def test_a_keyring_that_does_not_work_is_named(use_keyring: Callable[..., None]) -> None:
    use_keyring(keyring.backends.fail.Keyring())
    for method in (
        KeyringStore(PLACE).load,
        KeyringStore(PLACE).delete,
        lambda: KeyringStore(PLACE).save(LOGIN),
    ):
        with pytest.raises(UsageError, match=r'keyring cannot be used \(NoKeyringError\).*cache="file"'):
            method()


def test_a_keyring_needs_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(UsageError, match=r"vantage6-hl\[keyring\]"):
        KeyringStore(PLACE)


@pytest.mark.parametrize("secret", [LOGIN, cached], ids=["login", "source"])
def test_saved_logins_are_neither_shown_nor_pickled(secret: object) -> None:
    found = secret() if callable(secret) else secret
    assert "CANARY" not in repr(found)
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(found)
