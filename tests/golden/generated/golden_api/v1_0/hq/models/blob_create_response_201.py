"""The model BlobCreateResponse201."""

from __future__ import annotations

from attrs import define

from golden_api._support.model import Field, Model, fields


@fields(Field("uuid", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class BlobCreateResponse201(Model):
    """Model BlobCreateResponse201.

    Attributes
    ----------
    uuid : str

    """

    uuid: str
