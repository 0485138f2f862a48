"""The model FunctionInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.argument_input import ArgumentInput
    from ..models.database_input import DatabaseInput
    from ..models.function_step_type import FunctionStepType
    from ..models.ui_visualization_input import UIVisualizationInput


@fields(
    Field("name", required=True),
    Field("step_type", required=True),
    Field(
        "arguments",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.store.models.argument_input", "ArgumentInput"))),
    ),
    Field(
        "databases",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.store.models.database_input", "DatabaseInput"))),
    ),
    Field("description"),
    Field("display_name"),
    Field("standalone"),
    Field(
        "ui_visualizations",
        list_reader(
            model_reader(
                ("vantage6_api.v5_0_0b2.store.models.ui_visualization_input", "UIVisualizationInput")
            )
        ),
    ),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class FunctionInput(Model):
    """Checked by FunctionInputSchema in vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    name : str
    step_type : FunctionStepType
    arguments : list[ArgumentInput], optional
    databases : list[DatabaseInput], optional
    description : str, optional
    display_name : str, optional
    standalone : bool, optional
    ui_visualizations : list[UIVisualizationInput], optional

    """

    name: str
    step_type: FunctionStepType
    arguments: list[ArgumentInput] | Unset = UNSET
    databases: list[DatabaseInput] | Unset = UNSET
    description: str | Unset = UNSET
    display_name: str | Unset = UNSET
    standalone: bool | Unset = UNSET
    ui_visualizations: list[UIVisualizationInput] | Unset = UNSET
