"""The model StudyChangeOrganization."""

from __future__ import annotations

from attrs import define

from vantage6_api._support.model import Field, Model, fields


@fields(Field("id", required=True))
@define(kw_only=True, slots=False, eq=False, repr=False)
class StudyChangeOrganization(Model):
    """Checked by StudyChangeOrganizationSchema in vantage6/hq/resource/common/input_schema.py.

    Attributes
    ----------
    id : int
        Organization id which needs to be deleted

    """

    id: int
