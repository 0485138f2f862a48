"""The model DatabaseInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("name", required=True), Field("description"), Field("multiple"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class DatabaseInput(Model):
    """Checked by DatabaseInputSchema in vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    name : str
    description : str, optional
    multiple : bool, optional

    """

    name: str
    description: str | Unset = UNSET
    multiple: bool | Unset = UNSET
