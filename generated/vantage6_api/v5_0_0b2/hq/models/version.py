"""The model Version."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("version", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class Version(Model):
    """Model Version.

    Attributes
    ----------
    version : str

    """

    version: str
