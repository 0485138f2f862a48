"""The model AllowedArgumentValue."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("value", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class AllowedArgumentValue(Model):
    """Sent by AllowedArgumentValueSchema in vantage6/algorithm/store/resource/schema/output_schema.py.

    Attributes
    ----------
    value : float | int | None | str

    """

    value: float | int | None | str
