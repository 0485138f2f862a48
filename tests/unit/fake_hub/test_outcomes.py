"""What tasks on the fake hub give: as scripted, encrypted on the way, and by its own time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.unit.fake_hub.conftest import Ask
from tests.unit.keys import new_key, write_key
from vantage6_hl import RSACryptor, UserClient
from vantage6_hl.errors import BadRequest, DecryptionError, KeyMissing, TaskFailed, WaitTimeout
from vantage6_hl.testing import FakeHub, TaskCall, completed, crashed, failed, never, not_allowed, slow


def test_a_result_comes_back_from_each_organization(hub: FakeHub, client: UserClient, ask: Ask) -> None:
    hub.on_task("sum", lambda call: {"sum": call.organization_id * 10, "of": call.arguments["column"]})
    results = client.wait_for_results(ask("sum", 2, 3, 4, arguments={"column": "age"}).id)
    assert results == [{"sum": 20, "of": "age"}, {"sum": 30, "of": "age"}, {"sum": 40, "of": "age"}]
    assert results.organization_ids == (2, 3, 4)


def test_the_last_word_counts_and_patterns_choose(hub: FakeHub, client: UserClient, ask: Ask) -> None:
    hub.on_task("*", completed("any"))
    hub.on_task("partial_*", completed("partial"))
    hub.on_task("partial_*", completed("second"), organization=3)
    hub.on_task("*", completed("named"), name="special*")
    assert client.wait_for_results(ask("partial_x", 2, 3).id) == ["partial", "second"]
    assert client.wait_for_results(ask("other").id) == ["any"]
    assert client.wait_for_results(ask("other", name="special case").id) == ["named"]


def test_an_outcome_for_some_times(hub: FakeHub, client: UserClient, ask: Ask) -> None:
    hub.on_task("flaky", completed(1))
    hub.on_task("flaky", crashed("out of memory"), times=1)
    with pytest.raises(TaskFailed, match="out of memory"):
        client.wait_for_results(ask("flaky").id)
    assert client.wait_for_results(ask("flaky").id) == [1]


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (failed("no column 'age'"), "failed"),
        (crashed("no column 'age'"), "crashed"),
        (not_allowed("no column 'age'"), "not allowed"),
        (failed("no column 'age'", status="non-existing Docker image"), "non-existing Docker image"),
    ],
)
def test_a_failure_is_told_with_its_log(
    hub: FakeHub, client: UserClient, ask: Ask, outcome: object, status: str
) -> None:
    hub.on_task("sum", outcome, organization=3)  # type: ignore[arg-type]
    hub.on_task("sum", completed(1), organization=2)
    with pytest.raises(TaskFailed, match="no column 'age'") as caught:
        client.wait_for_results(ask("sum", 2, 3).id)
    (failure,) = caught.value.failures
    assert (failure.organization_id, failure.status) == (3, status)


def test_an_error_of_the_scripted_algorithm_crashes_the_run(
    hub: FakeHub, client: UserClient, ask: Ask
) -> None:
    def algorithm(call: TaskCall) -> float:
        return float(str(call.arguments["missing"]))

    hub.on_task("sum", algorithm)
    with pytest.raises(TaskFailed, match="KeyError: 'missing'"):
        client.wait_for_results(ask("sum").id)


def test_a_method_without_an_outcome_says_how_to_give_it_one(
    hub: FakeHub, client: UserClient, ask: Ask
) -> None:
    hub.on_task("average", completed(1))
    with pytest.raises(TaskFailed, match=r"There are outcomes for: average.*hub\.on_task\('avarage'"):
        client.wait_for_results(ask("avarage").id)


def test_an_hour_passes_at_once(hub: FakeHub, client: UserClient, ask: Ask) -> None:
    hub.on_task("slow", slow(completed("done"), seconds=3600))
    task, started, told = ask("slow"), time.monotonic(), []
    assert client.wait_for_results(task.id, on_status=told.append) == ["done"]
    assert time.monotonic() - started < 60
    assert told == ["awaiting", "completed"]


def test_a_wait_can_time_out_without_waiting(hub: FakeHub, client: UserClient, ask: Ask) -> None:
    hub.on_task("endless", never())
    task = ask("endless")
    with pytest.raises(WaitTimeout) as caught:
        client.wait_for_results(task.id, timeout=600)
    assert 600 <= caught.value.waited < 610
    client.task.kill(task.id)
    with pytest.raises(TaskFailed, match="killed by user"):
        client.wait_for_results(task.id)


def test_a_number_of_looks_and_an_own_loop(hub: FakeHub, client: UserClient, ask: Ask) -> None:
    hub.on_task("watched", slow(completed(1), seconds=0, looks=3))
    task = ask("watched")
    hub.advance(10)
    assert [client.task.get(task.id).status for _ in range(5)] == [
        "awaiting",
        "awaiting",
        "awaiting",
        "completed",
        "completed",
    ]


@pytest.mark.anyio
async def test_the_same_asynchronously(hub: FakeHub) -> None:
    hub.on_task("slow", slow(completed(1), seconds=3600))
    async with await hub.async_client() as client:
        tasks = [
            await client.task.create(
                name="a task",
                image="x",
                method="slow",
                organizations=[2],
                session=1,
                action="federated_compute",
            )
            for _ in range(3)
        ]
        assert await client.wait_for_results([one.id for one in tasks]) == [[1], [1], [1]]


def test_what_lies_on_the_hub_is_encrypted(hub: FakeHub, client: UserClient, ask: Ask) -> None:
    hub.on_task("sum", completed({"secret": "canary-result"}))
    task = ask("sum", 3, arguments={"text": "canary-arguments"})
    assert client.wait_for_results(task.id) == [{"secret": "canary-result"}]
    (run,) = hub._state.tables.run.where(task_id=task.id)
    assert [len(text.split("$")) for text in (run.arguments, run.result)] == [3, 3]
    home, partner = (RSACryptor(one.private_key) for one in hub.members[:2])
    assert b"canary" in partner.decrypt(run.arguments)
    assert b"canary" in home.decrypt(run.result)
    with pytest.raises(DecryptionError):
        partner.decrypt(run.result)


def test_a_script_that_forgets_its_key_fails_as_on_the_real_hub(hub: FakeHub) -> None:
    client = hub.client(key=False)
    with pytest.raises(KeyMissing, match="setup_encryption"):
        client.task.create(
            name="x",
            image="x",
            method="sum",
            organizations=[2],
            session=1,
            action="federated_compute",
        )
    hub.requests.assert_not_called("task_create")


def test_arguments_that_are_not_encrypted_are_refused(hub: FakeHub, client: UserClient) -> None:
    with pytest.raises(BadRequest, match="requires encryption"):
        client._connection.hub.get_httpx_client().post(
            "task",
            json={
                "image": "x",
                "method": "sum",
                "collaboration_id": 1,
                "session_id": 1,
                "action": "federated_compute",
                "organizations": [{"id": 2, "arguments": "e30="}],
            },
        )


def test_an_unencrypted_collaboration() -> None:
    with FakeHub(encrypted=False) as hub:
        hub.on_task("echo", lambda call: dict(call.arguments))
        client = hub.client(key=False)
        task = client.task.create(
            name="x",
            image="x",
            method="echo",
            arguments={"a": 1},
            organizations=[2],
            session=1,
            action="federated_compute",
        )
        assert client.wait_for_results(task.id) == [{"a": 1}]


def test_dataframes_are_made_and_changed(hub: FakeHub, client: UserClient) -> None:
    made = client.dataframe.create(
        label="olympic_athletes_db", method="read_csv", image="x", session=1, name="people"
    )
    assert made.last_session_task is not None
    client.wait_for_results(made.last_session_task.id)
    assert "age" in {column.name for column in client.dataframe.get(made.id).columns}
    hub.on_task("keep", completed(columns={"age": "int64"}))
    changed = client.dataframe.preprocess(made.id, image="x", method="keep")
    assert changed.last_session_task is not None
    client.wait_for_results(changed.last_session_task.id)
    assert [column.name for column in client.dataframe.get(made.id).columns] == ["age"] * 3
    with pytest.raises(BadRequest, match="'olympic' does not exist for organization 2"):
        client.dataframe.create(label="olympic", method="read_csv", image="x", session=1)


def test_a_node_of_ones_own(hub: FakeHub, ask: Ask, client: UserClient, tmp_path: Path) -> None:
    admin = hub.admin()
    path = write_key(tmp_path / "key.pem", new_key())
    organization = admin.organization.create("new", public_key=RSACryptor(path).public_key_str)
    admin.collaboration.add_organization(organization.id, collaboration=1)
    node = admin.node.create(collaboration=1, organization=organization.id)
    hub.on_task("echo", lambda call: dict(call.arguments))
    task = client.task.create(
        name="x",
        image="x",
        method="echo",
        arguments={"a": 1},
        organizations=[organization.id],
        session=1,
        action="federated_compute",
    )
    with pytest.raises(WaitTimeout):
        client.wait_for_results(task.id, timeout=60)
    hub.start_node(node.id, private_key=path)
    assert client.wait_for_results(task.id) == [{"a": 1}]


def test_a_node_that_is_offline_works_later(hub: FakeHub, client: UserClient, ask: Ask) -> None:
    hub.on_task("sum", completed(1))
    hub.stop_node(3)
    assert client.node.get(3).status == "offline"
    task = ask("sum", 3)
    with pytest.raises(WaitTimeout):
        client.wait_for_results(task.id, timeout=60)
    hub.start_node(3)
    assert client.wait_for_results(task.id) == [1]
