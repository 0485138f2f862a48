"""The model PageLinks."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(
    Field("first", required=True),
    Field("self", name="self_", required=True),
    Field("last"),
    Field("next", name="next_"),
    Field("previous"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class PageLinks(Model):
    """Paths of the pages around this one; those that do not exist are absent.

    Attributes
    ----------
    first : str
    self_ : str
    last : str, optional
    next_ : str, optional
    previous : str, optional

    """

    first: str
    self_: str
    last: str | Unset = UNSET
    next_: str | Unset = UNSET
    previous: str | Unset = UNSET
