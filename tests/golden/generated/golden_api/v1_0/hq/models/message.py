"""The model Message."""

from __future__ import annotations

from attrs import define

from golden_api._support.model import Field, Model, fields


@fields(Field("msg", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class Message(Model):
    """Model Message.

    Attributes
    ----------
    msg : str

    """

    msg: str
