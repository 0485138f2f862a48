"""Which scenario calls which operation; test_operations checks that there is one for each."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from tests.contract.recorder import name_of
from tests.contract.stage import Stage

Scenario = Callable[[Stage], None]

SCENARIOS: dict[str, Scenario] = {}


def scenario(endpoint: ModuleType) -> Callable[[Scenario], Scenario]:
    """Register the decorated function as the one that calls this endpoint with success."""

    def register(run: Scenario) -> Scenario:
        name = name_of(endpoint)
        assert name not in SCENARIOS, f"{name} has a scenario already"
        SCENARIOS[name] = run
        return run

    return register
