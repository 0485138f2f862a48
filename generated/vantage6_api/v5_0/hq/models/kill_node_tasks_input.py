"""The model KillNodeTasksInput."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("id", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class KillNodeTasksInput(Model):
    """Checked by KillNodeTasksInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    id : int
        Node id on which tasks are to be killed

    """

    id: int
