"""The model Task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define

from golden_api._support.model import Field, Model, fields
from golden_api._support.readers import list_reader, model_reader, read_date, read_datetime

from ..types import UNSET, Unset

if TYPE_CHECKING:
    import datetime

    from ..models.link import Link
    from ..models.run import Run
    from ..models.task_database import TaskDatabase
    from ..models.task_settings import TaskSettings
    from ..models.task_status import TaskStatus


@fields(
    Field("id", required=True),
    Field("name", required=True),
    Field("status", required=True),
    Field("created_at", read_datetime, required=True, immutable=True),
    Field("collaboration", model_reader(("golden_api.v1_0.hq.models.link", "Link")), required=True),
    Field("parent", model_reader(("golden_api.v1_0.hq.models.link", "Link")), required=True),
    Field("runs", list_reader(model_reader(("golden_api.v1_0.hq.models.run", "Run"))), required=True),
    Field(
        "databases",
        list_reader(list_reader(model_reader(("golden_api.v1_0.hq.models.task_database", "TaskDatabase")))),
        required=True,
    ),
    Field("type", name="type_"),
    Field("finished_at", read_datetime, immutable=True),
    Field("due", read_date, immutable=True),
    Field("arguments"),
    Field("settings", model_reader(("golden_api.v1_0.hq.models.task_settings", "TaskSettings"))),
    Field("anything"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Task(Model):
    """A task, with "quotes" and a back\\slash.

    Attributes
    ----------
    id : int
        Number of the task
    name : str | None
    status : TaskStatus
        State of a task
    created_at : datetime.datetime
    collaboration : Link
        Where another object is found.
    parent : Link | None
    runs : list[Run] | str
    databases : list[list[TaskDatabase]]
    type_ : str, optional
    finished_at : datetime.datetime | None, optional
    due : datetime.date, optional
    arguments : str | None, optional
    settings : TaskSettings, optional
    anything : Any, optional

    """

    id: int
    name: str | None
    status: TaskStatus
    created_at: datetime.datetime
    collaboration: Link
    parent: Link | None
    runs: list[Run] | str
    databases: list[list[TaskDatabase]]
    type_: str | Unset = UNSET
    finished_at: datetime.datetime | None | Unset = UNSET
    due: datetime.date | Unset = UNSET
    arguments: str | None | Unset = UNSET
    settings: TaskSettings | Unset = UNSET
    anything: Any | Unset = UNSET
