"""The model NodeConfig."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("key", required=True), Field("value", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class NodeConfig(Model):
    """Sent by NodeConfigSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    key : str | None
    value : str | None

    """

    key: str | None
    value: str | None
