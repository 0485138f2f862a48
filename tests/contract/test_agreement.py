"""The fake hub answers as the real one: the same steps on both, compared answer by answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest

from tests.contract import documents
from tests.contract.agreement import Agreement, compare
from tests.contract.refusals import call, rightful
from tests.contract.registry import SCENARIOS, WITH_BLOBS
from tests.contract.stage import Stage
from tests.contract.test_errors import REFUSALS, SECURED
from vantage6_hl.errors import ApiError

pytestmark = pytest.mark.hub

for path in sorted(Path(__file__).parent.glob("scenarios_*.py")):
    import_module(f"tests.contract.{path.stem}")


@pytest.fixture(scope="module")
def agreement() -> Iterator[Agreement]:
    found = Agreement()
    yield found
    print(f"\n{found.table()}")


def stages(request: pytest.FixtureRequest, *, blobs: bool) -> tuple[Stage, Stage]:
    names = ("_blob_stage", "_fake_blob_stage") if blobs else ("_stage", "_fake_stage")
    real, fake = (request.getfixturevalue(name) for name in names)
    return real, fake


def judge(agreement: Agreement, found: list[tuple[str, str]]) -> None:
    for name, text in found:
        agreement.add(name, [text] if text else [])
    assert [f"{name}: {text}" for name, text in found if text] == []


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_scenario(name: str, request: pytest.FixtureRequest, agreement: Agreement) -> None:
    judge(agreement, compare(SCENARIOS[name], *stages(request, blobs=name in WITH_BLOBS)))


@pytest.mark.parametrize("refusal", REFUSALS, ids=str)
def test_refusal(refusal: object, request: pytest.FixtureRequest, agreement: Agreement) -> None:
    def steps(stage: Stage) -> None:
        ids, body = refusal.ids(stage), refusal.content(stage)
        call(refusal.name, refusal.client(stage), *ids, body=body, query=refusal.query)

    judge(agreement, compare(steps, *stages(request, blobs="blobstream" in refusal.name)))


@pytest.mark.parametrize("name", SECURED)
def test_who_may_not_ask(name: str, request: pytest.FixtureRequest, agreement: Agreement) -> None:
    """Nobody, a node or a stranger to the store, somebody without rules, an administrator for nothing."""

    def steps(stage: Stage) -> None:
        at_hq = name.startswith("hq.")
        askers = [
            stage.anybody if at_hq else stage.anybody_at_store,
            stage.at_node[0] if at_hq else stage.stranger,
            *([stage.outsider] if at_hq else []),
            rightful(stage, name),
        ]
        for client in askers:
            with suppress(ApiError):
                call(name, client)

    judge(agreement, compare(steps, *stages(request, blobs=False)))


def test_all_operations_were_compared() -> None:
    assert SCENARIOS.keys() == documents.operations().keys()
