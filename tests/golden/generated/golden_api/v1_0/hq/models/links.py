"""The model Links."""

from __future__ import annotations

from attrs import define

from golden_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("self", name="self_"), Field("next", name="next_"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class Links(Model):
    """Model Links.

    Attributes
    ----------
    self_ : str, optional
    next_ : str, optional

    """

    self_: str | Unset = UNSET
    next_: str | Unset = UNSET
