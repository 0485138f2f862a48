"""The model TaskDatabaseInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.task_database_type import TaskDatabaseType


@fields(Field("type", name="type_", required=True), Field("dataframe_id"), Field("label"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class TaskDatabaseInput(Model):
    """A database that a task uses; a dataframe is named by its id, a source by its label.

    Attributes
    ----------
    type_ : TaskDatabaseType
    dataframe_id : int | None, optional
    label : str | None, optional

    """

    type_: TaskDatabaseType
    dataframe_id: int | None | Unset = UNSET
    label: str | None | Unset = UNSET
