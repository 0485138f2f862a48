"""The model TaskCreateOrganization."""

from __future__ import annotations

from attrs import define

from golden_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("id", required=True), Field("arguments"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class TaskCreateOrganization(Model):
    """Model TaskCreateOrganization.

    Attributes
    ----------
    id : int
    arguments : str, optional

    """

    id: int
    arguments: str | Unset = UNSET
