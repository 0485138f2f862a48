"""The model Database."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(
    Field("description", required=True),
    Field("id", required=True),
    Field("multiple", required=True),
    Field("name", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Database(Model):
    """Sent by DatabaseOutputSchema in vantage6/algorithm/store/resource/schema/output_schema.py.

    Attributes
    ----------
    description : str | None
    id : int
    multiple : bool | None
    name : str | None

    """

    description: str | None
    id: int
    multiple: bool | None
    name: str | None
