"""The model AlgorithmStore."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(
    Field("api_path", required=True),
    Field("collaborations", required=True),
    Field("id", required=True),
    Field("name", required=True),
    Field("url", required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class AlgorithmStore(Model):
    """Sent by AlgorithmStoreSchema in vantage6/hq/resource/common/output_schema.py.

    Attributes
    ----------
    api_path : str | None
    collaborations : str | None
    id : int
    name : str | None
    url : str | None

    """

    api_path: str | None
    collaborations: str | None
    id: int
    name: str | None
    url: str | None
