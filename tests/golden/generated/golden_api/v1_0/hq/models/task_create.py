"""The model TaskCreate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from golden_api._support.model import Field, Model, fields
from golden_api._support.readers import list_reader, model_reader, read_datetime

from ..types import UNSET, Unset

if TYPE_CHECKING:
    import datetime

    from ..models.task_create_organization import TaskCreateOrganization
    from ..models.task_status import TaskStatus


@fields(
    Field("image", required=True),
    Field(
        "organizations",
        list_reader(
            model_reader(("golden_api.v1_0.hq.models.task_create_organization", "TaskCreateOrganization"))
        ),
        required=True,
    ),
    Field("name"),
    Field("status"),
    Field("due", read_datetime, immutable=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class TaskCreate(Model):
    """Model TaskCreate.

    Attributes
    ----------
    image : str
    organizations : list[TaskCreateOrganization]
    name : str, optional
    status : TaskStatus, optional
        State of a task
    due : datetime.datetime | None, optional

    """

    image: str
    organizations: list[TaskCreateOrganization]
    name: str | Unset = UNSET
    status: TaskStatus | Unset = UNSET
    due: datetime.datetime | None | Unset = UNSET
