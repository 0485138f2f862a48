"""The judge of the contract tests sees what it is there for; needs no hub."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.contract import documents
from tests.contract.recorder import Recorder
from vantage6_api.v5_0.hq.api.organization import organization_get
from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_api.v5_0.hq.errors import HubError

GOOD = {
    "address1": None,
    "address2": "",
    "collaborations": "/hq/collaboration?organization_id=7",
    "country": "",
    "domain": "",
    "id": 7,
    "name": "seven",
    "nodes": "/hq/node?organization_id=7",
    "public_key": "",
    "runs": "/hq/run?organization_id=7",
    "studies": "/hq/study?organization_id=7",
    "tasks": "/hq/task?init_org_id=7",
    "users": "/hq/user?organization_id=7",
    "zipcode": "",
}
MISSING = {key: value for key, value in GOOD.items() if key != "nodes"}


def problems(body: object, *, status: int = 200, media: str = "application/json") -> str:
    """Give what the recorder says of an answer to `organization_get`."""
    recorder = Recorder()
    answer = httpx.Response(status, content=json.dumps(body), headers={"Content-Type": media})
    with httpx.Client(base_url="http://hub.example", transport=httpx.MockTransport(lambda _: answer)) as http:
        recorder.attach(http, "hq")
        try:
            organization_get.sync(7, client=AuthenticatedClient("http://hub.example", httpx_client=http))
        except HubError:
            assert status >= 400
    assert recorder.reached() == ({"hq.organization_get"} if status == 200 else set())
    found = recorder.take_problems()
    assert recorder.take_problems() == []
    return "; ".join(found)


def test_a_good_answer_is_good() -> None:
    assert problems(GOOD) == ""
    assert problems({"msg": "no"}, status=404) == ""


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (GOOD | {"new": 1}, "'new' was unexpected"),
        (GOOD | {"new": 1}, "does not know new"),
        (MISSING, "'nodes' is a required property"),
        (GOOD | {"id": "7"}, "'7' is not of type 'integer'"),
        ([GOOD], "is not of type 'object'"),
    ],
)
def test_what_is_not_documented_is_seen(body: Any, says: str) -> None:
    if isinstance(body, list):
        with pytest.raises(Exception, match="array"):
            problems(body)
    else:
        assert says in problems(body)


def test_statuses_and_errors_are_looked_at() -> None:
    assert "status 409 is not documented" in problems({"msg": "no"}, status=409)
    assert "'more' was unexpected" in problems({"msg": "no", "more": 1}, status=404)
    assert "content type text/html is not documented" in problems(GOOD, media="text/html")


def test_the_documents_are_closed_at_every_depth() -> None:
    page = {"data": [GOOD | {"new": 1}], "links": {"first": "/", "self": "/"}}
    found = list(
        documents.complaints("hq.organization_list", 200, "application/json", json.dumps(page).encode())
    )
    assert len(found) == 1
    assert found[0].startswith("data/0: ")
    times = {"id": 1, "status": "x", "assigned_at": "yesterday"}
    found = list(documents.complaints("hq.run_get", 200, "application/json", json.dumps(times).encode()))
    assert any(each.startswith("assigned_at: 'yesterday' is not a 'date-time'") for each in found)
