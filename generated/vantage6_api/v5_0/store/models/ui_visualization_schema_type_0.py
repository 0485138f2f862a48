"""The model UIVisualizationSchemaType0."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Model, fields


@fields()
@define(kw_only=True, slots=False, eq=False, repr=False)
class UIVisualizationSchemaType0(Model):
    """Model UIVisualizationSchemaType0."""
