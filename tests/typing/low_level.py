"""What a type checker knows of the low-level calls; checked by `test_typing.py`, never run."""

import datetime
from typing import Any, assert_type

from vantage6_api.v5_0.hq.api.blobstream import blobstream_create, blobstream_get
from vantage6_api.v5_0.hq.api.collaboration import collaboration_list
from vantage6_api.v5_0.hq.api.task import task_create, task_get, task_list
from vantage6_api.v5_0.hq.api.version import version_get
from vantage6_api.v5_0.hq.client import AuthenticatedClient, Client
from vantage6_api.v5_0.hq.models import (
    BlobstreamCreated,
    Link,
    OrganizationArguments,
    Run,
    Task,
    TaskInput,
    TaskList,
    Version,
)
from vantage6_api.v5_0.hq.types import UNSET, Response


def sync(client: AuthenticatedClient) -> None:
    task = task_get.sync(7, client=client)
    assert_type(task, Task)
    assert_type(task.id, int)
    assert_type(task.name, str | None)
    assert_type(task.created_at, datetime.datetime | None)
    assert_type(task.collaboration, Link | None)
    if task.collaboration is not None:
        assert_type(task.collaboration.id, int)
    assert_type(task.runs, list[Run] | str)
    assert_type(task["id"], Any)
    assert_type(task.get("anything"), Any)
    assert_type(task.to_dict(), dict[str, Any])
    assert_type(task_get.sync_detailed(7, client=client), Response[Task])
    assert_type(task_get.sync_detailed(7, client=client).parsed, Task)
    assert_type(task_get.sync_detailed(7, client=client).status_code, int)

    page = task_list.sync(client=client, name=None, page=UNSET, per_page=10)
    assert_type(page, TaskList)
    assert_type(page.data, list[Task])

    body = TaskInput(image="i", method="m", session_id=1, organizations=[OrganizationArguments(id=1)])
    assert_type(task_create.sync(client=client, body=body), Task)
    assert_type(blobstream_get.sync("uuid", client=client), bytes)
    assert_type(blobstream_create.sync(client=client, body=b"bytes"), BlobstreamCreated)
    assert_type(blobstream_create.sync(client=client, body=(b"one", b"two")), BlobstreamCreated)


async def asynchronous(client: AuthenticatedClient, plain: Client) -> None:
    assert_type(await task_get.asyncio(7, client=client), Task)
    assert_type(await task_get.asyncio_detailed(7, client=client), Response[Task])
    assert_type(await version_get.asyncio(client=plain), Version)
    assert_type(await version_get.asyncio(client=client), Version)


def refused(client: AuthenticatedClient, plain: Client) -> None:
    """Each of these is a mistake; an ignore that is not needed fails the check."""
    task_get.sync("7", client=client)  # type: ignore[arg-type]
    task_get.sync(7, client=plain)  # type: ignore[arg-type]
    task_get.sync(7)  # type: ignore[call-arg]
    assert task_get.sync(7, client=client).nmae  # type: ignore[attr-defined]
    task_list.sync(client=client, nmae="x")  # type: ignore[call-arg]
    collaboration_list.sync(client=client, page="1")  # type: ignore[arg-type]
    TaskInput(image="i", method="m", session_id=1)  # type: ignore[call-arg]
