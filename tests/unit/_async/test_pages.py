"""Lists over several pages."""

from __future__ import annotations

import httpx
import pytest

from tests.unit.high_level.fake_hub import FakeHub
from vantage6_hl import AsyncUserClient
from vantage6_hl.errors import UsageError

pytestmark = pytest.mark.anyio


@pytest.fixture
def many(hub: FakeHub) -> FakeHub:
    hub.tables["task"] = [{"id": number, "name": f"task{number}"} for number in range(250, 0, -1)]
    return hub


async def test_all_pages_are_read_in_the_hubs_order(many: FakeHub, client: AsyncUserClient) -> None:
    found = await client.task.list()
    assert [one.id for one in found] == list(range(250, 0, -1))
    assert len(many.requests) == 3


async def test_the_size_of_the_pages_changes_nothing_but_their_number(
    many: FakeHub, client: AsyncUserClient
) -> None:
    assert len(await client.task.list(per_page=125)) == 250
    assert [one.url.params["per_page"] for one in many.requests] == ["125", "125"]


async def test_an_item_that_moves_to_the_next_page_is_given_once(
    many: FakeHub, client: AsyncUserClient
) -> None:
    def add_one(request: httpx.Request) -> None:
        if request.url.params["page"] == "2":
            many.tables["task"].insert(0, {"id": 251, "name": "made meanwhile"})

    many.before = add_one
    assert [one.id for one in await client.task.list()] == list(range(250, 0, -1))


async def test_one_page_is_one_request(many: FakeHub, client: AsyncUserClient) -> None:
    assert [one.id for one in await client.task.list(page=2, per_page=3)] == [247, 246, 245]
    assert len(many.requests) == 1


async def test_a_page_has_ten_items_as_on_the_hub(many: FakeHub, client: AsyncUserClient) -> None:
    assert [one.id for one in await client.task.list(page=2)] == list(range(240, 230, -1))


@pytest.mark.parametrize(
    ("page", "per_page", "reason"),
    [(0, None, "page counts from 1, not 0"), (1, -1, "per_page counts from 1")],
)
async def test_pages_count_from_one(
    many: FakeHub, client: AsyncUserClient, page: int, per_page: int | None, reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        await client.task.list(page=page, per_page=per_page)
    assert not many.requests


async def test_nothing_to_list_is_an_empty_list(hub: FakeHub, client: AsyncUserClient) -> None:
    assert await client.task.list() == []
