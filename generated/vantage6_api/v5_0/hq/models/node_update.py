"""The model NodeUpdate."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("name"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class NodeUpdate(Model):
    """Checked by NodeInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    name : str, optional
        Node name

    """

    name: str | Unset = UNSET
