"""An analysis through the high-level client on the real hub, and what the hub gets to see of it."""

from __future__ import annotations

import base64
import secrets
from pathlib import Path

import pytest

from tests.conftest import Example, connect
from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl.errors import KeyMissing, NotFound, TaskFailed, UsageError, WaitTimeout
from vantage6_hl.testing.hub import Hub

pytestmark = pytest.mark.hub

IMAGE = "harbor2.vantage6.ai/demo/average"


@pytest.fixture(scope="module")
def session(researcher: UserClient, example: Example) -> int:
    return researcher.session.create(collaboration=example.collaboration, scope="collaboration").id


def test_arguments_and_results_never_lie_readable_on_the_hub(
    hub: Hub, researcher: UserClient, example: Example, session: int
) -> None:
    canary = f"canary-{secrets.token_hex(12)}"
    task = researcher.task.create(
        organizations=[example.members[0].id, example.members[1].id],
        name="canary",
        image=IMAGE,
        method="echo",
        arguments={"text": canary},
        session=session,
        action="federated_compute",
    )
    results = researcher.wait_for_results(task.id, timeout=60, interval=0.2)
    assert [one["text"] for one in results] == [canary, canary]
    assert len(results.run_ids) == 2
    assert list(results.run_ids) == sorted(results.run_ids)

    arguments = {
        run.organization.id: run.arguments for run in researcher.run.from_task(task.id) if run.organization
    }
    assert canary in (arguments[example.members[0].id] or "")
    assert arguments[example.members[1].id] is None, "what another organization was sent is not ours to read"

    # Base64 shows a text in one of three forms, by where it begins.
    encoded = [base64.b64encode(b"x" * shift + canary.encode())[4:-4] for shift in range(3)]
    readable = [canary.encode(), *encoded]
    for path in files_of(hub.folder):
        try:
            content = path.read_bytes()
        except FileNotFoundError:  # the database's journal comes and goes
            continue
        assert not any(text in content for text in readable), f"{path.name} holds the arguments readable"


def files_of(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    names = {path.name for path in found}
    assert {"hq.log", "hq.sqlite"} <= names, f"the hub's files are not where this test looks: {names}"
    return found


def test_without_a_key_nothing_is_sent(
    hub: Hub, researcher: UserClient, example: Example, session: int
) -> None:
    before = len(researcher.task.list(session=session))
    with connect(hub) as client:
        client.initialize_service_account(
            example.researcher.client_secret, username=example.researcher.username
        )
        client.authenticate_service_account()
        with pytest.raises(KeyMissing, match="setup_encryption"):
            client.task.create(
                organizations=[example.members[0].id],
                name="no key",
                image=IMAGE,
                method="echo",
                arguments={"secret": 1},
                session=session,
                action="federated_compute",
            )
        with pytest.raises(KeyMissing, match="setup_encryption"):
            client.dataframe.create(
                label="olympic_athletes_db", method="read_csv", image=IMAGE, session=session
            )
    assert len(researcher.task.list(session=session)) == before


def test_an_organization_outside_is_refused_by_name(
    researcher: UserClient, example: Example, session: int
) -> None:
    with pytest.raises(UsageError, match=r"Organization 1 does not take part .*example_org1"):
        researcher.task.create(
            organizations=[1],
            name="x",
            image=IMAGE,
            method="echo",
            session=session,
            action="federated_compute",
        )


def test_a_failing_run_is_told_with_its_log(researcher: UserClient, example: Example, session: int) -> None:
    task = researcher.task.create(
        organizations=[example.members[1].id],
        name="fails",
        image=IMAGE,
        method="fail",
        arguments={"message": "on purpose"},
        session=session,
        action="federated_compute",
    )
    with pytest.raises(TaskFailed, match="on purpose") as caught:
        researcher.wait_for_results(task.id, timeout=60, interval=0.2)
    (failure,) = caught.value.failures
    assert failure.organization_id == example.members[1].id
    assert "on purpose" in failure.log
    assert researcher.wait_for_results(task.id, raise_on_failure=False) == [None]


def test_a_wait_that_ends_leaves_the_task_running(
    researcher: UserClient, example: Example, session: int
) -> None:
    task = researcher.task.create(
        organizations=[example.members[0].id],
        name="sleeps",
        image=IMAGE,
        method="sleep",
        arguments={"seconds": 60},
        session=session,
        action="federated_compute",
    )
    with pytest.raises(WaitTimeout) as caught:
        researcher.wait_for_results(task.id, timeout=1, interval=0.2)
    assert caught.value.task_id == task.id
    assert 1 <= caught.value.waited < 3
    assert researcher.task.get(task.id).status == "awaiting"
    researcher.task.kill(task.id)
    with pytest.raises(TaskFailed, match="killed by user"):
        researcher.wait_for_results(task.id, timeout=60, interval=0.2)


def test_an_unknown_task_is_told_at_once(researcher: UserClient) -> None:
    with pytest.raises(NotFound):
        researcher.wait_for_results(10**6)


@pytest.mark.anyio
async def test_the_async_client_computes_the_same(hub: Hub, example: Example, session: int) -> None:
    async with AsyncUserClient(hq_url=hub.hq_url, auth_url=hub.auth_url, log_level="warning") as client:
        client.initialize_service_account(
            example.researcher.client_secret, username=example.researcher.username
        )
        await client.authenticate_service_account()
        await client.setup_encryption(example.members[0].private_key)
        dataframe = await client.dataframe.create(
            label="olympic_athletes_db", method="read_csv", image=IMAGE, session=session
        )
        assert dataframe.last_session_task is not None
        await client.wait_for_results(dataframe.last_session_task.id, timeout=60, interval=0.2)
        task = await client.task.create(
            organizations=[example.members[0].id],
            name="async",
            image=IMAGE,
            method="central_average",
            arguments={"column_name": "age"},
            session=session,
            databases=dataframe.id,
            action="central_compute",
        )
        results = await client.wait_for_results(task.id, timeout=60, interval=0.2)
        assert results == [{"average": 53.25}]
        assert (await client.dataframe.get(dataframe.id)).ready
