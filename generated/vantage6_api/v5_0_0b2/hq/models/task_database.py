"""The model TaskDatabase."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(
    Field("dataframe_id", required=True),
    Field("dataframe_name", required=True),
    Field("label", required=True),
    Field("position", required=True),
    Field("type", name="type_", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class TaskDatabase(Model):
    """Model TaskDatabase.

    Attributes
    ----------
    dataframe_id : int | None
    dataframe_name : str | None
    label : str | None
    position : int | None
    type_ : str | None

    """

    dataframe_id: int | None
    dataframe_name: str | None
    label: str | None
    position: int | None
    type_: str | None
