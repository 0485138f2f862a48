"""When the runs of a task waited and ran: as data, as a table, and as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal, overload

from vantage6_hl._text import plain_text

if TYPE_CHECKING:
    import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import polars
    from matplotlib.figure import Figure

    from vantage6_api.v5_0.hq.models.run import Run
    from vantage6_api.v5_0.hq.models.task import Task
    from vantage6_hl._frames import DataframeLibrary

__all__ = ["RunTimes", "Timeline", "timeline_of"]


@dataclass(frozen=True, kw_only=True)
class RunTimes:
    """When one run waited and ran. All times are in UTC.

    Attributes
    ----------
    task_id, run_id : int
        Which run.
    organization_id : int or None
        Who computes it; None where the hub does not say.
    organization : str
        Name of the organization, or its id where you may not see its name.
    status : str
        How it is.
    created_at : datetime or None
        When its task was made. (The hub's ``assigned_at`` is no use: it is the moment at which the hub itself
        was started.)
    started_at, finished_at : datetime or None
        When the node started the algorithm, and when the run ended; None when that has not happened.
    """

    task_id: int
    run_id: int
    organization_id: int | None
    organization: str
    status: str
    created_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None

    def waited(self, now: datetime) -> timedelta | None:
        """How long it waited until `now`, for its turn or for what its task depends on."""
        return _between(self.created_at, self.started_at or self.finished_at or now)

    def ran(self, now: datetime) -> timedelta | None:
        """How long it ran until `now`."""
        return _between(self.started_at, self.finished_at or now)


@dataclass(frozen=True, kw_only=True, repr=False)
class Timeline:
    """The times of a task's runs, and of those of its subtasks; ``plot()`` draws them.

    Attributes
    ----------
    task_id : int
        The task.
    name, status : str
        Its name, and how it is.
    runs : tuple of RunTimes
        The runs, in the order of the tasks' and their own ids.
    read_at : datetime
        When it was read, in UTC; what goes on is drawn until then.

    Examples
    --------
    >>> client.task.timeline(4).plot().savefig("timeline.png")  # doctest: +SKIP
    """

    task_id: int
    name: str
    status: str
    runs: tuple[RunTimes, ...]
    read_at: datetime

    def plot(self, *, utc: bool = False) -> Figure:
        """Draw a bar for each run: how long it waited, how long it ran, and how it ended.

        Parameters
        ----------
        utc : bool, optional
            Show UTC. By default the time of this machine's zone; the axis says which it is.

        Returns
        -------
        matplotlib.figure.Figure
            A figure of its own: ``pyplot`` knows nothing of it. A notebook shows it, ``savefig`` saves it.

        Raises
        ------
        UsageError
            When matplotlib is not installed, or there are no runs.

        Examples
        --------
        >>> client.task.timeline(4).plot()  # doctest: +SKIP
        """
        from vantage6_hl._plot import figure_of

        return figure_of(self, utc=utc)

    @overload
    def to_dataframe(self, *, library: Literal["pandas"] | None = None) -> pandas.DataFrame: ...
    @overload
    def to_dataframe(self, *, library: Literal["polars"]) -> polars.DataFrame: ...
    def to_dataframe(self, *, library: DataframeLibrary | None = None) -> pandas.DataFrame | polars.DataFrame:
        """Make a table with a row for each run.

        Parameters
        ----------
        library : {"pandas", "polars"}, optional
            Whose table. By default pandas' where it is installed, else polars'.

        Returns
        -------
        pandas.DataFrame or polars.DataFrame
            The columns are the attributes of `RunTimes`.

        Raises
        ------
        UsageError
            When the library is not installed, or is no such name.

        Examples
        --------
        >>> client.task.timeline(4).to_dataframe()  # doctest: +SKIP
        """
        from vantage6_hl._frames import frame_of

        return frame_of([vars(run) for run in self.runs], [*RunTimes.__annotations__], library=library)

    def __repr__(self) -> str:
        return f"<Timeline of task {self.task_id}: {self.status}, {len(self.runs)} runs>"

    def _repr_html_(self) -> str:
        from vantage6_hl._html import text_table

        return text_table(
            f"Task {self.task_id} {self.name}: {self.status}",
            ["task", "run", "organization", "status", "waited", "ran"],
            [
                [
                    str(run.task_id),
                    str(run.run_id),
                    run.organization,
                    run.status,
                    _shown(run.waited(self.read_at)),
                    _shown(run.ran(self.read_at)),
                ]
                for run in self.runs
            ],
        )


def timeline_of(
    task: Task,
    tasks: Iterable[Task],
    runs: Mapping[int, Iterable[Run]],
    *,
    names: Mapping[int, str],
    read_at: datetime,
) -> Timeline:
    """Make a timeline.

    Parameters
    ----------
    task : Task
        The task it is of.
    tasks : iterable of Task
        This one and its subtasks.
    runs : mapping of int to iterable of Run
        The runs of each of them.
    names : mapping of int to str
        Names of organizations.
    read_at : datetime
        When they were read.
    """
    return Timeline(
        task_id=task.id,
        name=plain_text(task.name or "", 60),
        status=plain_text(task.status or "", 40),
        runs=tuple(
            _times(one, run, names)
            for one in sorted(tasks, key=lambda one: one.id)
            for run in sorted(runs.get(one.id, ()), key=lambda run: run.id)
        ),
        read_at=read_at,
    )


def _times(task: Task, run: Run, names: Mapping[int, str]) -> RunTimes:
    organization_id = run.organization.id if run.organization else None
    unnamed = f"run {run.id}" if organization_id is None else f"organization {organization_id}"
    return RunTimes(
        task_id=task.id,
        run_id=run.id,
        organization_id=organization_id,
        organization=plain_text(names.get(organization_id or 0, ""), 60) or unnamed,
        status=plain_text(run.status or "", 40),
        created_at=_in_utc(task.created_at),
        started_at=_in_utc(run.started_at),
        finished_at=_in_utc(run.finished_at),
    )


def _in_utc(moment: object) -> datetime | None:
    """Read a time of the hub, which is in UTC where it names no zone."""
    if not isinstance(moment, datetime):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _between(begun: datetime | None, ended: datetime) -> timedelta | None:
    # The clocks of hub and node differ: a run may seem to have started before its task was made.
    return None if begun is None else max(timedelta(0), ended - begun)


def _shown(time: timedelta | None) -> str:
    return "" if time is None else f"{time.total_seconds():.1f} s"
