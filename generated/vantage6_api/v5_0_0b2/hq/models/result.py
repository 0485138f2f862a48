"""The model Result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader, read_datetime

if TYPE_CHECKING:
    import datetime

    from ..models.link import Link


@fields(
    Field("action", required=True),
    Field("blob_storage_used", required=True),
    Field("cleanup_at", read_datetime, required=True, immutable=True),
    Field("id", required=True),
    Field("result", required=True),
    Field("run", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("task", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Result(Model):
    """Sent by ResultSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    action : str | None
    blob_storage_used : bool | None
    cleanup_at : datetime.datetime | None
    id : int
    result : str | None
    run : Link
        A related object: its id, its path, and the methods that the path knows.
    task : Link | None

    """

    action: str | None
    blob_storage_used: bool | None
    cleanup_at: datetime.datetime | None
    id: int
    result: str | None
    run: Link
    task: Link | None
