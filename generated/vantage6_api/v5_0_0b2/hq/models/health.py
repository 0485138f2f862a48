"""The model Health."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("api", required=True), Field("database", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class Health(Model):
    """Model Health.

    Attributes
    ----------
    api : bool
    database : bool

    """

    api: bool
    database: bool
