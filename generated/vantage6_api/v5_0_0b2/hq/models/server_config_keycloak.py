"""The model ServerConfigKeycloak."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("manage_users_and_nodes", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class ServerConfigKeycloak(Model):
    """Model ServerConfigKeycloak.

    Attributes
    ----------
    manage_users_and_nodes : bool

    """

    manage_users_and_nodes: bool
