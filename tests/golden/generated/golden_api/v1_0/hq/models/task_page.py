"""The model TaskPage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from golden_api._support.model import Field, Model, fields
from golden_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from ..models.links import Links
    from ..models.task import Task


@fields(
    Field("data", list_reader(model_reader(("golden_api.v1_0.hq.models.task", "Task"))), required=True),
    Field("links", model_reader(("golden_api.v1_0.hq.models.links", "Links")), required=True),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class TaskPage(Model):
    """Model TaskPage.

    Attributes
    ----------
    data : list[Task]
    links : Links

    """

    data: list[Task]
    links: Links
