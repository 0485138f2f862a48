"""What the contract tests share: one recorder and one stage a session, and a word on what was covered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract import documents
from tests.contract.recorder import Recorder
from tests.contract.stage import Stage, staged
from vantage6_hl.testing.blobstore import start_blob_store
from vantage6_hl.testing.hub import Hub, start_hub

_RECORDER = pytest.StashKey[Recorder]()


@pytest.fixture(scope="session")
def recorder(pytestconfig: pytest.Config) -> Recorder:
    """What keeps and judges all answers."""
    return pytestconfig.stash.setdefault(_RECORDER, Recorder())


@pytest.fixture(scope="session")
def _stage(hub: Hub, recorder: Recorder) -> Iterator[Stage]:
    with staged(hub, recorder) as stage:
        yield stage


@pytest.fixture(scope="session")
def _blob_stage(recorder: Recorder) -> Iterator[Stage]:
    with (
        start_blob_store() as store,
        start_hub(large_result_store=store) as hub,
        staged(hub, recorder) as stage,
    ):
        yield stage


@pytest.fixture
def _judged(recorder: Recorder) -> Iterator[None]:
    """After the test all answers since the last one must have been as documented."""
    yield
    problems = recorder.take_problems()
    assert not problems, "\n".join(["Answers that are not as documented:", *problems])


@pytest.fixture
def stage(_stage: Stage, _judged: None) -> Stage:
    """The stage on the hub that all tests share."""
    return _stage


@pytest.fixture
def blob_stage(_blob_stage: Stage, _judged: None) -> Stage:
    """A stage on a hub of its own, which keeps arguments and results in a blob store."""
    return _blob_stage


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    recorder = config.stash.get(_RECORDER, None)
    if recorder is not None and recorder.answers:
        missing = sorted(documents.operations().keys() - recorder.reached())
        terminalreporter.section("contract")
        terminalreporter.line(
            f"{len(recorder.reached())} of {len(documents.operations())} operations called with success, "
            f"{len(recorder.answers)} answers compared with the documents"
        )
        if missing:
            terminalreporter.line(f"not reached in this run: {', '.join(missing)}")
