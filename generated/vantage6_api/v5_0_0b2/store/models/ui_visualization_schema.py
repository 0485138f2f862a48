"""The model UIVisualizationSchema."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Model, fields


@fields()
@define(kw_only=True, slots=False, eq=False, repr=False)
class UIVisualizationSchema(Model):
    """Model UIVisualizationSchema."""
