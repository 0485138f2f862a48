"""What goes over the wire: path, query, body, headers and timeouts."""

from __future__ import annotations

import asyncio
import datetime
import json
import pickle
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from golden_api.v1_0.hq.api.blob import blob_create, blob_get
from golden_api.v1_0.hq.api.task import task_create, task_get, task_list
from golden_api.v1_0.hq.api.version import version_get
from golden_api.v1_0.hq.client import AuthenticatedClient, Client
from golden_api.v1_0.hq.models import TaskCreate, TaskCreateOrganization
from golden_api.v1_0.hq.types import UNSET

from tests.unit.bindings.scripted import BASE, ScriptedHub


def test_method_and_path(hub: ScriptedHub) -> None:
    hub.call(task_get, 7)
    assert (hub.requests[0].method, str(hub.requests[0].url)) == ("GET", f"{BASE}/task/7")
    assert hub.requests[0].extensions["operation"] == "task_get"


def test_what_is_not_given_is_not_sent(hub: ScriptedHub) -> None:
    hub.call(task_list, name=None, status=UNSET, include_root=False)
    assert hub.query == ""


def test_query_values(hub: ScriptedHub) -> None:
    hub.call(
        task_list,
        name="50% & more",
        status="active",
        ids=[1, 2],
        created_from=datetime.datetime(2026, 1, 2, 3, 4, 5),
        include_root=True,
        page=0,
    )
    assert httpx.QueryParams(hub.query).multi_items() == [
        ("name", "50% & more"),
        ("status", "active"),
        ("ids", "1"),
        ("ids", "2"),
        ("created_from", "2026-01-02T03:04:05"),
        ("include_root", "true"),
        ("page", "0"),
    ]


@pytest.mark.parametrize("bad", [None, "", ".", ".."])
def test_an_id_that_would_name_another_resource_is_refused(hub: ScriptedHub, bad: object) -> None:
    with pytest.raises(ValueError, match="cannot stand in the address"):
        hub.call(blob_get, bad)
    assert hub.requests == []


def test_an_id_stays_one_segment(hub: ScriptedHub) -> None:
    hub.call(blob_get, "../task/1?x=#y")
    assert hub.requests[0].url.raw_path == b"/hq/blob/..%2Ftask%2F1%3Fx%3D%23y"


def test_a_json_body(hub: ScriptedHub) -> None:
    body = TaskCreate(image="img", organizations=[TaskCreateOrganization(id=1)], due=None)
    hub.answer = httpx.Response(201, json={"id": 1})
    hub.call(task_create, body=body)
    assert json.loads(hub.bodies[0]) == {"image": "img", "organizations": [{"id": 1}], "due": None}
    assert hub.requests[0].headers["Content-Type"] == "application/json"


def test_bytes_are_sent_as_they_are(hub: ScriptedHub) -> None:
    blob = bytes(range(256))
    hub.answer = httpx.Response(201, json={"uuid": "u"})
    assert hub.call(blob_create, body=blob).uuid == "u"
    assert hub.bodies == [blob]
    assert hub.requests[0].headers["Content-Type"] == "application/octet-stream"
    assert hub.requests[0].headers["Content-Length"] == "256"


def test_pieces_are_streamed(hub: ScriptedHub) -> None:
    def pieces() -> Iterator[bytes]:
        yield from (b"one", b"two")

    async def pieces_async() -> AsyncIterator[bytes]:
        for piece in pieces():
            yield piece

    hub.answer = httpx.Response(201, json={"uuid": "u"})
    hub.call(blob_create, body=pieces_async() if hub.flavour == "async" else pieces())
    assert hub.bodies == [b"onetwo"]
    assert hub.requests[0].headers["Transfer-Encoding"] == "chunked"


def test_a_new_token_is_used_from_the_next_request_on(hub: ScriptedHub) -> None:
    hub.call(task_get, 1)
    hub.client.token = "second"
    hub.call(task_get, 1)
    hub.client.token = ""
    hub.call(task_get, 1)
    assert [request.headers.get("Authorization") for request in hub.requests] == [
        "Bearer secret-token",
        "Bearer second",
        None,
    ]


def test_with_headers_leaves_the_original_alone(hub: ScriptedHub) -> None:
    other = hub.client.with_headers({"X-Trace": "1"})
    third = other.with_headers({"X-More": "2"})
    for client in (other, hub.client, third):
        hub.call(task_get, 1, client=client)
    assert [request.headers.get("X-Trace") for request in hub.requests] == ["1", None, "1"]
    assert [request.headers.get("X-More") for request in hub.requests] == [None, None, "2"]
    assert other.get_httpx_client() is hub.client.get_httpx_client()


def test_with_timeout_leaves_the_original_alone(hub: ScriptedHub) -> None:
    hub.call(task_get, 1, client=hub.client.with_timeout(httpx.Timeout(3)))
    hub.call(task_get, 1)
    assert [request.extensions["timeout"]["read"] for request in hub.requests] == [
        3,
        5,
    ]  # 5 is httpx's default


def test_timeouts_are_finite_and_redirects_refused_by_default() -> None:
    with Client(BASE) as client:
        own = client.get_httpx_client()
        assert own.timeout == httpx.Timeout(30, connect=10)
        assert own.follow_redirects is False

    async def open_and_close() -> httpx.AsyncClient:
        async with AuthenticatedClient(BASE, "t") as client:
            return client.get_async_httpx_client()

    own_async = asyncio.run(open_and_close())
    assert own_async.timeout == httpx.Timeout(30, connect=10)
    assert own_async.follow_redirects is False
    assert own_async.is_closed
    assert own.is_closed


def test_a_client_without_a_token_sends_none(hub: ScriptedHub) -> None:
    hub.answer = httpx.Response(200, json={"version": "5.0.3"})
    plain = Client(
        BASE,
        httpx_client=hub.client.get_httpx_client(),
        async_httpx_client=hub.client.get_async_httpx_client(),
    )
    assert hub.call(version_get, client=plain).version == "5.0.3"
    assert "Authorization" not in hub.requests[0].headers


def test_the_token_never_shows() -> None:
    client = AuthenticatedClient(
        "https://user:hidden-password@hub.test/hq", "secret-token", headers={"X": "s"}
    )
    assert repr(client) == "AuthenticatedClient('https://hub.test/hq')"
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(client)


def test_closing_what_was_never_opened_is_fine() -> None:
    Client(BASE).close()
    asyncio.run(Client(BASE).aclose())
