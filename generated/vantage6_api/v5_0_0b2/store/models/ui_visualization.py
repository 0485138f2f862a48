"""The model UIVisualization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from ..models.ui_visualization_schema import UIVisualizationSchema


@fields(
    Field("description", required=True),
    Field("id", required=True),
    Field("name", required=True),
    Field(
        "schema",
        model_reader(("vantage6_api.v5_0_0b2.store.models.ui_visualization_schema", "UIVisualizationSchema")),
        required=True,
    ),
    Field("type", name="type_", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class UIVisualization(Model):
    """Sent by UIVisualizationOutputSchema in
    vantage6/algorithm/store/resource/schema/output_schema.py.

    Attributes
    ----------
    description : str | None
    id : int
    name : str | None
    schema : UIVisualizationSchema | None
    type_ : str | None

    """

    description: str | None
    id: int
    name: str | None
    schema: UIVisualizationSchema | None
    type_: str | None
