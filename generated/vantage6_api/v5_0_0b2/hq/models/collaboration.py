"""The model Collaboration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from ..models.organization import Organization


@fields(
    Field("algorithm_stores", required=True),
    Field("encrypted", required=True),
    Field("id", required=True),
    Field("name", required=True),
    Field("nodes", required=True),
    Field(
        "organizations",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.hq.models.organization", "Organization"))),
        required=True,
    ),
    Field("session_restrict_to_same_image", required=True),
    Field("studies", required=True),
    Field("tasks", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Collaboration(Model):
    """Sent by CollaborationSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    algorithm_stores : str
    encrypted : bool | None
    id : int
    name : str | None
    nodes : str
    organizations : list[Organization] | str
    session_restrict_to_same_image : bool | None
    studies : str
    tasks : str

    """

    algorithm_stores: str
    encrypted: bool | None
    id: int
    name: str | None
    nodes: str
    organizations: list[Organization] | str
    session_restrict_to_same_image: bool | None
    studies: str
    tasks: str
