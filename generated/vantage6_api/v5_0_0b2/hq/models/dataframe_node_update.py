"""The model DataframeNodeUpdate."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("dtype", required=True), Field("name", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class DataframeNodeUpdate(Model):
    """Checked by DataframeNodeUpdateSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    dtype : str
        Data type of the column
    name : str
        Name of the column

    """

    dtype: str
    name: str
