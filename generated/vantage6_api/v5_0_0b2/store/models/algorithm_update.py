"""The model AlgorithmUpdate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from vantage6_api._support.model import Field, Model, fields
from vantage6_api._support.readers import list_reader, model_reader

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.algorithm_partitioning import AlgorithmPartitioning
    from ..models.function_input import FunctionInput


@fields(
    Field("code_url"),
    Field("description"),
    Field("documentation_url"),
    Field(
        "functions",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.store.models.function_input", "FunctionInput"))),
    ),
    Field("image"),
    Field("name"),
    Field("partitioning"),
    Field("refresh_digest"),
    Field("submission_comments"),
    Field("vantage6_version"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class AlgorithmUpdate(Model):
    """Checked by AlgorithmPatchInputSchema in
    vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    code_url : str, optional
    description : str, optional
    documentation_url : str, optional
    functions : list[FunctionInput], optional
    image : str, optional
    name : str, optional
    partitioning : AlgorithmPartitioning, optional
    refresh_digest : bool, optional
    submission_comments : str, optional
    vantage6_version : str, optional

    """

    code_url: str | Unset = UNSET
    description: str | Unset = UNSET
    documentation_url: str | Unset = UNSET
    functions: list[FunctionInput] | Unset = UNSET
    image: str | Unset = UNSET
    name: str | Unset = UNSET
    partitioning: AlgorithmPartitioning | Unset = UNSET
    refresh_digest: bool | Unset = UNSET
    submission_comments: str | Unset = UNSET
    vantage6_version: str | Unset = UNSET
