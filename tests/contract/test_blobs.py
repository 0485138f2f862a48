"""Large arguments and results on a real HQ with a blob store: with its downloads mended, and as released."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.checkout import ROOT
from tests.conftest import connect
from tests.contract import work
from tests.contract.stage import Stage
from vantage6_api.v5_0.hq.api.task import task_list
from vantage6_hl import UserClient
from vantage6_hl.errors import ServerError
from vantage6_hl.testing.blobstore import start_blob_store
from vantage6_hl.testing.hub import Hub, start_hub
from vantage6_hl.testing.sandbox import start_nodes
from vantage6_hl.testing.world import (
    Account,
    Member,
    add_account,
    add_member,
    add_node,
    log_in_administrator,
    researcher_roles,
)

pytestmark = [pytest.mark.hub, pytest.mark.slow]

IMAGE = "harbor2.vantage6.ai/demo/average"


@dataclass(frozen=True)
class Scene:
    """A hub with a blob store that works, and a researcher of the first of two organizations."""

    hub: Hub
    client: UserClient
    account: Account
    members: list[Member]
    sessions: dict[bool, int]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("blobs")
    with ExitStack() as stack:
        store = stack.enter_context(start_blob_store())
        hub = stack.enter_context(start_hub(large_result_store=store, mend_downloads=True))
        admin = stack.enter_context(connect(hub))
        log_in_administrator(admin, hub)
        members = [add_member(admin, number, folder=folder) for number in (1, 2)]
        ids = [one.id for one in members]
        account = add_account(admin, "researcher", organization=ids[0], roles=researcher_roles(admin))
        client = stack.enter_context(connect(hub))
        client.initialize_service_account(account.client_secret, username=account.username)
        client.authenticate_service_account()
        client.setup_encryption(members[0].private_key)
        sessions = {}
        for encrypted in (True, False):
            made = admin.collaboration.create(
                f"encrypted_{encrypted}", organizations=ids, encrypted=encrypted
            )
            specs = [add_node(admin, one, collaboration=made.id) for one in members]
            stack.enter_context(
                start_nodes(
                    specs,
                    hq_url=hub.hq_url,
                    auth_url=hub.auth_url,
                    realm=hub.realm,
                    folder=folder / str(encrypted),
                )
            )
            sessions[encrypted] = client.session.create(
                collaboration=made.id, name="s", scope="collaboration"
            ).id
        yield Scene(hub, client, account, members, sessions)


@pytest.mark.parametrize("encrypted", [True, False])
def test_an_analysis_with_its_arguments_and_results_in_the_blob_store(scene: Scene, encrypted: bool) -> None:
    client, session = scene.client, scene.sessions[encrypted]
    frame = client.dataframe.create(
        label="olympic_athletes_db", image=IMAGE, method="read_csv", session=session, name=f"ages_{encrypted}"
    )
    assert frame.last_session_task is not None
    client.wait_for_results(frame.last_session_task.id, timeout=60)
    task = client.task.create(
        organizations=[scene.members[0].id],
        name="average",
        image=IMAGE,
        method="central_average",
        arguments={"column_name": "age"},
        session=session,
        databases=frame.id,
        action="central_compute",
    )
    [result] = client.wait_for_results(task.id, timeout=60)
    assert 25 < result["average"] < 35
    assert client.run.list(task=task.id, field="arguments") == [None]  # they do not come with a list


@pytest.mark.parametrize("encrypted", [True, False])
def test_a_file_of_arguments_comes_back_as_it_was(scene: Scene, tmp_path: Path, encrypted: bool) -> None:
    client = scene.client
    text = json.dumps({"numbers": list(range(200_000)), "name": "ü$"})
    (tmp_path / "arguments.json").write_text(text)
    task = client.task.create(
        organizations=[one.id for one in scene.members],
        name="echo",
        image=IMAGE,
        method="echo",
        arguments=tmp_path / "arguments.json",
        session=scene.sessions[encrypted],
        action="federated_compute",
    )
    results = client.wait_for_results(task.id, timeout=60)
    assert results == [json.loads(text)] * 2
    for run_id in results.run_ids:
        saved = client.result.save(run_id, tmp_path / f"{run_id}.json")
        assert json.loads(saved.read_text()) == json.loads(text)


_LOGGED_IN = """
import resource, sys
from pathlib import Path
from vantage6_hl import UserClient
hq_url, auth_url, realm, secret, key, *given = sys.argv[1:]
client = UserClient(hq_url, auth_url, realm, log_level="warning", known_keys=False)
client.initialize_service_account(secret, username="researcher")
client.authenticate_service_account()
client.setup_encryption(key)

def peak():  # KiB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
"""
_UPLOAD = """
def start(arguments):
    return client.task.create(organizations=[int(given[0])], name="n", image="img", method="echo",
        session=int(given[1]), action="federated_compute", arguments=arguments).id

start({"x": "x" * 1000})
before = peak()
print(start(Path(given[2])), peak() - before)
"""
_DOWNLOAD = """
client.result.save(int(given[0]), Path(given[2]) / "small.json")
before = peak()
client.result.save(int(given[1]), Path(given[2]) / "large.json")
print(peak() - before)
"""
_MEBIBYTES = 192


def test_memory_stays_flat_while_much_is_sent_and_read(scene: Scene, tmp_path: Path) -> None:
    """What 192 MiB each way add to a process's memory is a small part of them."""
    arguments = tmp_path / "arguments.json"
    with arguments.open("w") as file:
        file.write('{"x": "')
        for _ in range(_MEBIBYTES):
            file.write("x" * 2**20)
        file.write('"}')
    task, more = _run(scene, _UPLOAD, scene.members[0].id, scene.sessions[True], arguments)
    assert more < 16 * 1024, f"{more} KiB for an upload"
    small, large = (_finished(scene, number) for number in (task - 1, task))
    [more] = _run(scene, _DOWNLOAD, small, large, tmp_path)
    assert more < 16 * 1024, f"{more} KiB for a download"
    assert (tmp_path / "large.json").read_bytes() == arguments.read_bytes()


def _run(scene: Scene, program: str, *given: object) -> list[int]:
    """Run a program with a client that is logged in; gives the numbers that it prints."""
    hub, secret, key = scene.hub, scene.account.client_secret, scene.members[0].private_key
    told = subprocess.run(
        [sys.executable, "-c", _LOGGED_IN + program]
        + [str(one) for one in (hub.hq_url, hub.auth_url, hub.realm, secret, key, *given)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [int(number) for number in told.stdout.split()]


def _finished(scene: Scene, task: int) -> int:
    """Wait without reading the result; gives the task's run."""
    end = time.monotonic() + 120
    while scene.client.task.get(task, field="status") != "completed":
        assert time.monotonic() < end
        time.sleep(0.1)
    [run] = scene.client.run.list(task=task, field="id")
    return int(run)


def test_a_released_hub_is_refused_before_anything_is_sent(blob_stage: Stage) -> None:
    hub = blob_stage.hub
    before = task_list.sync(client=blob_stage.admin).links.to_dict()
    with connect(hub) as client:
        log_in_administrator(client, hub)
        with pytest.raises(ServerError, match=r"Nothing was sent.*switch large_result_store off"):
            client.task.create(
                organizations=[blob_stage.home.id],
                name="n",
                image=IMAGE,
                method="m",
                session=work.made_session(blob_stage).id,
                collaboration=blob_stage.collaboration.id,
                action="federated_compute",
            )
    assert task_list.sync(client=blob_stage.admin).links.to_dict() == before
