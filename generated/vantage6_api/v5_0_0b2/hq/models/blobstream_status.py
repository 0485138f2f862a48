"""The model BlobstreamStatus."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("blob_store_enabled", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class BlobstreamStatus(Model):
    """Model BlobstreamStatus.

    Attributes
    ----------
    blob_store_enabled : bool

    """

    blob_store_enabled: bool
