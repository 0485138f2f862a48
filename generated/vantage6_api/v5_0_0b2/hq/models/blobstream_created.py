"""The model BlobstreamCreated."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("uuid", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class BlobstreamCreated(Model):
    """Model BlobstreamCreated.

    Attributes
    ----------
    uuid : str

    """

    uuid: str
