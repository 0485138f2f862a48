"""The model UserUpdate."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("roles"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class UserUpdate(Model):
    """Checked by UserUpdateInputSchema in vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    roles : list[int], optional
        User's roles

    """

    roles: list[int] | Unset = UNSET
