"""Lists over several pages."""

from __future__ import annotations

import gc
import logging
import tracemalloc
from datetime import date

import httpx
import pytest

from tests.unit.high_level.fake_hub import FakeHub
from tests.unit.signals import AsyncSignal, running
from vantage6_api.v5_0.hq.api.task import task_list
from vantage6_api.v5_0.hq.models.task_list import TaskList
from vantage6_hl import AsyncUserClient
from vantage6_hl._async.pages import Pages
from vantage6_hl.errors import UsageError

pytestmark = pytest.mark.anyio


class Forgetful(list[httpx.Request]):
    """Keeps nothing of what is added."""

    def append(self, _: httpx.Request) -> None:
        return


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


@pytest.mark.parametrize("limit", [1, 99, 100, 101, 250, 1000])
async def test_a_limit_is_kept_with_no_request_too_many(
    many: FakeHub, client: AsyncUserClient, limit: int
) -> None:
    assert [one.id for one in await client.task.list(limit=limit)] == [*range(250, 0, -1)][:limit]
    assert len(many.requests) == min(3, -(-limit // 100))
    assert many.requests[0].url.params["per_page"] == str(min(limit, 100))


async def test_pages_come_one_after_another(many: FakeHub, client: AsyncUserClient) -> None:
    sizes = []
    async for page in client.task.pages(per_page=120, limit=200, field="id"):
        sizes.append(len(page))
        assert len(many.requests) == len(sizes)
    assert sizes == [120, 80]


async def test_from_the_third_on_the_next_page_is_asked_for_while_the_caller_works(
    many: FakeHub, client: AsyncUserClient
) -> None:
    asked = AsyncSignal()
    many.before = lambda request: asked.set() if request.url.params["page"] == "3" else None
    pages = []
    async for page in client.task.pages(per_page=50, field="id"):
        pages.append(page)
        if len(pages) == 1:
            assert len(many.requests) == 1  # who takes one page pays for no other
        if len(pages) == 2:
            await asked.wait()
            assert [one.url.params["page"] for one in many.requests] == ["1", "2", "3"]  # and one at most
    assert [id_ for page in pages for id_ in page] == list(range(250, 0, -1))
    assert len(many.requests) == 5


async def test_no_page_is_asked_for_that_a_limit_leaves_out(many: FakeHub, client: AsyncUserClient) -> None:
    assert [len(page) async for page in client.task.pages(per_page=50, limit=120)] == [50, 50, 20]
    assert len(many.requests) == 3


async def test_an_error_ahead_comes_when_its_page_is_asked_for(
    many: FakeHub, client: AsyncUserClient
) -> None:
    def fail(request: httpx.Request) -> None:
        if request.url.params["page"] == "3":
            asked.set()
            raise httpx.LocalProtocolError("no such page")

    asked = AsyncSignal()
    many.before = fail
    pages = client.task.pages(per_page=50, field="id")
    assert [(await anext(pages))[0] for _ in range(2)] == [250, 200]
    await asked.wait()
    with pytest.raises(UsageError, match="no such page"):
        await anext(pages)


async def test_leaving_early_leaves_nothing_running(many: FakeHub, client: AsyncUserClient) -> None:
    before = running()
    pages = client.task.pages(per_page=50)
    await anext(pages)
    await anext(pages)
    assert len(running() - before) == 1
    await pages.aclose()
    assert running() == before


async def test_an_error_that_nobody_asks_for_is_let_go(many: FakeHub, client: AsyncUserClient) -> None:
    def fail(request: httpx.Request) -> None:
        if request.url.params["page"] == "3":
            asked.set()
            raise httpx.LocalProtocolError("no such page")

    asked = AsyncSignal()
    many.before = fail
    pages = client.task.pages(per_page=50)
    await anext(pages)
    await anext(pages)
    await asked.wait()
    await pages.aclose()


async def test_ten_thousand_items_are_read_in_little_memory(
    hub: FakeHub, client: AsyncUserClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)  # what is logged is kept, too
    row = {"name": "one of many", "description": "x" * 1000}
    hub.tables["task"] = [{**row, "id": number} for number in range(10_000, 0, -1)]
    hub.requests = Forgetful()
    held, seen = [], 0
    tracemalloc.start()
    try:
        async for page in client.task.pages():
            seen += len(page)
            if seen % 1000 == 0:
                gc.collect()
                held.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert seen == 10_000
    # All of them would take 10 MB. What differs is the page that is being fetched ahead, in some copies.
    assert max(held) < held[1] + 1_500_000


async def test_what_the_hub_cannot_filter_is_chosen_here(many: FakeHub, client: AsyncUserClient) -> None:
    for row in many.tables["task"]:
        row["status"] = "completed" if row["id"] % 100 == 0 else "failed"
        row["algorithm_store"] = {"id": 7} if row["id"] > 100 else None
    assert await client.task.list(status="completed", field="id") == [200, 100]
    assert await client.task.list(status="completed", limit=1, field="id") == [200]
    assert len(await client.task.list(store=7)) == 150
    assert "status" not in many.requests[-1].url.params
    with pytest.raises(UsageError, match="Use limit="):
        await client.task.list(status="completed", page=1)


async def test_runs_are_chosen_by_their_days(hub: FakeHub, client: AsyncUserClient) -> None:
    hub.tables["run"] = [
        {"id": 3, "started_at": None, "finished_at": None},
        {"id": 2, "started_at": "2026-11-23T09:00:00", "finished_at": None},
        {"id": 1, "started_at": "2026-11-21T09:00:00", "finished_at": "2026-11-23T10:00:00"},
    ]
    assert await client.run.list(started_from="2026-11-22", field="id") == [2]
    assert await client.run.list(finished_from=date(2026, 11, 23), field="id") == [1]
    await client.run.list(assigned_from="2026-11-22", started_till="2026-11-24")
    sent = hub.requests[-1].url.params
    assert (sent["assigned_from"], sent["started_till"]) == ("2026-11-22", "2026-11-24")
    assert "started_from" not in hub.requests[0].url.params
    with pytest.raises(UsageError, match="'tomorrow' is no day"):
        await client.run.list(finished_till="tomorrow")


async def test_an_answer_is_one_page_with_its_links(many: FakeHub, client: AsyncUserClient) -> None:
    async def fetch(number: int, size: int) -> TaskList:
        return await task_list.asyncio(client=client._connection.hub, page=number, per_page=size)

    for page, first in ((None, 250), (3, 246)):
        answer = await Pages(fetch, page=page, per_page=2, each=lambda task: many.requests.clear()).answer()
        assert [one.id for one in answer.data] == [first, first - 1]
        assert "next" in answer.links
    assert len(many.requests) == 2
