"""The model ResetAPIKeyInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("id", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class ResetAPIKeyInput(Model):
    """Checked by ResetAPIKeyInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    id : int
        ID of node whose API key is to be reset

    """

    id: int
