"""Which scenario calls which operation; test_operations checks that there is one for each."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from tests.contract.recorder import name_of
from tests.contract.stage import Stage

Scenario = Callable[[Stage], None]

SCENARIOS: dict[str, Scenario] = {}

WITH_BLOBS: set[str] = set()
"""Operations whose scenario wants the stage of the hub that has a blob store."""


def scenario(endpoint: ModuleType, *, blobs: bool = False) -> Callable[[Scenario], Scenario]:
    """Register the decorated function as the one that calls this endpoint with success.

    Parameters
    ----------
    endpoint : module
        The endpoint, from the bindings.
    blobs : bool, default False
        Whether it wants the hub that has a blob store.
    """

    def register(run: Scenario) -> Scenario:
        name = name_of(endpoint)
        assert name not in SCENARIOS, f"{name} has a scenario already"
        SCENARIOS[name] = run
        if blobs:
            WITH_BLOBS.add(name)
        return run

    return register
