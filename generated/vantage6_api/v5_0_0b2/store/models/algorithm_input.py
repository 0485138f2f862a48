"""The model AlgorithmInput."""

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
    Field("code_url", required=True),
    Field(
        "functions",
        list_reader(model_reader(("vantage6_api.v5_0_0b2.store.models.function_input", "FunctionInput"))),
        required=True,
    ),
    Field("image", required=True),
    Field("name", required=True),
    Field("partitioning", required=True),
    Field("vantage6_version", required=True),
    Field("description"),
    Field("documentation_url"),
    Field("submission_comments"),
)
@define(kw_only=True, slots=False, eq=False, repr=False)
class AlgorithmInput(Model):
    """Checked by AlgorithmInputSchema in vantage6/algorithm/store/resource/schema/input_schema.py.

    Attributes
    ----------
    code_url : str
        URL to the algorithm code repository
    functions : list[FunctionInput]
        List of functions that are available in the algorithm
    image : str
        Docker image URL
    name : str
        Name of the algorithm
    partitioning : AlgorithmPartitioning
    vantage6_version : str
        Version of vantage6 that the algorithm is built with / for
    description : str, optional
        Description of the algorithm
    documentation_url : str, optional
        URL to the algorithm documentation
    submission_comments : str, optional
        Comments done by the developer to the submission

    """

    code_url: str
    functions: list[FunctionInput]
    image: str
    name: str
    partitioning: AlgorithmPartitioning
    vantage6_version: str
    description: str | Unset = UNSET
    documentation_url: str | Unset = UNSET
    submission_comments: str | Unset = UNSET
