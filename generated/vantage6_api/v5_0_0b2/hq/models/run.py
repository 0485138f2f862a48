"""The model Run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader, read_datetime

if TYPE_CHECKING:
    import datetime

    from ..models.link import Link
    from ..models.run_node import RunNode
    from ..models.task_without_runs import TaskWithoutRuns


@fields(
    Field("action", required=True),
    Field("arguments", required=True),
    Field("assigned_at", read_datetime, required=True, immutable=True),
    Field("blob_storage_used", required=True),
    Field("cleanup_at", read_datetime, required=True, immutable=True),
    Field("finished_at", read_datetime, required=True, immutable=True),
    Field("id", required=True),
    Field("log", required=True),
    Field("node", model_reader(("vantage6_api.v5_0_0b2.hq.models.run_node", "RunNode")), required=True),
    Field("organization", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("results", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("started_at", read_datetime, required=True, immutable=True),
    Field("status", required=True),
    Field(
        "task",
        model_reader(
            ("vantage6_api.v5_0_0b2.hq.models.link", "Link"),
            ("vantage6_api.v5_0_0b2.hq.models.task_without_runs", "TaskWithoutRuns"),
        ),
        required=True,
    ),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Run(Model):
    """Sent by RunSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    action : str | None
    arguments : str | None
    assigned_at : datetime.datetime | None
    blob_storage_used : bool | None
    cleanup_at : datetime.datetime | None
    finished_at : datetime.datetime | None
    id : int
    log : str | None
    node : RunNode
        Sent by RunNodeSchema in vantage6/hq/resource/common/output_schema.py.
    organization : Link | None
    results : Link
        A related object: its id, its path, and the methods that the path knows.
    started_at : datetime.datetime | None
    status : str | None
    task : Link | None | TaskWithoutRuns

    """

    action: str | None
    arguments: str | None
    assigned_at: datetime.datetime | None
    blob_storage_used: bool | None
    cleanup_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    id: int
    log: str | None
    node: RunNode
    organization: Link | None
    results: Link
    started_at: datetime.datetime | None
    status: str | None
    task: Link | None | TaskWithoutRuns
