"""The model SessionInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.session_scope import SessionScope


@fields(
    Field("collaboration_id", required=True), Field("scope", required=True), Field("name"), Field("study_id")
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class SessionInput(Model):
    """Checked by SessionInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    collaboration_id : int
    scope : SessionScope
    name : str | None, optional
    study_id : int | None, optional

    """

    collaboration_id: int
    scope: SessionScope
    name: str | None | Unset = UNSET
    study_id: int | None | Unset = UNSET
