"""The model Argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from ..models.allowed_argument_value import AllowedArgumentValue


@fields(
    Field(
        "allowed_values",
        list_reader(
            model_reader(
                ("vantage6_api.v5_0_0b2.store.models.allowed_argument_value", "AllowedArgumentValue")
            )
        ),
        required=True,
    ),
    Field("conditional_on_id", required=True),
    Field("conditional_operator", required=True),
    Field("conditional_value", required=True),
    Field("default_value", required=True),
    Field("description", required=True),
    Field("display_name", required=True),
    Field("has_default_value", required=True),
    Field("id", required=True),
    Field("is_frontend_only", required=True),
    Field("name", required=True),
    Field("type", name="type_", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Argument(Model):
    """Sent by ArgumentOutputSchema in vantage6/algorithm/store/resource/schema/output_schema.py.

    Attributes
    ----------
    allowed_values : list[AllowedArgumentValue]
    conditional_on_id : int | None
    conditional_operator : str | None
    conditional_value : str | None
    default_value : str | None
    description : str | None
    display_name : str | None
    has_default_value : bool | None
    id : int
    is_frontend_only : bool | None
    name : str | None
    type_ : str | None

    """

    allowed_values: list[AllowedArgumentValue]
    conditional_on_id: int | None
    conditional_operator: str | None
    conditional_value: str | None
    default_value: str | None
    description: str | None
    display_name: str | None
    has_default_value: bool | None
    id: int
    is_frontend_only: bool | None
    name: str | None
    type_: str | None
