"""Algorithm stores: which one calls go to, and who gets the token."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from tests.unit.high_level.fake_hub import SECRET, FakeHub
from vantage6_hl import AsyncUserClient
from vantage6_hl.errors import InvalidAnswer, LoginRequired, NotFound, UsageError

pytestmark = pytest.mark.anyio

STORE, OTHER = "store.example.org", "other.example.org"


def answers(request: httpx.Request) -> httpx.Response:
    path = request.url.path.removeprefix("/api")
    if path == "/policy/public":
        return httpx.Response(200, json={"algorithm_view": "public"})
    if path == "/policy":
        return httpx.Response(200, json={"algorithm_view": "public", "min_reviewers": 2})
    if path == "/algorithm" and request.method == "GET":
        return httpx.Response(200, json={"data": [{"id": 1, "name": "average"}], "links": {}})
    return httpx.Response(200, json={"id": 1, "image": "registry.example/average", "msg": "done"})


@pytest.fixture
def stores(hub: FakeHub) -> FakeHub:
    hub.tables["algorithmstore"] = [
        {"id": number, "name": "a store", "url": f"https://{host}", "api_path": "/api"}
        for number, host in enumerate((STORE, OTHER), start=1)
    ]
    hub.others = {STORE: answers, OTHER: answers}
    return hub


def seen(hub: FakeHub, host: str) -> list[tuple[str, bool]]:
    """Give path and whether there was a token of each request to a host."""
    return [(one.url.path, "authorization" in one.headers) for one in hub.requests if one.url.host == host]


async def test_a_store_gets_the_token_when_it_has_shown_to_be_one(
    stores: FakeHub, client: AsyncUserClient
) -> None:
    assert (await client.store.set(1)).url == f"https://{STORE}"
    assert await client.algorithm.list(field="name") == ["average"]
    assert seen(stores, STORE) == [
        ("/api/policy/public", False),
        ("/api/policy", True),
        ("/api/algorithm", True),
    ]
    assert not seen(stores, OTHER)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (lambda _: httpx.Response(404), NotFound),
        (lambda _: httpx.Response(200, text="<html>"), InvalidAnswer),
    ],
    ids=["nothing", "something else"],
)
async def test_what_is_no_store_gets_no_token(
    stores: FakeHub,
    client: AsyncUserClient,
    answer: Callable[[httpx.Request], httpx.Response],
    error: type[Exception],
) -> None:
    await client.store.set(2)
    stores.others[STORE] = answer
    with pytest.raises(error):
        await client.store.set(1)
    assert [token for _, token in seen(stores, STORE)] == [False]
    # The one that was chosen before still is.
    assert (await client.store.get()).id == 2


async def test_a_store_that_does_not_know_the_user_shows_what_it_shows_everybody(
    stores: FakeHub, client: AsyncUserClient, caplog: pytest.LogCaptureFixture
) -> None:
    def knows_nobody(request: httpx.Request) -> httpx.Response:
        return httpx.Response(500) if "authorization" in request.headers else answers(request)

    stores.others[STORE] = knows_nobody
    await client.store.set(1)
    assert "You are no user of the store" in caplog.text
    assert await client.algorithm.list(field="name") == ["average"]


async def test_a_store_must_not_be_asked_in_the_clear(stores: FakeHub, client: AsyncUserClient) -> None:
    stores.row("algorithmstore", 1)["url"] = f"http://{STORE}"
    with pytest.raises(UsageError, match="The address of store 1 is http:// to another machine"):
        await client.store.set(1)
    assert not seen(stores, STORE)


async def test_a_store_is_chosen_first(stores: FakeHub, client: AsyncUserClient) -> None:
    for call in (client.algorithm.list, client.store.review.list, client.store.policy.get, client.store.get):
        with pytest.raises(UsageError, match="No algorithm store is chosen"):
            await call()


async def test_a_store_once_chosen_is_asked_no_more_questions(
    stores: FakeHub, client: AsyncUserClient
) -> None:
    for number in (1, 2, 1):
        await client.store.set(number)
    assert [path for path, _ in seen(stores, STORE)] == ["/api/policy/public", "/api/policy"]


async def test_with_the_login_the_store_is_forgotten(stores: FakeHub, client: AsyncUserClient) -> None:
    await client.store.set(1)
    await client.logout()
    with pytest.raises(LoginRequired):
        await client.store.set(1)
    client.initialize_service_account(SECRET, username="bob")
    await client.authenticate_service_account()
    with pytest.raises(UsageError, match="No algorithm store is chosen"):
        await client.algorithm.list()
    await client.store.set(1)
    await client.algorithm.list()
    assert stores.requests[-1].headers["authorization"] == "Bearer token-of-bob"


async def test_a_deleted_store_is_chosen_no_more(stores: FakeHub, client: AsyncUserClient) -> None:
    await client.store.set(1)
    await client.store.delete()
    with pytest.raises(UsageError, match="No algorithm store is chosen"):
        await client.algorithm.list()


async def test_flags_are_sent_when_they_are_set(stores: FakeHub, client: AsyncUserClient) -> None:
    await client.store.set(1)
    await client.algorithm.list(under_review=True)
    sent = stores.requests[-1].url.params
    assert "under_review" in sent
    assert "invalidated" not in sent


async def test_an_algorithm_keeps_its_image_when_something_else_changes(
    stores: FakeHub, client: AsyncUserClient
) -> None:
    await client.store.set(1)
    functions = [{"name": "average", "step_type": "central_compute"}]
    await client.algorithm.update(1, name="renamed", functions=functions)
    assert json.loads(stores.requests[-1].content) == {
        "name": "renamed",
        "image": "registry.example/average",
        "functions": functions,
    }


async def test_who_can_use_a_new_store_must_be_said(stores: FakeHub, client: AsyncUserClient) -> None:
    with pytest.raises(UsageError, match="Name the collaboration"):
        await client.store.create("new", algorithm_store_url="https://new.example.org")
    with pytest.raises(UsageError, match="not both"):
        await client.store.create(
            "new", algorithm_store_url="https://new.example.org", collaboration=1, all_collaborations=True
        )
    assert not stores.changes()
    await client.store.create("new", algorithm_store_url="https://new.example.org", all_collaborations=True)
    assert "collaboration_id" not in json.loads(stores.changes()[0].content)
