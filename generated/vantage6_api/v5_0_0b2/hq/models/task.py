"""The model Task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader, read_datetime

if TYPE_CHECKING:
    import datetime

    from ..models.link import Link
    from ..models.result import Result
    from ..models.run import Run
    from ..models.simple_dataframe import SimpleDataframe
    from ..models.task_database import TaskDatabase


@fields(
    Field("action", required=True),
    Field("algorithm_store", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("children", required=True),
    Field("collaboration", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("created_at", read_datetime, required=True, immutable=True),
    Field(
        "databases",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.hq.models.task_database", "TaskDatabase"))),
        required=True,
    ),
    Field(
        "dataframe",
        model_reader(("vantage6_api.v5_0_0b2.hq.models.simple_dataframe", "SimpleDataframe")),
        required=True,
    ),
    Field("depends_on", required=True),
    Field("description", required=True),
    Field("finished_at", read_datetime, required=True, immutable=True),
    Field("id", required=True),
    Field("image", required=True),
    Field("init_org", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("init_user", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("job_id", required=True),
    Field("method", required=True),
    Field("name", required=True),
    Field("parent", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("required_by", required=True),
    Field(
        "results",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.hq.models.result", "Result"))),
        required=True,
    ),
    Field("runs", list_reader(model_reader(("vantage6_api.v5_0_0b2.hq.models.run", "Run"))), required=True),
    Field("session", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("status", required=True),
    Field("study", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Task(Model):
    """Sent by TaskSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    action : str | None
    algorithm_store : Link | None
    children : str
    collaboration : Link | None
    created_at : datetime.datetime | None
    databases : list[TaskDatabase]
    dataframe : SimpleDataframe | None
    depends_on : list[int]
    description : str | None
    finished_at : datetime.datetime | None
    id : int
    image : str | None
    init_org : Link | None
    init_user : Link | None
    job_id : int | None
    method : str | None
    name : str | None
    parent : Link | None
    required_by : list[int]
    results : list[Result] | str
    runs : list[Run] | str
    session : Link | None
    status : str
    study : Link | None

    """

    action: str | None
    algorithm_store: Link | None
    children: str
    collaboration: Link | None
    created_at: datetime.datetime | None
    databases: list[TaskDatabase]
    dataframe: SimpleDataframe | None
    depends_on: list[int]
    description: str | None
    finished_at: datetime.datetime | None
    id: int
    image: str | None
    init_org: Link | None
    init_user: Link | None
    job_id: int | None
    method: str | None
    name: str | None
    parent: Link | None
    required_by: list[int]
    results: list[Result] | str
    runs: list[Run] | str
    session: Link | None
    status: str
    study: Link | None
