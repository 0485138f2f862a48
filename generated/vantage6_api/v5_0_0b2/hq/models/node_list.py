"""The model NodeList."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from ..models.node import Node
    from ..models.page_links import PageLinks


@fields(
    Field("data", list_reader(model_reader(("vantage6_api.v5_0_0b2.hq.models.node", "Node"))), required=True),
    Field("links", model_reader(("vantage6_api.v5_0_0b2.hq.models.page_links", "PageLinks")), required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class NodeList(Model):
    """Model NodeList.

    Attributes
    ----------
    data : list[Node]
    links : PageLinks
        Paths of the pages around this one; those that do not exist are absent.

    """

    data: list[Node]
    links: PageLinks
