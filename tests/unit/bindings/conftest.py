"""Makes the golden record importable, and gives its clients a scripted hub instead of a network."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "golden" / "generated"))

from tests.unit.bindings.scripted import ScriptedHub


@pytest.fixture(params=["sync", "async"])
def hub(request: pytest.FixtureRequest) -> ScriptedHub:
    return ScriptedHub(request.param)


@pytest.fixture
def answering(hub: ScriptedHub) -> Callable[..., ScriptedHub]:
    """The hub, with its answer given as for `httpx.Response`."""

    def set_answer(status: int, **body: object) -> ScriptedHub:
        hub.answer = httpx.Response(status, **body)  # type: ignore[arg-type]
        return hub

    return set_answer
