"""Every operation of both documents, called with success on the real hub through the bindings."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.contract import documents
from tests.contract.registry import SCENARIOS
from tests.contract.stage import Stage

pytestmark = pytest.mark.hub

# Imported for the scenarios that they register.
for topic in ("hq_access", "hq_members", "hq_services", "hq_work", "store_algorithms", "store_people"):
    import_module(f"tests.contract.scenarios_{topic}")


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_operation(name: str, stage: Stage) -> None:
    before = len(stage.recorder.answers)
    SCENARIOS[name](stage)
    answers = [answer for answer in stage.recorder.answers[before:] if answer.name == name]
    assert any(answer.ok for answer in answers), f"{name} was not called with success"


def test_every_operation_has_a_scenario() -> None:
    documented = documents.operations().keys()
    assert sorted(documented - SCENARIOS.keys()) == []
    assert sorted(SCENARIOS.keys() - documented) == []
