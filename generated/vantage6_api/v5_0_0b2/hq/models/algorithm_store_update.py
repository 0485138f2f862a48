"""The model AlgorithmStoreUpdate."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("collaboration_id"), Field("name"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class AlgorithmStoreUpdate(Model):
    """Checked by AlgorithmStoreInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    collaboration_id : int, optional
    name : str, optional

    """

    collaboration_id: int | Unset = UNSET
    name: str | Unset = UNSET
