"""The model UserPermissions."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("orgs_in_collabs", required=True), Field("roles", required=True), Field("rules", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class UserPermissions(Model):
    """Model UserPermissions.

    Attributes
    ----------
    orgs_in_collabs : list[int]
    roles : list[int]
    rules : list[int]

    """

    orgs_in_collabs: list[int]
    roles: list[int]
    rules: list[int]
