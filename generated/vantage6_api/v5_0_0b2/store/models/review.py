"""The model Review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader, read_datetime

if TYPE_CHECKING:
    import datetime

    from ..models.user import User


@fields(
    Field("algorithm_id", required=True),
    Field("comment", required=True),
    Field("id", required=True),
    Field("requested_at", read_datetime, required=True, immutable=True),
    Field("requested_by", model_reader(("vantage6_api.v5_0_0b2.store.models.user", "User")), required=True),
    Field("reviewer", model_reader(("vantage6_api.v5_0_0b2.store.models.user", "User")), required=True),
    Field("status", required=True),
    Field("submitted_at", read_datetime, required=True, immutable=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Review(Model):
    """Sent by ReviewOutputSchema in vantage6/algorithm/store/resource/schema/output_schema.py.

    Attributes
    ----------
    algorithm_id : int | None
    comment : str | None
    id : int
    requested_at : datetime.datetime | None
    requested_by : User | None
    reviewer : User | None
    status : str | None
    submitted_at : datetime.datetime | None

    """

    algorithm_id: int | None
    comment: str | None
    id: int
    requested_at: datetime.datetime | None
    requested_by: User | None
    reviewer: User | None
    status: str | None
    submitted_at: datetime.datetime | None
