"""Looks at every answer that the bindings get, and compares it with the documents and with the bindings."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import ModuleType

import httpx

from tests.contract import documents
from vantage6_api._support.model import Model
from vantage6_api._support.operation import Operation
from vantage6_api._support.readers import to_json

ROOTS = {service: f"vantage6_api.{documents.REVISION}.{service}.api" for service in documents.SERVICES}


@dataclass(frozen=True)
class Answer:
    """What came back from one call."""

    name: str
    status: int
    media: str
    content: bytes = field(repr=False)

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


@dataclass
class Recorder:
    """All answers so far, and what was wrong with them since the last look."""

    answers: list[Answer] = field(default_factory=list)
    _problems: dict[str, None] = field(default_factory=dict)

    def attach(self, client: httpx.Client, service: str) -> None:
        """Look at all that this client gets from a service."""

        def look(response: httpx.Response) -> None:
            if "operation" in response.request.extensions:
                response.read()
                self._record(response, service)

        client.event_hooks = {"response": [look]}

    def attach_async(self, client: httpx.AsyncClient, service: str) -> None:
        """Look at all that this client gets from a service."""

        async def look(response: httpx.Response) -> None:
            if "operation" in response.request.extensions:
                await response.aread()
                self._record(response, service)

        client.event_hooks = {"response": [look]}

    def take_problems(self) -> list[str]:
        """Give what was wrong, each thing once, and forget it."""
        problems, self._problems = list(self._problems), {}
        return problems

    def reached(self) -> set[str]:
        """Names of the operations that were called with success."""
        return {answer.name for answer in self.answers if answer.ok}

    def _record(self, response: httpx.Response, service: str) -> None:
        answer = Answer(
            name=f"{service}.{response.request.extensions['operation']}",
            status=response.status_code,
            media=response.headers.get("content-type", "").partition(";")[0],
            content=response.content,
        )
        self.answers.append(answer)
        asked = f"{response.request.method} {response.request.url.raw_path.decode()}"
        for problem in [*_against_the_document(answer), *_through_the_bindings(answer)]:
            self._problems[f"{answer.name} ({asked} -> {answer.status}): {problem}"] = None


def _against_the_document(answer: Answer) -> Iterator[str]:
    return documents.complaints(answer.name, answer.status, answer.media, answer.content)


def _through_the_bindings(answer: Answer) -> Iterator[str]:
    """Read a success as the bindings do, write it again, read each value, write it once more."""
    if not answer.ok:
        return
    kind = _operations()[answer.name].answers.get(answer.status)
    if kind is None:
        yield "the bindings do not know this status"
        return
    try:
        parsed = kind.parse(answer.content)
        raw = json.loads(answer.content) if answer.media == "application/json" else answer.content
        if to_json(parsed) != raw:
            yield "parsing and serializing it loses something"
        yield from _odd_values(parsed)
        if to_json(parsed) != raw:
            yield "reading the values and serializing it loses something"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        yield f"reading it raises {type(error).__name__}: {error}"


def _odd_values(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _odd_values(item)
    elif isinstance(value, Model):
        if type(value)._fields and value.additional_properties:
            yield f"{type(value).__name__} does not know {', '.join(value.additional_properties)}"
        repr(value)
        for key in value.keys():  # noqa: SIM118 - a model is no dict
            yield from _odd_values(value[key])


@cache
def _operations() -> dict[str, Operation[object]]:
    """The bindings' own description of each operation."""
    return {name_of(module): module._OPERATION for module in endpoints()}


def endpoints() -> Iterator[ModuleType]:
    """Give all endpoint modules of the bindings."""
    for root in ROOTS.values():
        package = import_module(root)
        for found in pkgutil.walk_packages(package.__path__, f"{root}."):
            if not found.ispkg:
                yield import_module(found.name)


def name_of(endpoint: ModuleType) -> str:
    """Name of an endpoint's operation, such as ``"hq.task_get"``."""
    parts = endpoint.__name__.split(".")
    return f"{parts[2]}.{parts[-1]}"
