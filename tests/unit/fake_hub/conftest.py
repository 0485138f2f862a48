"""A fake hub and a client of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pytest

from vantage6_api.v5_0.hq.models import Task
from vantage6_hl import UserClient
from vantage6_hl.crypto import JsonValue
from vantage6_hl.testing import FakeHub


class Ask(Protocol):
    """Makes a task."""

    def __call__(
        self,
        method: str,
        *organizations: int,
        arguments: dict[str, JsonValue] | None = None,
        name: str = "a task",
    ) -> Task: ...


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    with FakeHub() as hub:
        yield hub


@pytest.fixture
def client(hub: FakeHub) -> UserClient:
    return hub.client()


@pytest.fixture
def ask(client: UserClient) -> Ask:
    def make(
        method: str,
        *organizations: int,
        arguments: dict[str, JsonValue] | None = None,
        name: str = "a task",
    ) -> Task:
        return client.task.create(
            name=name,
            image="harbor2.vantage6.ai/demo/average",
            method=method,
            arguments=arguments,
            organizations=[*(organizations or (2,))],
            session=1,
            databases=1,
            action="federated_compute",
        )

    return make
