"""The model TaskInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.organization_arguments import OrganizationArguments
    from ..models.task_action import TaskAction
    from ..models.task_database_input import TaskDatabaseInput


@fields(
    Field("image", required=True),
    Field("method", required=True),
    Field(
        "organizations",
        list_reader(
            model_reader(("vantage6_api.v5_0_0b2.hq.models.organization_arguments", "OrganizationArguments"))
        ),
        required=True,
    ),
    Field("session_id", required=True),
    Field("action"),
    Field("collaboration_id"),
    Field(
        "databases",
        list_reader(
            list_reader(
                model_reader(("vantage6_api.v5_0_0b2.hq.models.task_database_input", "TaskDatabaseInput"))
            )
        ),
    ),
    Field("dataframe_id"),
    Field("depends_on_ids"),
    Field("description"),
    Field("name"),
    Field("store_id"),
    Field("study_id"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class TaskInput(Model):
    """Checked by TaskInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    image : str
    method : str
    organizations : list[OrganizationArguments]
    session_id : int
    action : TaskAction, optional
    collaboration_id : int, optional
    databases : list[list[TaskDatabaseInput]], optional
    dataframe_id : int, optional
    depends_on_ids : list[int], optional
    description : str, optional
    name : str, optional
    store_id : int, optional
    study_id : int, optional

    """

    image: str
    method: str
    organizations: list[OrganizationArguments]
    session_id: int
    action: TaskAction | Unset = UNSET
    collaboration_id: int | Unset = UNSET
    databases: list[list[TaskDatabaseInput]] | Unset = UNSET
    dataframe_id: int | Unset = UNSET
    depends_on_ids: list[int] | Unset = UNSET
    description: str | Unset = UNSET
    name: str | Unset = UNSET
    store_id: int | Unset = UNSET
    study_id: int | Unset = UNSET
