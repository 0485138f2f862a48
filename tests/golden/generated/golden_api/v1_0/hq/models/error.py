"""The model Error."""

from __future__ import annotations

from typing import Any

from attrs import define

from golden_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("msg", required=True), Field("errors"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class Error(Model):
    """Model Error.

    Attributes
    ----------
    msg : str
    errors : Any, optional

    """

    msg: str
    errors: Any | Unset = UNSET
