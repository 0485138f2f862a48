# Made from vantage6_hl/_async/run.py by 'make flavours'. Change that file, not this one.
"""``client.run``: one execution of a task at one organization."""

from __future__ import annotations

import builtins
from datetime import date, datetime
from typing import Literal

from vantage6_api.v5_0.hq.api.run import run_get, run_list
from vantage6_api.v5_0.hq.models.run import Run
from vantage6_hl._opening import open_arguments
from vantage6_hl._sync.group import Group, as_date
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.selectable import selectable, selectable_list

__all__ = ["RunGroup"]


class RunGroup(Group):
    """Runs: list and get them, and all of one task."""

    @listing
    def list(
        self,
        *,
        task: int | None = None,
        organization: int | None = None,
        collaboration: int | None = None,
        node: int | None = None,
        state: Literal["open", "waiting", "finished"] | None = None,
        assigned_from: date | str | None = None,
        assigned_till: date | str | None = None,
        started_from: date | str | None = None,
        started_till: date | str | None = None,
        finished_from: date | str | None = None,
        finished_till: date | str | None = None,
        include_task: bool = False,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Run]:
        """List the runs that you may see.

        Parameters
        ----------
        task, organization, collaboration, node : int, optional
            Only those of this task, organization, collaboration or node.
        state : {"open", "waiting", "finished"}, optional
            Only those that are not finished, are waiting for a node, or are finished.
        assigned_from, started_from, finished_from : date or str, optional
            Only those for which this was on this day or later. The last two are chosen here, as the hub gives
            others for them; `page` cannot be used with them.
        assigned_till, started_till, finished_till : date or str, optional
            Only those for which this was before this day.
        include_task : bool, optional
            Give the whole task with each run. By default only a link to it.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Run
            All of them, over all pages. ``arguments`` is JSON text where you can read it, else ``None``.

        Examples
        --------
        >>> client.run.list(task=1, field="status")
        ['completed']
        """
        days = {
            "assigned_from": as_date(assigned_from),
            "assigned_till": as_date(assigned_till),
            "started_till": as_date(started_till),
            "finished_till": as_date(finished_till),
        }
        started, finished = as_date(started_from), as_date(finished_from)
        return Pages(
            lambda number, size: run_list.sync(
                client=self._connection.hub,
                task_id=task,
                organization_id=organization,
                collaboration_id=collaboration,
                node_id=node,
                state=state,
                include=["task"] if include_task else None,
                **days,
                page=number,
                per_page=size,
            ),
            page=page,
            per_page=per_page,
            limit=limit,
            keep=None
            if started is None and finished is None
            else lambda run: _since(run.started_at, started) and _since(run.finished_at, finished),
            each=self._open,
        )

    pages = page_by_page(list)

    @selectable
    def get(self, id_: int, *, include_task: bool = False) -> Run:
        """Get one run.

        Parameters
        ----------
        id_ : int
            Its id.
        include_task : bool, optional
            Give the whole task with it. By default only a link to it.

        Returns
        -------
        Run
            The run. ``arguments`` is their JSON text where you can read them, else ``None``.

        Examples
        --------
        >>> (client.run.get(4)).status
        'completed'
        """
        run = run_get.sync(id_, client=self._connection.hub, include="task" if include_task else None)
        self._open(run)
        return run

    @selectable_list
    def from_task(self, task_id: int, *, include_task: bool = False) -> builtins.list[Run]:
        """List all runs of one task.

        Parameters
        ----------
        task_id : int
            Id of the task.
        include_task : bool, optional
            Give the whole task with each run. By default only a link to it.

        Returns
        -------
        list of Run
            All of them. ``arguments`` is their JSON text where you can read them, else ``None``.

        Examples
        --------
        >>> client.run.from_task(1, fields=["id", "status"])
        [{'id': 4, 'status': 'completed'}]
        """
        return self.list(task=task_id, include_task=include_task)

    def _open(self, run: Run) -> None:
        connection = self._connection
        open_arguments(run, cryptor=connection.cryptor, organization_id=connection.identity.organization_id)


def _since(moment: datetime | None, day: date | None) -> bool:
    return day is None or (moment is not None and moment.date() >= day)
