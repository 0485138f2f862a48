"""The model ArgumentInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import enum_reader, union_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.argument_input_conditional_operator_type_1 import ArgumentInputConditionalOperatorType1
    from ..models.argument_input_conditional_operator_type_2_type_1 import (
        ArgumentInputConditionalOperatorType2Type1,
    )
    from ..models.argument_input_conditional_operator_type_3_type_1 import (
        ArgumentInputConditionalOperatorType3Type1,
    )
    from ..models.argument_input_type import ArgumentInputType


@fields(
    Field("name", required=True),
    Field(
        "type",
        enum_reader(("vantage6_api.v5_0.store.models.argument_input_type", "ArgumentInputType")),
        name="type_",
        required=True,
    ),
    Field("allowed_values"),
    Field("conditional_on"),
    Field(
        "conditional_operator",
        union_reader(
            enum_reader(
                (
                    "vantage6_api.v5_0.store.models.argument_input_conditional_operator_type_1",
                    "ArgumentInputConditionalOperatorType1",
                )
            ),
            enum_reader(
                (
                    "vantage6_api.v5_0.store.models.argument_input_conditional_operator_type_2_type_1",
                    "ArgumentInputConditionalOperatorType2Type1",
                )
            ),
            enum_reader(
                (
                    "vantage6_api.v5_0.store.models.argument_input_conditional_operator_type_3_type_1",
                    "ArgumentInputConditionalOperatorType3Type1",
                )
            ),
        ),
    ),
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
    type_ : ArgumentInputType
    allowed_values : list[float | str], optional
    conditional_on : str, optional
    conditional_operator : ArgumentInputConditionalOperatorType1 | ArgumentInputConditionalOperatorType2Type1 | ArgumentInputConditionalOperatorType3Type1 | None, optional
    conditional_value : bool | float | None | str, optional
    default_value : bool | float | None | str, optional
    description : str, optional
    display_name : str, optional
    has_default_value : bool, optional
    is_frontend_only : bool, optional

    """

    name: str
    type_: ArgumentInputType
    allowed_values: list[float | str] | Unset = UNSET
    conditional_on: str | Unset = UNSET
    conditional_operator: (
        ArgumentInputConditionalOperatorType1
        | ArgumentInputConditionalOperatorType2Type1
        | ArgumentInputConditionalOperatorType3Type1
        | None
        | Unset
    ) = UNSET
    conditional_value: bool | float | None | str | Unset = UNSET
    default_value: bool | float | None | str | Unset = UNSET
    description: str | Unset = UNSET
    display_name: str | Unset = UNSET
    has_default_value: bool | Unset = UNSET
    is_frontend_only: bool | Unset = UNSET
