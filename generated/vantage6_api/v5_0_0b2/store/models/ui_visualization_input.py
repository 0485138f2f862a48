"""The model UIVisualizationInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ui_visualization_schema import UIVisualizationSchema
    from ..models.ui_visualization_type import UIVisualizationType


@fields(
    Field("name", required=True),
    Field("type", name="type_", required=True),
    Field("description"),
    Field(
        "schema",
        model_reader(("vantage6_api.v5_0_0b2.store.models.ui_visualization_schema", "UIVisualizationSchema")),
    ),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class UIVisualizationInput(Model):
    """Checked by UIVisualizationInputSchema in
    vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    name : str
    type_ : UIVisualizationType
    description : str, optional
    schema : UIVisualizationSchema, optional

    """

    name: str
    type_: UIVisualizationType
    description: str | Unset = UNSET
    schema: UIVisualizationSchema | Unset = UNSET
