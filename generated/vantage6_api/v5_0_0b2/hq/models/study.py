"""The model Study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from ..models.link import Link
    from ..models.organization import Organization


@fields(
    Field("collaboration", model_reader(("vantage6_api.v5_0_0b2.hq.models.link", "Link")), required=True),
    Field("id", required=True),
    Field("name", required=True),
    Field(
        "organizations",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.hq.models.organization", "Organization"))),
        required=True,
    ),
    Field("tasks", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Study(Model):
    """Sent by StudySchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    collaboration : Link | None
    id : int
    name : str | None
    organizations : list[Organization] | str
    tasks : str

    """

    collaboration: Link | None
    id: int
    name: str | None
    organizations: list[Organization] | str
    tasks: str
