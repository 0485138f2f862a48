"""The model Link."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("id", required=True), Field("link", required=True), Field("methods", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class Link(Model):
    """A related object: its id, its path, and the methods that the path knows.

    Attributes
    ----------
    id : int
    link : str
    methods : list[str]

    """

    id: int
    link: str
    methods: list[str]
