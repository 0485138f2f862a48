"""The model TokenContainer."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("container_token", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class TokenContainer(Model):
    """Model TokenContainer.

    Attributes
    ----------
    container_token : str

    """

    container_token: str
