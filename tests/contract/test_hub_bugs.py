"""The hub's known mistakes are still there; when one is not, what makes up for it can go."""

from __future__ import annotations

import pytest

from tests.contract.both import Which, both
from tests.contract.hub_bugs import KNOWN_HUB_BUGS, Bug
from tests.contract.stage import Stage

NOT_IMITATED = {
    "assigned_at, created_at of sessions, submitted_at and requested_at are when the hub started",
}
"""What the fake hub does as it should be done; told in docs/testing.md."""


@both
@pytest.mark.parametrize("bug", KNOWN_HUB_BUGS, ids=lambda bug: bug.name)
def test_the_bug_is_still_there(bug: Bug, which: Which, request: pytest.FixtureRequest) -> None:
    stage: Stage = request.getfixturevalue("blob_stage" if bug.blobs else "stage")
    if which == "fake":
        assert bug.shows(stage) == (bug.name not in NOT_IMITATED)
        return
    assert bug.shows(stage), (
        f"Mended in {stage.hub.release}: {bug.name} ({bug.file}: {bug.reason}). "
        "Take it out of KNOWN_HUB_BUGS, and what makes up for it out of openapi/overlays."
    )
