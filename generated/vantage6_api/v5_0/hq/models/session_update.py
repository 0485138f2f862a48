"""The model SessionUpdate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import enum_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.session_update_scope import SessionUpdateScope


@fields(
    Field("name"),
    Field("scope", enum_reader(("vantage6_api.v5_0.hq.models.session_update_scope", "SessionUpdateScope"))),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class SessionUpdate(Model):
    """Checked by SessionInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    name : str | None, optional
    scope : SessionUpdateScope, optional

    """

    name: str | None | Unset = UNSET
    scope: SessionUpdateScope | Unset = UNSET
