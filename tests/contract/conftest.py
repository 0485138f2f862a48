"""What the contract tests share: one recorder and one stage a session, and a word on what was covered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract import documents
from tests.contract.both import Which
from tests.contract.recorder import Recorder
from tests.contract.stage import Stage, staged
from vantage6_hl.testing import FakeHub
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


@pytest.fixture(scope="session")
def _fake_stage(recorder: Recorder) -> Iterator[Stage]:
    # It stands for the whole session: at the usual addresses it would answer the clients of other tests.
    hub = FakeHub(
        hq_url="https://contract.example.org/hq",
        auth_url="https://contract-auth.example.org",
        store_url="https://contract-store.example.org/store",
    )
    with hub, staged(hub, recorder) as stage:
        yield stage


@pytest.fixture(scope="session")
def _fake_blob_stage(recorder: Recorder) -> Iterator[Stage]:
    addresses = {"hq_url": "https://blobs.example.org/hq", "auth_url": "https://blobs-auth.example.org"}
    hub = FakeHub(blob_store=True, store_url="https://blobs-store.example.org/store", **addresses)
    with hub, staged(hub, recorder) as stage:
        yield stage


@pytest.fixture
def _judged(recorder: Recorder) -> Iterator[None]:
    """After the test all answers since the last one must have been as documented."""
    yield
    problems = recorder.take_problems()
    assert not problems, "\n".join(["Answers that are not as documented:", *problems])


@pytest.fixture
def which(request: pytest.FixtureRequest) -> Which:
    """Whether the stage is on the real hub or on the fake one; see `both`."""
    chosen: Which = getattr(request, "param", "real")
    return chosen


@pytest.fixture
def stage(which: Which, request: pytest.FixtureRequest, _judged: None) -> Stage:
    """The stage on the hub that all tests share."""
    found: Stage = request.getfixturevalue("_stage" if which == "real" else "_fake_stage")
    return found


@pytest.fixture
def blob_stage(which: Which, request: pytest.FixtureRequest, _judged: None) -> Stage:
    """A stage on a hub of its own, which keeps arguments and results in a blob store."""
    found: Stage = request.getfixturevalue("_blob_stage" if which == "real" else "_fake_blob_stage")
    return found


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
