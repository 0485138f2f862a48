"""The model Run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from golden_api._support.model import Field, Model, fields
from golden_api._support.readers import model_reader, read_datetime

if TYPE_CHECKING:
    import datetime

    from ..models.link import Link
    from ..models.task import Task
    from ..models.task_status import TaskStatus


@fields(
    Field("id", required=True),
    Field("result", required=True),
    Field("status", required=True),
    Field("finished_at", read_datetime, required=True, immutable=True),
    Field(
        "task",
        model_reader(("golden_api.v1_0.hq.models.link", "Link"), ("golden_api.v1_0.hq.models.task", "Task")),
        required=True,
    ),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Run(Model):
    """Model Run.

    Attributes
    ----------
    id : int
    result : str | None
    status : TaskStatus
        State of a task
    finished_at : datetime.datetime | None
    task : Link | Task

    """

    id: int
    result: str | None
    status: TaskStatus
    finished_at: datetime.datetime | None
    task: Link | Task
