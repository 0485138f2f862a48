"""The model ArgumentInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.argument_conditional_operator import ArgumentConditionalOperator
    from ..models.argument_type import ArgumentType


@fields(
    Field("name", required=True),
    Field("type", name="type_", required=True),
    Field("allowed_values"),
    Field("conditional_on"),
    Field("conditional_operator"),
    Field("conditional_value"),
    Field("default_value"),
    Field("description"),
    Field("display_name"),
    Field("has_default_value"),
    Field("is_frontend_only"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class ArgumentInput(Model):
    """Checked by ArgumentInputSchema in vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    name : str
    type_ : ArgumentType
    allowed_values : list[float | str], optional
    conditional_on : str, optional
    conditional_operator : ArgumentConditionalOperator, optional
    conditional_value : bool | float | None | str, optional
    default_value : bool | float | None | str, optional
    description : str, optional
    display_name : str, optional
    has_default_value : bool, optional
    is_frontend_only : bool, optional

    """

    name: str
    type_: ArgumentType
    allowed_values: list[float | str] | Unset = UNSET
    conditional_on: str | Unset = UNSET
    conditional_operator: ArgumentConditionalOperator | Unset = UNSET
    conditional_value: bool | float | None | str | Unset = UNSET
    default_value: bool | float | None | str | Unset = UNSET
    description: str | Unset = UNSET
    display_name: str | Unset = UNSET
    has_default_value: bool | Unset = UNSET
    is_frontend_only: bool | Unset = UNSET
