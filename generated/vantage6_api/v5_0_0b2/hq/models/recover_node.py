"""The model RecoverNode."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("api_key", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class RecoverNode(Model):
    """Model RecoverNode.

    Attributes
    ----------
    api_key : str

    """

    api_key: str
