"""The model Session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader, read_datetime

if TYPE_CHECKING:
    import datetime

    from ..models.link import Link


@fields(
    Field("collaboration", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("created_at", read_datetime, required=True, immutable=True),
    Field("dataframes", required=True),
    Field("id", required=True),
    Field("image", required=True),
    Field("last_used_at", read_datetime, required=True, immutable=True),
    Field("name", required=True),
    Field("owner", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("ready", required=True),
    Field("scope", required=True),
    Field("study", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("tasks", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Session(Model):
    """Sent by SessionSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    collaboration : Link
        A related object: its id, its path, and the methods that the path knows.
    created_at : datetime.datetime | None
    dataframes : str
    id : int
    image : str | None
    last_used_at : datetime.datetime | None
    name : str | None
    owner : Link
        A related object: its id, its path, and the methods that the path knows.
    ready : bool
    scope : str | None
    study : Link | None
    tasks : str

    """

    collaboration: Link
    created_at: datetime.datetime | None
    dataframes: str
    id: int
    image: str | None
    last_used_at: datetime.datetime | None
    name: str | None
    owner: Link
    ready: bool
    scope: str | None
    study: Link | None
    tasks: str
