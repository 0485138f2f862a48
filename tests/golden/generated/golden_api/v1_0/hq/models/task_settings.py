"""The model TaskSettings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from golden_api._support.model import Model, fields
from golden_api._support.readers import model_reader

if TYPE_CHECKING:
    pass


@fields(extra=model_reader(("golden_api.v1_0.hq.models.link", "Link")))
@define(kw_only=True, slots=False, eq=False, repr=False)
class TaskSettings(Model):
    """Model TaskSettings."""
