"""The model SimpleDataframe."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("db_label", required=True), Field("id", required=True), Field("name", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class SimpleDataframe(Model):
    """Sent by SimpleDataframeSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    db_label : str | None
    id : int
    name : str | None

    """

    db_label: str | None
    id: int
    name: str | None
