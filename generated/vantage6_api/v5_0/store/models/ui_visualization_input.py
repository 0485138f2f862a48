"""The model UIVisualizationInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import enum_reader, model_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ui_visualization_input_schema import UIVisualizationInputSchema
    from ..models.ui_visualization_input_type import UIVisualizationInputType


@fields(
    Field("name", required=True),
    Field(
        "type",
        enum_reader(
            ("vantage6_api.v5_0.store.models.ui_visualization_input_type", "UIVisualizationInputType")
        ),
        name="type_",
        required=True,
    ),
    Field("description"),
    Field(
        "schema",
        model_reader(
            ("vantage6_api.v5_0.store.models.ui_visualization_input_schema", "UIVisualizationInputSchema")
        ),
    ),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class UIVisualizationInput(Model):
    """Checked by UIVisualizationInputSchema in
    vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    name : str
    type_ : UIVisualizationInputType
    description : str, optional
    schema : UIVisualizationInputSchema, optional

    """

    name: str
    type_: UIVisualizationInputType
    description: str | Unset = UNSET
    schema: UIVisualizationInputSchema | Unset = UNSET
