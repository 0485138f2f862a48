"""Every operation of both documents, called with success through the bindings, on both hubs."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from tests.contract import documents
from tests.contract.both import Which, both
from tests.contract.registry import SCENARIOS, WITH_BLOBS
from tests.contract.stage import Stage
from tests.contract.unserved import NEVER_SUCCEED

# Imported for the scenarios that they register.
for path in sorted(Path(__file__).parent.glob("scenarios_*.py")):
    import_module(f"tests.contract.{path.stem}")


@both
@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_operation(name: str, which: Which, request: pytest.FixtureRequest) -> None:
    stage: Stage = request.getfixturevalue("blob_stage" if name in WITH_BLOBS else "stage")
    before = len(stage.recorder.answers)
    SCENARIOS[name](stage)
    statuses = [answer.status for answer in stage.recorder.answers[before:] if answer.name == name]
    if name in NEVER_SUCCEED:
        assert set(statuses) == {500}, f"{name} works now; strike it out of NEVER_SUCCEED"
    else:
        assert any(200 <= status < 300 for status in statuses), f"{name} was not called with success"


def test_every_operation_has_a_scenario() -> None:
    documented = documents.operations().keys()
    assert sorted(documented - SCENARIOS.keys()) == []
    assert sorted(SCENARIOS.keys() - documented) == []
    assert len(documented) == 101
