"""The model AlgorithmStoreInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(
    Field("algorithm_store_url", required=True),
    Field("name", required=True),
    Field("api_path"),
    Field("collaboration_id"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class AlgorithmStoreInput(Model):
    """Checked by AlgorithmStoreInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    algorithm_store_url : str
        URL to the algorithm store, excluding the API path
    name : str
        Human readable name for the algorithm store
    api_path : str, optional
        API path to the algorithm store. Default is "/api".
    collaboration_id : int, optional
        Collaboration id to which the algorithm store will be added. If not given, the algorithm store
        will be available to all collaborations.

    """

    algorithm_store_url: str
    name: str
    api_path: str | Unset = UNSET
    collaboration_id: int | Unset = UNSET
