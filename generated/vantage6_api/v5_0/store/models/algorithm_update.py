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
    Field("image", required=True),
    Field("code_url"),
    Field("description"),
    Field("documentation_url"),
    Field(
        "functions",
        list_reader(model_reader(("vantage6_api.v5_0.store.models.function_input", "FunctionInput"))),
    ),
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
    image : str
        Docker image URL
    code_url : str, optional
        URL to the algorithm code repository
    description : str, optional
        Description of the algorithm
    documentation_url : str, optional
        URL to the algorithm documentation
    functions : list[FunctionInput], optional
        List of functions that are available in the algorithm. If provided, all existing functions will
        be replaced by the new ones.
    name : str, optional
        Name of the algorithm
    partitioning : AlgorithmPartitioning, optional
    refresh_digest : bool, optional
        If true, the digest of the image will be refreshed and stored in the database. Note that this is
        also done whenever the image is changed.
    submission_comments : str, optional
        Comments done by the developer to the submission
    vantage6_version : str, optional
        Version of vantage6 that the algorithm is built with / for

    """

    image: str
    code_url: str | Unset = UNSET
    description: str | Unset = UNSET
    documentation_url: str | Unset = UNSET
    functions: list[FunctionInput] | Unset = UNSET
    name: str | Unset = UNSET
    partitioning: AlgorithmPartitioning | Unset = UNSET
    refresh_digest: bool | Unset = UNSET
    submission_comments: str | Unset = UNSET
    vantage6_version: str | Unset = UNSET
