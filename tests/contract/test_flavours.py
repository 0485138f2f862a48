"""The same calls asynchronously: successes, errors, lists, uploads, many at once."""

from __future__ import annotations

import asyncio

import pytest

from tests.contract import work
from tests.contract.both import both
from tests.contract.refusals import NOWHERE
from tests.contract.stage import Stage, unique
from vantage6_api.v5_0.hq.api.organization import (
    organization_create,
    organization_delete,
    organization_get,
    organization_list,
    organization_update,
)
from vantage6_api.v5_0.hq.api.task import task_get, task_list
from vantage6_api.v5_0.hq.api.user import user_me_get
from vantage6_api.v5_0.hq.api.version import version_get
from vantage6_api.v5_0.hq.models import OrganizationInput, OrganizationUpdate
from vantage6_api.v5_0.store.api.algorithm import algorithm_list
from vantage6_hl.errors import BadRequest, NotFound

pytestmark = [both, pytest.mark.anyio]


async def test_an_organization_asynchronously(stage: Stage) -> None:
    async with stage.asynchronous("hq") as client:
        body = OrganizationInput(name=unique("organization"))
        made = await organization_create.asyncio(client=client, body=body)
        changed = await organization_update.asyncio(
            made.id, client=client, body=OrganizationUpdate(country="Elsewhere")
        )
        assert changed.country == "Elsewhere"
        detailed = await organization_get.asyncio_detailed(made.id, client=client)
        assert detailed.status_code == 200
        assert detailed.parsed == changed
        assert (await organization_delete.asyncio(made.id, client=client)).msg
        with pytest.raises(NotFound, match="not found"):
            await organization_get.asyncio(made.id, client=client)
        with pytest.raises(BadRequest, match="is incorrect"):
            await organization_create.asyncio(client=client, body=OrganizationInput(name=""))


async def test_both_flavours_give_the_same(stage: Stage) -> None:
    made = work.made_task(stage, both=True)
    work.report(stage, made.id, "completed", "failed")
    async with stage.asynchronous("hq") as client:
        include = ["runs", "results"]
        found = await task_get.asyncio(made.id, client=client, include=include)
        assert found == task_get.sync(made.id, client=stage.admin, include=include)
        listed = await task_list.asyncio(client=client, session_id=made["session"].id)
        assert listed == task_list.sync(client=stage.admin, session_id=made["session"].id)
        assert (await user_me_get.asyncio(client=client, include_permissions=True))["permissions"].roles
        with pytest.raises(NotFound):
            await task_get.asyncio(NOWHERE, client=client)


async def test_many_calls_at_once(stage: Stage) -> None:
    async with stage.asynchronous("hq") as client:
        pages = [organization_list.asyncio(client=client, page=number, per_page=1) for number in (1, 2, 3)]
        found, version = await asyncio.gather(asyncio.gather(*pages), version_get.asyncio(client=client))
    assert len({page.data[0].id for page in found}) == 3
    assert version.version == stage.hub.release


async def test_the_store_asynchronously(stage: Stage) -> None:
    async with stage.asynchronous("store") as client:
        assert (await algorithm_list.asyncio(client=client, in_review_process=True)).links.first
