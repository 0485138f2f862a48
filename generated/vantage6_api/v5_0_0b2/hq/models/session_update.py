"""The model SessionUpdate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.session_scope import SessionScope


@fields(Field("name"), Field("scope"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class SessionUpdate(Model):
    """Checked by SessionInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    name : str | None, optional
        Name of the session
    scope : SessionScope, optional

    """

    name: str | None | Unset = UNSET
    scope: SessionScope | Unset = UNSET
