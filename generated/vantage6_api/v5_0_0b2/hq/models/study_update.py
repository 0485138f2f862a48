"""The model StudyUpdate."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields

from ..types import UNSET, Unset


@fields(Field("name"), Field("organization_ids"))
@define(kw_only=True, slots=False, eq=False, repr=False)
class StudyUpdate(Model):
    """Checked by StudyInputSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    name : str, optional
        Human readable label
    organization_ids : list[int], optional
        List of organization ids

    """

    name: str | Unset = UNSET
    organization_ids: list[int] | Unset = UNSET
