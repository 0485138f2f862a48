"""The model ReviewList."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from ..models.page_links import PageLinks
    from ..models.review import Review


@fields(
    Field(
        "data",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.store.models.review", "Review"))),
        required=True,
    ),
    Field(
        "links", model_reader(("vantage6_api.v5_0_0b2.store.models.page_links", "PageLinks")), required=True
    ),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class ReviewList(Model):
    """Model ReviewList.

    Attributes
    ----------
    data : list[Review]
    links : PageLinks
        Paths of the pages around this one; those that do not exist are absent.

    """

    data: list[Review]
    links: PageLinks
