"""The model TaskDatabase."""

from __future__ import annotations

from attrs import define

from golden_api._support.model import Field, Model, fields


@fields(Field("label", required=True), Field("position", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class TaskDatabase(Model):
    """Model TaskDatabase.

    Attributes
    ----------
    label : str
    position : int

    """

    label: str
    position: int
