"""Calls that the hub refuses, written as data: an operation's name, what is sent, and what the hub says."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from tests.contract import documents
from tests.contract.recorder import endpoints, name_of
from tests.contract.stage import Stage
from vantage6_api._support.model import Model
from vantage6_api.v5_0.hq.client import AuthenticatedClient

NOWHERE = 10**9
"""An id that nothing has."""

ONLY_NODES = {"hq.node_me_get", "hq.run_update", "hq.session_dataframe_column", "hq.token_container"}


@cache
def by_name() -> dict[str, ModuleType]:
    """All endpoint modules of the bindings."""
    return {name_of(module): module for module in endpoints()}


def rightful(stage: Stage, name: str) -> AuthenticatedClient:
    """Give the client of somebody who may call an operation."""
    if name in ONLY_NODES:
        return stage.at_node[0]
    return stage.admin if name.startswith("hq.") else stage.store


def call(
    name: str,
    client: AuthenticatedClient,
    *ids: object,
    body: Mapping[str, object] | None = None,
    query: Mapping[str, Any] | None = None,
) -> object:
    """Call an operation through the bindings.

    Parameters
    ----------
    name : str
        The operation, such as ``"hq.task_get"``.
    client : AuthenticatedClient
        Who calls.
    *ids : int or str
        For the path. By default ids of nothing.
    body : mapping, optional
        What the body holds. By default nothing.
    query : mapping, optional
        Query parameters.
    """
    sync: Callable[..., object] = by_name()[name].sync
    parameters = inspect.signature(sync).parameters.values()
    places = [one.name for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD]
    given = ids or tuple("no-such-blob" if name == "hq.blobstream_get" else NOWHERE for _ in places)
    names = {one.name for one in parameters}
    # Where a name is taken in Python, the bindings add a word to it.
    options = {key if key in names else f"{key}_query": value for key, value in (query or {}).items()}
    if "body" in names:
        options["body"] = _body(name, body or {})
    # The hub often refuses before it has read the body, and then drops the connection: not to be used again.
    return sync(*given, client=client.with_headers({"Connection": "close"}), **options)


def _body(name: str, content: Mapping[str, object]) -> object:
    (kind,) = documents.operations()[name]["requestBody"]["content"].values()
    if "$ref" not in kind["schema"]:
        return [] if kind["schema"]["type"] == "array" else b""
    models = import_module(f"vantage6_api.{documents.REVISION}.{name.split('.')[0]}.models")
    model: type[Model] = getattr(models, kind["schema"]["$ref"].rsplit("/", 1)[1])
    return model.from_dict(content)


@dataclass(frozen=True)
class Refusal:
    """A call that is refused.

    Attributes
    ----------
    status : int
        With which status.
    name : str
        The operation.
    says : str
        What the hub's message matches.
    ids : callable, optional
        Gets the stage and gives the ids of the path.
    body : mapping, or a callable that gets the stage and gives one, optional
        What is sent.
    query : mapping, optional
        What is asked for.
    caller : str, optional
        The stage's client that calls. By default one that may.
    """

    status: int
    name: str
    says: str
    ids: Callable[[Stage], tuple[object, ...]] = field(default=lambda _: ())
    body: Mapping[str, object] | Callable[[Stage], Mapping[str, object]] | None = None
    query: Mapping[str, Any] | None = None
    caller: str | None = None

    def __str__(self) -> str:
        return f"{self.status}-{self.name}"

    @property
    def covers(self) -> tuple[str, str, int]:
        """Service and tag of the operation, and the status."""
        return self.name.split(".")[0], documents.operations()[self.name]["tags"][0], self.status

    def content(self, stage: Stage) -> Mapping[str, object] | None:
        """Give the body."""
        return self.body(stage) if callable(self.body) else self.body

    def client(self, stage: Stage) -> AuthenticatedClient:
        """Give the client of who calls."""
        if self.caller is None:
            return rightful(stage, self.name)
        client: AuthenticatedClient = getattr(stage, self.caller)
        return client
