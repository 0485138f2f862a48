"""The model TaskStatus."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("status", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class TaskStatus(Model):
    """Model TaskStatus.

    Attributes
    ----------
    status : str

    """

    status: str
