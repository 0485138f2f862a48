"""The model Error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.error_errors import ErrorErrors
    from ..models.error_msg_type_1 import ErrorMsgType1


@fields(
    Field(
        "msg",
        model_reader(("vantage6_api.v5_0.store.models.error_msg_type_1", "ErrorMsgType1")),
        required=True,
    ),
    Field("errors", model_reader(("vantage6_api.v5_0.store.models.error_errors", "ErrorErrors"))),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class Error(Model):
    """What went wrong; errors holds the input schema's messages by field.

    Attributes
    ----------
    msg : ErrorMsgType1 | str
    errors : ErrorErrors, optional

    """

    msg: ErrorMsgType1 | str
    errors: ErrorErrors | Unset = UNSET
