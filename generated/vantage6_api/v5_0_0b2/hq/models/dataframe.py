"""The model Dataframe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from ..models.column import Column
    from ..models.link import Link
    from ..models.task import Task


@fields(
    Field(
        "columns",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.hq.models.column", "Column"))),
        required=True,
    ),
    Field("db_label", required=True),
    Field("id", required=True),
    Field("last_session_task", model_reader(("vantage6_api.v5_0_0b2.hq.models.task", "Task")), required=True),
    Field("name", required=True),
    Field("organizations_ready", required=True),
    Field("ready", required=True),
    Field("session", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("tasks", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Dataframe(Model):
    """Sent by DataframeSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    columns : list[Column]
    db_label : str | None
    id : int
    last_session_task : Task | None
    name : str | None
    organizations_ready : list[int]
    ready : bool
    session : Link | None
    tasks : str

    """

    columns: list[Column]
    db_label: str | None
    id: int
    last_session_task: Task | None
    name: str | None
    organizations_ready: list[int]
    ready: bool
    session: Link | None
    tasks: str
