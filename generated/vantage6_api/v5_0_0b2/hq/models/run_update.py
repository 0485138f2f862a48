"""The model RunUpdate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import read_datetime

from ..types import UNSET, Unset

if TYPE_CHECKING:
    import datetime

    from ..models.run_status import RunStatus


@fields(
    Field("finished_at", read_datetime, immutable=True),
    Field("log"),
    Field("result"),
    Field("started_at", read_datetime, immutable=True),
    Field("status"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class RunUpdate(Model):
    """Checked by RunInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    finished_at : datetime.datetime, optional
        Time at which task was completed
    log : str, optional
        Task log messages
    result : str, optional
        (Encrypted) result of the task
    started_at : datetime.datetime, optional
        Time at which task was started
    status : RunStatus, optional

    """

    finished_at: datetime.datetime | Unset = UNSET
    log: str | Unset = UNSET
    result: str | Unset = UNSET
    started_at: datetime.datetime | Unset = UNSET
    status: RunStatus | Unset = UNSET
