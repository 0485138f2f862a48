"""The model SessionTaskInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.organization_arguments import OrganizationArguments


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
    Field("store_id"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class SessionTaskInput(Model):
    """Checked by SessionTaskInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    image : str
    method : str
    organizations : list[OrganizationArguments]
    store_id : int, optional

    """

    image: str
    method: str
    organizations: list[OrganizationArguments]
    store_id: int | Unset = UNSET
