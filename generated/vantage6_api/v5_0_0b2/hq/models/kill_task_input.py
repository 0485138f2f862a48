"""The model KillTaskInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("id", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class KillTaskInput(Model):
    """Checked by KillTaskInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    id : int
        Task id which is to be killed

    """

    id: int
