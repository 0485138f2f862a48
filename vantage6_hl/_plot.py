"""The picture of a timeline, with matplotlib but without pyplot, whose state is the user's."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from vantage6_hl._status import run_has_ended, run_has_failed
from vantage6_hl._text import plain_text
from vantage6_hl.errors import UsageError

try:
    from matplotlib.axes import Axes
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch
    from matplotlib.text import Text
except ImportError:
    raise UsageError("Drawing needs one more package: pip install 'vantage6-hl[plot]'.") from None

if TYPE_CHECKING:
    from vantage6_hl._timeline import RunTimes, Timeline

__all__ = ["figure_of"]

_MOST_BARS: Final = 60  # about a screen and a half; the title says how many there are
_BAR: Final = 0.62  # of the space of a row
_ROW: Final = 0.34  # inches
_NAME: Final = 32  # characters of an organization's name


@dataclass(frozen=True)
class _Look:
    """How one kind of bar looks: told apart by the hatch as well, for who sees no colours, and in print."""

    label: str
    colour: str  # of Okabe and Ito's palette, made for all kinds of colour vision
    hatch: str


_WAITING: Final = _Look("waiting", "#E4E4E4", "....")
_RUNNING: Final = _Look("running", "#56B4E9", "///")
_COMPLETED: Final = _Look("completed", "#009E73", "")
_FAILED: Final = _Look("failed", "#D55E00", "xxx")
_LOOKS: Final = (_WAITING, _RUNNING, _COMPLETED, _FAILED)


class TimelineFigure(Figure):
    """A figure that a notebook shows although pyplot, which usually sees to that, does not know it."""

    def _repr_png_(self) -> bytes:
        data = io.BytesIO()
        self.savefig(data, format="png", dpi=110)
        return data.getvalue()


def figure_of(timeline: Timeline, *, utc: bool) -> Figure:
    """Draw a timeline; see ``Timeline.plot``."""
    runs = timeline.runs[:_MOST_BARS]
    if not runs:
        raise UsageError(f"Task {timeline.task_id} has no runs that could be drawn.")
    figure = TimelineFigure(figsize=(9.0, 1.5 + _ROW * len(runs)), layout="constrained")
    axes = figure.subplots()
    begun, ended = _span(timeline, runs)
    thinnest = (ended - begun) * 0.004  # what took no time is seen all the same
    drawn: set[_Look] = set()
    for row, run in enumerate(runs):
        for look, start, end in _bars(run, timeline.read_at):
            drawn.add(look)
            axes.barh(
                row,
                _at(max(end, start + thinnest)) - _at(start),
                left=_at(start),
                height=_BAR,
                color=look.colour,
                hatch=look.hatch,
                edgecolor="#404040",
                linewidth=0.6,
            )
        axes.annotate(
            _said(run, timeline.read_at),
            (_at(_end(run, timeline.read_at)), row),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
        )
    _rows(axes, runs)
    _time_axis(axes, begun, ended, utc=utc)
    title = f"Task {timeline.task_id} {timeline.name}: {timeline.status}"
    if len(runs) < len(timeline.runs):
        title += f" (the first {len(runs)} of {len(timeline.runs):,} runs)"
    axes.set_title(title, loc="left", fontsize=11)
    figure.legend(
        handles=[
            Patch(facecolor=look.colour, hatch=look.hatch, edgecolor="#404040", label=look.label)
            for look in _LOOKS
            if look in drawn
        ],
        loc="outside lower left",
        ncols=len(_LOOKS),
        frameon=False,
        fontsize=9,
    )
    _as_written(figure.findobj(Text))
    return figure


def _bars(run: RunTimes, now: datetime) -> Iterable[tuple[_Look, datetime, datetime]]:
    created, started = run.created_at, run.started_at
    if created is not None and (started is None or created < started):
        yield _WAITING, created, started or _end(run, now)
    if started is not None:
        yield _look(run.status), started, _end(run, now)


def _look(status: str) -> _Look:
    if run_has_failed(status):
        return _FAILED
    # One that a newer hub adds counts as going on, as it does for waits.
    return _COMPLETED if run_has_ended(status) else _RUNNING


def _end(run: RunTimes, now: datetime) -> datetime:
    begun = run.started_at or run.created_at or now
    # The clocks of hub, node and this machine differ: nothing ends before it began.
    return max(begun, run.finished_at or (begun if run_has_ended(run.status) else now))


def _said(run: RunTimes, now: datetime) -> str:
    ran = run.ran(now)
    return run.status if ran is None else f"{run.status}, {_time(ran)}"


def _time(time: timedelta) -> str:
    seconds = time.total_seconds()
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {seconds:02} s"


def _span(timeline: Timeline, runs: Sequence[RunTimes]) -> tuple[datetime, datetime]:
    begun = min(run.created_at or run.started_at or timeline.read_at for run in runs)
    begun = min([begun, *(run.started_at for run in runs if run.started_at)])
    ended = max(_end(run, timeline.read_at) for run in runs)
    return begun, max(ended, begun + timedelta(milliseconds=100))


def _rows(axes: Axes, runs: Sequence[RunTimes]) -> None:
    several = len({run.task_id for run in runs}) > 1
    axes.set_yticks(
        range(len(runs)),
        [
            f"{plain_text(run.organization, _NAME)}{f' · task {run.task_id}' if several else ''}"
            for run in runs
        ],
        fontsize=9,
    )
    axes.set_ylim(len(runs) - 0.5, -0.5)  # the first on top
    for row in range(1, len(runs)):
        if runs[row].task_id != runs[row - 1].task_id:
            axes.axhline(row - 0.5, color="#B0B0B0", linewidth=0.8)
    axes.tick_params(left=False)
    axes.spines[["left", "top", "right"]].set_visible(False)


def _time_axis(axes: Axes, begun: datetime, ended: datetime, *, utc: bool) -> None:
    zone = UTC if utc else begun.astimezone().tzinfo
    locator = AutoDateLocator(tz=zone, minticks=3, maxticks=7)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(
        ConciseDateFormatter(  # type: ignore[no-untyped-call]
            locator,
            tz=zone,
            formats=["%Y", "%b", "%d %b", "%H:%M", "%H:%M", "%H:%M:%S.%f"],
            offset_formats=["", "%Y", "%Y", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%d"],
        )
    )
    axes.grid(axis="x", color="#DDDDDD", linewidth=0.7)
    axes.set_axisbelow(True)
    length = _at(ended) - _at(begun)
    axes.set_xlim(_at(begun) - length * 0.02, _at(ended) + length * 0.32)  # with room for the words
    axes.set_xlabel("time (UTC)" if utc else f"local time ({begun.astimezone().tzname()})", fontsize=9)


def _at(moment: datetime) -> float:
    return float(date2num(moment))  # type: ignore[no-untyped-call]


def _as_written(texts: Iterable[Text]) -> None:
    for text in texts:
        text.set_parse_math(False)  # a name such as "$x_1" is no formula, and a wrong one would not be drawn
        text.set_usetex(False)
