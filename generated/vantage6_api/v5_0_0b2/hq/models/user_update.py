"""The model UserUpdate."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("roles"), Field("rules"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class UserUpdate(Model):
    """Checked by UserEditInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    roles : list[int], optional
        User's roles
    rules : list[int], optional
        Extra rules for the user on top of the roles

    """

    roles: list[int] | Unset = UNSET
    rules: list[int] | Unset = UNSET
