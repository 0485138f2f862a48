"""The model OrganizationArguments."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("id", required=True), Field("arguments"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class OrganizationArguments(Model):
    """An organization that runs the task, and the (encrypted) arguments for it in base64.

    Attributes
    ----------
    id : int
    arguments : str | None, optional

    """

    id: int
    arguments: str | None | Unset = UNSET
