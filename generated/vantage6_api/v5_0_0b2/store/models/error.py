"""The model Error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.error_details import ErrorDetails


@fields(
    Field(
        "msg",
        model_reader(("vantage6_api.v5_0_0b2.store.models.error_details", "ErrorDetails")),
        required=True,
    ),
    Field("errors", model_reader(("vantage6_api.v5_0_0b2.store.models.error_details", "ErrorDetails"))),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Error(Model):
    """What went wrong, in words or as the input schema's messages.

    Attributes
    ----------
    msg : ErrorDetails | str
    errors : ErrorDetails, optional
        Messages of an input schema by field.

    """

    msg: ErrorDetails | str
    errors: ErrorDetails | Unset = UNSET
