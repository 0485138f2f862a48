"""What a type checker knows of the high-level client; checked by `test_typing.py`, never run."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, assert_type

import polars

from vantage6_api.v5_0.hq.models import AlgorithmStore, Dataframe, Organization, Study, Task
from vantage6_api.v5_0.store.models import Review
from vantage6_hl import AsyncUserClient, Lineage, Results, Timeline, UserClient, to_dataframe


def sync(client: UserClient) -> None:
    assert_type(client.organization.list(), list[Organization])
    assert_type(client.organization.list(fields=["id", "name"]), list[dict[str, Any]])
    assert_type(client.organization.list(collaboration=1, field="name"), list[Any])
    assert_type(client.organization.get(1), Organization)
    assert_type(client.organization.get(1, fields=["id"]), dict[str, Any])
    assert_type(client.task.get(1).status, str)
    assert_type(client.dataframe.list(session=1), list[Dataframe])
    assert_type(client.task.list(status="completed", limit=5), list[Task])
    assert_type(client.task.pages(name="a"), Iterator[list[Task]])
    assert_type(client.task.pages(fields=["id"]), Iterator[list[dict[str, Any]]])
    assert_type(client.wait_for_results(1), Results)
    assert_type(client.wait_for_results([1, 2]), list[Results])
    for results in client.as_completed([1, 2], on_log=print):
        assert_type(results, Results)
    assert_type(client.store.set(1), AlgorithmStore)
    assert_type(client.store.review.list(approved=True), list[Review])
    assert_type(client.algorithm.pages(field="name"), Iterator[list[Any]])
    assert_type(client.study.get(1), Study)
    assert_type(client.node.create(collaboration=1).api_key, str)
    assert_type(client.session.lineage(1), Lineage)
    assert_type(client.task.timeline(1), Timeline)
    assert_type(to_dataframe(client.task.list(), library="polars"), polars.DataFrame)
    assert_type(client.result.from_task(1).to_dataframe(library="polars"), polars.DataFrame)


async def asynchronous(client: AsyncUserClient) -> None:
    assert_type(await client.task.list(name="a"), list[Task])
    assert_type(await client.task.list(fields=["id"]), list[dict[str, Any]])
    assert_type(client.task.pages(name="a"), AsyncIterator[list[Task]])
    assert_type(await client.wait_for_results(1), Results)
    assert_type(await client.wait_for_results([1, 2]), list[Results])
    async for results in client.as_completed([1, 2], on_log=print):
        assert_type(results, Results)


def refused(client: UserClient) -> None:
    """Each of these is a mistake; an ignore that is not needed fails the check."""
    client.organization.list(name=1)  # type: ignore[call-overload]
    client.organization.pages(name=1)  # type: ignore[call-overload]
    client.organization.get("1")  # type: ignore[call-overload]
    client.task.create(name="a")  # type: ignore[call-overload]
