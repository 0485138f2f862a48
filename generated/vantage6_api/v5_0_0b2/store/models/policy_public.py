"""The model PolicyPublic."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("algorithm_view", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class PolicyPublic(Model):
    """Model PolicyPublic.

    Attributes
    ----------
    algorithm_view : str

    """

    algorithm_view: str
