"""The model TaskDatabaseInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import enum_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.task_database_input_type import TaskDatabaseInputType


@fields(
    Field(
        "type",
        enum_reader(("vantage6_api.v5_0.hq.models.task_database_input_type", "TaskDatabaseInputType")),
        name="type_",
        required=True,
    ),
    Field("dataframe_id"),
    Field("label"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class TaskDatabaseInput(Model):
    """A database that a task uses; a dataframe is named by its id, a source by its label.

    Attributes
    ----------
    type_ : TaskDatabaseInputType
    dataframe_id : int | None, optional
    label : str | None, optional

    """

    type_: TaskDatabaseInputType
    dataframe_id: int | None | Unset = UNSET
    label: str | None | Unset = UNSET
