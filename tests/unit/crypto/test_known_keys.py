"""Known keys: kept on first use, compared ever after, in a file that no crash and no neighbour spoils."""

from __future__ import annotations

import base64
import multiprocessing
import os
import pickle
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vantage6_hl import _private_files
from vantage6_hl.crypto import KnownKeys, SeenKey, known_keys_of
from vantage6_hl.errors import EncryptionError, KeyMismatch, UsageError

HUB = "https://hub.example.org/hq"
posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


def print_of(number: int) -> str:
    return "SHA256:" + base64.b64encode(number.to_bytes(32, "big")).decode().rstrip("=")


def seen(organization: int, key: int) -> SeenKey:
    return SeenKey(organization, f"org{organization}", print_of(key))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "known_keys"


def test_the_first_key_is_kept_and_the_same_one_is_fine(path: Path) -> None:
    KnownKeys(path, hub=HUB).check([seen(2, 20), seen(3, 30)])
    before = path.stat().st_ino
    KnownKeys(path, hub=HUB).check([seen(3, 30), seen(2, 20)])
    assert path.stat().st_ino == before, "nothing new: nothing is written"
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    assert lines == [f"{HUB} 2 {print_of(20)}", f"{HUB} 3 {print_of(30)}"]


def test_another_key_is_refused_with_both_fingerprints_and_nothing_is_kept(path: Path) -> None:
    known = KnownKeys(path, hub=HUB)
    known.check([seen(2, 20)])
    for _ in range(2):
        with pytest.raises(KeyMismatch, match=r"'org2' \(id 2\).*accept_key\(2, 'SHA256:") as caught:
            known.check([seen(3, 30), seen(2, 21)])
    assert (caught.value.expected, caught.value.found) == (print_of(20), print_of(21))
    assert caught.value.organization_id == 2
    for part in (print_of(20), print_of(21), str(path)):
        assert part in str(caught.value)
    assert print_of(30) not in path.read_text()
    assert pickle.loads(pickle.dumps(caught.value)).found == print_of(21)


def test_a_key_that_was_accepted_takes_the_place_of_the_old_one(path: Path) -> None:
    known = KnownKeys(path, hub=HUB)
    known.check([seen(2, 20)])
    known.accept(2, print_of(21))
    known.check([seen(2, 21)])
    with pytest.raises(KeyMismatch):
        known.check([seen(2, 20)])


def test_a_key_can_be_accepted_before_its_first_use(path: Path) -> None:
    known = KnownKeys(path, hub=HUB)
    known.accept(2, print_of(20))
    with pytest.raises(KeyMismatch):
        known.check([seen(2, 21)])


@pytest.mark.parametrize("text", ["", "SHA256:", "20", print_of(20) + "=", print_of(20) + "\n"])
def test_what_is_no_fingerprint_is_not_accepted(path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="no fingerprint"):
        KnownKeys(path, hub=HUB).accept(2, text)
    assert not path.exists()


def test_each_hub_has_keys_of_its_own_however_its_address_is_written(path: Path) -> None:
    KnownKeys(path, hub=HUB).check([seen(2, 20)])
    KnownKeys(path, hub="https://other.example.org/hq").check([seen(2, 21)])
    with pytest.raises(KeyMismatch):
        KnownKeys(path, hub="https://HUB.example.org:443/hq/").check([seen(2, 21)])


@posix_only
def test_the_file_is_private_whatever_the_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        KnownKeys(path, hub=HUB).check([seen(2, 20)])
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert sorted(one.name for one in path.parent.iterdir()) == ["known_keys", "known_keys.lock"]


@posix_only
def test_a_file_that_others_can_change_is_refused(path: Path) -> None:
    KnownKeys(path, hub=HUB).check([seen(2, 20)])
    path.chmod(0o620)
    with pytest.raises(EncryptionError, match="can be changed by others: run 'chmod 600"):
        KnownKeys(path, hub=HUB).check([seen(2, 20)])


@pytest.mark.parametrize("line", ["nonsense", f"{HUB} two {print_of(20)}", f"{HUB} 2 MD5:00", f"{HUB} 2"])
def test_a_damaged_file_is_named_with_its_line_and_left_as_it_is(path: Path, line: str) -> None:
    known = KnownKeys(path, hub=HUB)
    known.check([seen(2, 20)])
    damaged = path.read_text() + line + "\n"
    path.write_text(damaged)
    with pytest.raises(EncryptionError, match=r"known_keys' is damaged in line 3"):
        known.check([seen(4, 40)])
    with pytest.raises(EncryptionError, match="line 3"):
        known.accept(4, print_of(40))
    assert path.read_text() == damaged


def test_a_file_that_is_no_text_and_a_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    (tmp_path / "bytes").chmod(0o600)
    with pytest.raises(EncryptionError, match="is not text"):
        KnownKeys(tmp_path / "bytes", hub=HUB).check([seen(2, 20)])
    with pytest.raises(EncryptionError, match=r"cannot be read.*known_keys=False"):
        KnownKeys(tmp_path, hub=HUB).check([seen(2, 20)])


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EncryptionError, match=r"cannot be (read|written): Not a directory"):
        KnownKeys(tmp_path / "file" / "known_keys", hub=HUB).check([seen(2, 20)])


@posix_only
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    KnownKeys(tmp_path / "link", hub=HUB).check([seen(2, 20)])
    assert (tmp_path / "link").is_symlink()
    assert print_of(20) in (tmp_path / "real").read_text()


def test_a_crash_while_writing_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = KnownKeys(path, hub=HUB)
    known.check([seen(2, 20)])
    before = path.read_bytes()

    def crash(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(EncryptionError, match="cannot be written: No space left"):
        known.check([seen(3, 30)])
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 2, "and no half-written file beside it"


def keep(path: Path, organization: int) -> None:
    KnownKeys(path, hub=HUB).check([seen(organization, organization)])


def keep_many(path: Path, first: int) -> None:
    for number in range(first, first + 10):
        keep(path, number)


def test_threads_and_processes_lose_no_key_of_each_other(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    others = [context.Process(target=keep_many, args=(path, first)) for first in (100, 200)]
    for one in others:
        one.start()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(keep, [path] * 40, range(40)))
    for one in others:
        one.join()
        assert one.exitcode == 0
    kept = {line.split()[1] for line in path.read_text().splitlines() if not line.startswith("#")}
    assert kept == {str(number) for number in [*range(40), *range(100, 110), *range(200, 210)]}


def test_a_lock_that_never_ends_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_private_files, "_LOCK_PATIENCE", 0.05)
    path.parent.mkdir()
    with (
        _private_files.locked(path),
        pytest.raises(EncryptionError, match="another process has kept it locked"),
    ):
        KnownKeys(path, hub=HUB).check([seen(2, 20)])


def test_the_usual_file_is_the_variables_or_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANTAGE6_KNOWN_KEYS", str(tmp_path / "mine"))
    known = known_keys_of(HUB, True)
    assert known is not None
    assert known.path == tmp_path / "mine"
    monkeypatch.delenv("VANTAGE6_KNOWN_KEYS")
    known = known_keys_of(HUB, True)
    assert known is not None
    assert known.path == _private_files.user_data_folder() / "known_keys"
    assert known_keys_of(HUB, False) is None


@pytest.mark.parametrize("home", [None, "xdg"])
def test_the_users_data_folder_is_the_one_that_platformdirs_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    platformdirs = pytest.importorskip("platformdirs")
    if home is None:
        monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    elif sys.platform == "linux":
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert _private_files.user_data_folder() == platformdirs.user_data_path("vantage6-hl", appauthor=False)
