"""The hub's known mistakes are still there; when one is not, what makes up for it can go."""

from __future__ import annotations

import pytest

from tests.contract.hub_bugs import KNOWN_HUB_BUGS, Bug
from tests.contract.stage import Stage

pytestmark = pytest.mark.hub


@pytest.mark.parametrize("bug", KNOWN_HUB_BUGS, ids=lambda bug: bug.name)
def test_the_bug_is_still_there(bug: Bug, request: pytest.FixtureRequest) -> None:
    stage: Stage = request.getfixturevalue("blob_stage" if bug.blobs else "stage")
    assert bug.shows(stage), (
        f"Mended in {stage.hub.release}: {bug.name} ({bug.file}: {bug.reason}). "
        "Take it out of KNOWN_HUB_BUGS, and what makes up for it out of openapi/overlays."
    )
