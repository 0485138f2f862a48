"""The model DataframePreprocessingInput."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from ..models.session_task_input import SessionTaskInput


@fields(
    Field("dataframe_id", required=True),
    Field(
        "task",
        model_reader(("vantage6_api.v5_0_0b2.hq.models.session_task_input", "SessionTaskInput")),
        required=True,
    ),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class DataframePreprocessingInput(Model):
    """Checked by DataframePreprocessingInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    dataframe_id : int
    task : SessionTaskInput
        Checked by SessionTaskInputSchema in vantage6/hq/resource/common/input_schema.py.

    """

    dataframe_id: int
    task: SessionTaskInput
