"""The model ReviewUpdate."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("comment"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class ReviewUpdate(Model):
    """Checked by ReviewUpdateInputSchema in vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    comment : str, optional

    """

    comment: str | Unset = UNSET
