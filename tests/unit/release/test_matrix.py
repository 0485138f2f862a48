"""The table of the matrix; the wheels themselves are tried on real hubs by ``make matrix``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.release import matrix
from scripts.release.matrix import Row, hub_releases, table


def test_every_final_release_is_tried_and_what_must_be_refused() -> None:
    found = hub_releases()
    assert {"5.0.0", "5.0.1", "5.0.2", "5.0.3", "5.0.0b2"} <= set(found)
    assert "5.0.3rc6" not in found


def test_the_table_shows_what_failed() -> None:
    rows = [Row("5.0.3", "5.0.3.post1", "1 organizations", 12.3, True), Row("6", "5", "error", 1.0, False)]
    _, good, bad = table(rows).splitlines()
    assert good.split() == ["5.0.3", "5.0.3.post1", "ok", "12", "1", "organizations"]
    assert bad.split() == ["6", "5", "FAILED", "1", "error"]


@pytest.mark.parametrize(("good", "status"), [(True, 0), (False, 1)])
def test_one_failure_fails_the_matrix(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    good: bool,
    status: int,
) -> None:
    tried: list[tuple[str, str, list[str]]] = []

    def attempt(release: str, own: Path, others: list[Path]) -> Iterator[Row]:
        tried.append((release, own.name, [other.name for other in others]))
        yield Row(release, own.name, "", 0.0, good=True)
        yield Row(release, "another", "", 0.0, good=good)

    monkeypatch.setattr(matrix, "build", lambda release, output: output / f"for-{release}")
    monkeypatch.setattr(matrix, "_on_hub", attempt)
    assert matrix.run(["5.0.1", "5.0.0b2"], tmp_path) == status
    assert tried == [("5.0.1", "for-5.0.1", ["for-5.0.0b2"]), ("5.0.0b2", "for-5.0.0b2", ["for-5.0.3"])]
    assert capsys.readouterr().out.count("FAILED") == (0 if good else 2)
