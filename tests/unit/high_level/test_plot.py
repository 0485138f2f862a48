"""The picture of a timeline: what is drawn, and that nothing else of matplotlib changes."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.high_level.hostile import HOSTILE
from vantage6_hl._timeline import RunTimes, Timeline
from vantage6_hl.errors import UsageError

pytest.importorskip("matplotlib")
START = datetime(2026, 11, 24, 18, tzinfo=UTC)


def run(number: int, status: str, *times: float | None, task: int = 4, name: str | None = None) -> RunTimes:
    """Make a run that was created, started and finished so many seconds after the start."""
    created, started, finished = (None if one is None else START + timedelta(seconds=one) for one in times)
    return RunTimes(
        task_id=task,
        run_id=number,
        organization_id=number,
        organization=name or f"org{number}",
        status=status,
        created_at=created,
        started_at=started,
        finished_at=finished,
    )


def timeline(*runs: RunTimes, name: str = "average") -> Timeline:
    return Timeline(task_id=4, name=name, status="failed", runs=runs, read_at=START + timedelta(seconds=100))


RUNS = (
    run(1, "completed", 0, 2, 10),
    run(2, "crashed", 0, 1, 5),
    run(3, "active", 0, 50, None),
    run(4, "pending", 0, None, None, task=5),
    run(5, "added by a newer hub", 20, 10, None, task=5),
)


def test_each_run_has_its_bars() -> None:
    figure = timeline(*RUNS).plot(utc=True)
    (axes,) = figure.axes
    bars = {
        (round(bar.get_y() + bar.get_height() / 2), bar.get_hatch()): round(bar.get_width() * 86400, 1)
        for bar in axes.patches
    }
    assert bars == {
        (0, "...."): 2.0,
        (0, ""): 8.0,
        (1, "...."): 1.0,
        (1, "xxx"): 4.0,
        (2, "...."): 50.0,
        (2, "///"): 50.0,
        (3, "...."): 100.0,
        (4, "///"): 90.0,  # the node's clock is behind: no time of waiting is made up
    }
    assert len({bar.get_facecolor() for bar in axes.patches}) == 4, "colours and hatches go together"
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels == ["org1 · task 4", "org2 · task 4", "org3 · task 4", "org4 · task 5", "org5 · task 5"]
    said = [text.get_text() for text in axes.texts]
    assert said == [
        "completed, 8.0 s",
        "crashed, 4.0 s",
        "active, 50.0 s",
        "pending",
        "added by a newer hub, 1 min 30 s",
    ]
    (legend,) = figure.legends
    assert [text.get_text() for text in legend.get_texts()] == ["waiting", "running", "completed", "failed"]
    assert axes.get_title(loc="left") == "Task 4 average: failed"
    assert axes.get_xlabel() == "time (UTC)"


def test_the_zone_of_the_machine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "XYZ-5")
    time.tzset()
    try:
        figure = timeline(RUNS[0]).plot()
        figure.canvas.draw()
        (axes,) = figure.axes
        assert axes.get_xlabel() == "local time (XYZ)"
        assert {label.get_text()[:2] for label in axes.get_xticklabels() if label.get_text()} <= {"22", "23"}
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_notebook_shows_it_and_a_file_keeps_it(tmp_path: Path) -> None:
    figure = timeline(*RUNS).plot()
    assert figure._repr_png_().startswith(b"\x89PNG")  # type: ignore[attr-defined]
    figure.savefig(tmp_path / "timeline.pdf")
    assert (tmp_path / "timeline.pdf").read_bytes().startswith(b"%PDF")


def test_names_are_no_formulas() -> None:
    names = ["".join(char if char.isprintable() else " " for char in one) for one in HOSTILE]
    names += ["$x_1", r"$\bad{$"]
    runs = [run(number, name, 0, 1, 2, name=name) for number, name in enumerate(names)]
    figure = timeline(*runs, name=r"$\bad{$").plot()
    figure._repr_png_()  # type: ignore[attr-defined]  # a wrong formula raises here
    assert r"$\bad{$" in figure.axes[0].get_title(loc="left")


def test_many_runs_are_a_picture_of_bounded_size() -> None:
    figure = timeline(*(run(number, "completed", 0, 1, 2) for number in range(1, 301))).plot()
    assert figure.axes[0].get_title(loc="left").endswith("(the first 60 of 300 runs)")
    assert figure.get_size_inches()[1] < 25


def test_no_runs_no_picture() -> None:
    with pytest.raises(UsageError, match="no runs"):
        timeline().plot()
    unknown = timeline(run(1, "pending", None, None, None))
    assert not unknown.plot().axes[0].patches


def test_pyplot_is_not_touched_and_no_screen_is_needed() -> None:
    script = """
import sys
from tests.unit.high_level.test_plot import RUNS, timeline
timeline(*RUNS).plot().savefig("/dev/null", format="png")
assert "matplotlib.pyplot" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[3])


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "vantage6_hl._plot", raising=False)
    monkeypatch.setitem(sys.modules, "matplotlib.axes", None)
    with pytest.raises(UsageError, match=r"vantage6-hl\[plot\]"):
        timeline(*RUNS).plot()
