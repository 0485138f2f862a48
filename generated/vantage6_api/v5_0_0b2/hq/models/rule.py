"""The model Rule."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(
    Field("description", required=True),
    Field("id", required=True),
    Field("name", required=True),
    Field("operation", required=True),
    Field("scope", required=True),
    Field("users", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Rule(Model):
    """Sent by RuleSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    description : str | None
    id : int
    name : str | None
    operation : str | None
    scope : str | None
    users : str

    """

    description: str | None
    id: int
    name: str | None
    operation: str | None
    scope: str | None
    users: str
