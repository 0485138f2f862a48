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
        Collaboration id to which the algorithm store will be added. If set to None, the algorithm store
        will be available to all collaborations.
    name : str, optional
        Human readable label

    """

    collaboration_id: int | Unset = UNSET
    name: str | Unset = UNSET
