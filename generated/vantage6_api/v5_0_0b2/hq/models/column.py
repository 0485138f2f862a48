"""The model Column."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("dtype", required=True), Field("name", required=True), Field("node_id", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class Column(Model):
    """Sent by ColumnSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    dtype : str | None
    name : str | None
    node_id : int

    """

    dtype: str | None
    name: str | None
    node_id: int
