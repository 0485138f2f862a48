"""The slice of ``make faults`` that runs with the tests: a few cases of each kind, by a seed."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from tests.faults.lab import Lab, on_hub
from tests.faults.matrix import clock_is_right, names_that_fail
from vantage6_hl import UserClient
from vantage6_hl._async import lookup as async_lookup
from vantage6_hl._sync import lookup as sync_lookup
from vantage6_hl.testing.hub import Hub


@pytest.fixture(scope="session")
def faults_lab(hub: Hub, admin: UserClient, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Collaborations, nodes and a researcher for the faults, on the hub that all tests share."""
    with on_hub(hub, admin, tmp_path_factory.mktemp("faults")) as lab, names_that_fail():
        yield lab
        clock_is_right()


@pytest.fixture
def seed() -> int:
    """A new seed in every run; ``FAULTS_SEED=...`` repeats one."""
    found = int(os.environ.get("FAULTS_SEED", random.randrange(10**6)))
    print(f"seed {found}: repeat it with FAULTS_SEED={found}")
    return found


@pytest.fixture
def short_look_ups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for less long than users would: most of what is cut here is not there to be found."""
    for module in (async_lookup, sync_lookup):
        monkeypatch.setattr(module, "_PAUSES", (0.2, 1.0, 3.0))
