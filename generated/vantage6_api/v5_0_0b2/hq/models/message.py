"""The model Message."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("msg", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class Message(Model):
    """What the hub did.

    Attributes
    ----------
    msg : str

    """

    msg: str
