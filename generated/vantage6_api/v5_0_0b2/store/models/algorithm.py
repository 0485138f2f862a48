"""The model Algorithm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader, read_datetime

if TYPE_CHECKING:
    import datetime

    from ..models.function import Function


@fields(
    Field("approved_at", read_datetime, required=True, immutable=True),
    Field("code_url", required=True),
    Field("description", required=True),
    Field("developer_id", required=True),
    Field("digest", required=True),
    Field("documentation_url", required=True),
    Field(
        "functions",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.store.models.function", "Function"))),
        required=True,
    ),
    Field("id", required=True),
    Field("image", required=True),
    Field("invalidated_at", read_datetime, required=True, immutable=True),
    Field("name", required=True),
    Field("partitioning", required=True),
    Field("reviews", required=True),
    Field("status", required=True),
    Field("submission_comments", required=True),
    Field("submitted_at", read_datetime, required=True, immutable=True),
    Field("vantage6_version", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Algorithm(Model):
    """Sent by AlgorithmOutputSchema in vantage6/algorithm/store/resource/schema/output_schema.py.

    Attributes
    ----------
    approved_at : datetime.datetime | None
    code_url : str | None
    description : str | None
    developer_id : int | None
    digest : str | None
    documentation_url : str | None
    functions : list[Function]
    id : int
    image : str | None
    invalidated_at : datetime.datetime | None
    name : str | None
    partitioning : str | None
    reviews : str
    status : str | None
    submission_comments : str | None
    submitted_at : datetime.datetime | None
    vantage6_version : str | None

    """

    approved_at: datetime.datetime | None
    code_url: str | None
    description: str | None
    developer_id: int | None
    digest: str | None
    documentation_url: str | None
    functions: list[Function]
    id: int
    image: str | None
    invalidated_at: datetime.datetime | None
    name: str | None
    partitioning: str | None
    reviews: str
    status: str | None
    submission_comments: str | None
    submitted_at: datetime.datetime | None
    vantage6_version: str | None
