"""The checks are told a line each; one failure fails the run; nothing is left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.release import __main__
from scripts.release.checks import CHECKS, running
from scripts.release.checks.model import Check, FailedError, Run, SkippedError
from scripts.release.checks.running import check
from scripts.release.wheel import BuildError

scratches: list[Path] = []


def good(run: Run) -> str:
    scratches.append(run.scratch)
    (run.scratch / "left").write_text("x")
    return "all is well"


def bad(run: Run) -> str:
    raise FailedError("one thing", "another thing")


def broken(run: Run) -> str:
    raise BuildError("no wheel")


def absent(run: Run) -> str:
    raise SkippedError("no data here")


def interrupted(run: Run) -> str:
    good(run)
    raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(running, "CACHE", tmp_path / "cache")
    scratches.clear()


@pytest.mark.parametrize(
    ("one", "status", "told"),
    [
        (good, 0, ["ok ", "all is well", "1 ok, 0 failed, 0 skipped"]),
        (bad, 1, ["FAILED", "one thing\n", "another thing\n", "0 ok, 1 failed"]),
        (broken, 1, ["FAILED", "BuildError: no wheel"]),
        (absent, 0, ["skipped", "no data here", "0 ok, 0 failed, 1 skipped"]),
    ],
)
def test_each_outcome_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], one: Check, status: int, told: list[str]
) -> None:
    assert check([], ["5.0.3"], tmp_path / "dist", checks={"one": one}) == status
    output = capsys.readouterr().out
    for each in told:
        assert each in output


def test_a_mistake_of_a_check_is_not_taken_for_a_finding(tmp_path: Path) -> None:
    def mistaken(run: Run) -> str:
        raise AttributeError("no such thing")

    with pytest.raises(AttributeError):
        check([], ["5.0.3"], tmp_path, checks={"one": mistaken})


def test_only_what_is_asked_for_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(["one"], ["5.0.3"], tmp_path, checks={"one": good, "two": bad}) == 0
    assert "two" not in capsys.readouterr().out


def test_what_an_earlier_run_made_is_gone_and_nothing_else(tmp_path: Path) -> None:
    for name in ("vantage6_hl-5.0.2.post9-py3-none-any.whl", "licenses.md", "mine.txt"):
        (tmp_path / name).write_text("old")
    check([], ["5.0.3"], tmp_path, checks={"one": good})
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["mine.txt"]


def test_an_interrupt_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        __main__, "check", lambda *_: check([], ["5.0.3"], tmp_path, checks={"one": interrupted})
    )
    assert __main__.main(["check"]) == 130
    assert "interrupted" in capsys.readouterr().err
    assert [path.exists() for path in scratches] == [False]


def test_an_unknown_check_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        __main__.main(["check", "--only", "smell"])
    assert "invalid choice: 'smell'" in capsys.readouterr().err
    assert list(CHECKS)[:3] == ["version", "changelog", "licence"]


def test_all_packages_of_a_run_bear_one_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    times = iter(["100", "200"])
    monkeypatch.setattr(running, "source_date", lambda: next(times))
    seen: list[str | None] = []

    def look(run: Run) -> str:
        seen.append(os.environ.get("SOURCE_DATE_EPOCH"))
        return ""

    check([], ["5.0.3"], tmp_path, checks={"one": look, "two": look})
    assert seen == ["100", "100"]
    assert "SOURCE_DATE_EPOCH" not in os.environ
