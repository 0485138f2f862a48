"""The model Function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from ..models.argument import Argument
    from ..models.database import Database
    from ..models.ui_visualization import UIVisualization


@fields(
    Field(
        "arguments",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.store.models.argument", "Argument"))),
        required=True,
    ),
    Field(
        "databases",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.store.models.database", "Database"))),
        required=True,
    ),
    Field("description", required=True),
    Field("display_name", required=True),
    Field("id", required=True),
    Field("name", required=True),
    Field("standalone", required=True),
    Field("step_type", required=True),
    Field(
        "ui_visualizations",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.store.models.ui_visualization", "UIVisualization"))),
        required=True,
    ),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Function(Model):
    """Sent by FunctionOutputSchema in vantage6/algorithm/store/resource/schema/output_schema.py.

    Attributes
    ----------
    arguments : list[Argument]
    databases : list[Database]
    description : str | None
    display_name : str | None
    id : int
    name : str | None
    standalone : bool | None
    step_type : str | None
    ui_visualizations : list[UIVisualization]

    """

    arguments: list[Argument]
    databases: list[Database]
    description: str | None
    display_name: str | None
    id: int
    name: str | None
    standalone: bool | None
    step_type: str | None
    ui_visualizations: list[UIVisualization]
