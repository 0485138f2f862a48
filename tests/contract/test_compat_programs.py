"""Programs that were written for the official client, unchanged: with it, and with ``vantage6_hl.compat``."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import Example, connect
from tests.contract.compat.running import HERE, Person, Who, person, programs
from tests.docs import guide
from vantage6_hl import UserClient
from vantage6_hl.testing.hub import Hub, device_login, start_hub
from vantage6_hl.testing.sandbox import start_nodes
from vantage6_hl.testing.world import add_node, log_in_administrator

pytestmark = [pytest.mark.hub, pytest.mark.slow, pytest.mark.timeout(600)]

BOTH = pytest.mark.parametrize("who", ["official", "ours"])


@pytest.fixture(scope="module")
def somebody(
    hub: Hub, admin: UserClient, example: Example, tmp_path_factory: pytest.TempPathFactory
) -> Person:
    """Somebody of organization 2."""
    folder = tmp_path_factory.mktemp("programs")
    return person(hub, admin, folder, organization=example.members[0].id)


def new_session(researcher: UserClient, example: Example) -> int:
    return researcher.session.create(collaboration=example.collaboration, scope="collaboration").id


def checks(printed: str) -> list[str]:
    """Give what the feature tester says of each organization, in its order."""
    return re.findall(r"organization \d+|\w+ +│ ✔ success|\w+ +│ .*failed", printed)


@BOTH
def test_the_feature_tester_finds_all_well(
    somebody: Person, researcher: UserClient, example: Example, hub: Hub, who: Who
) -> None:
    done = somebody.run(
        who,
        str(programs() / "bin" / "v6"),
        *("test", "feature-test", "--hq-url", hub.hq_url, "--auth-url", hub.auth_url),
        *("--collaboration", str(example.collaboration), "--all-nodes", "--online-only"),
        *("--session-id", str(new_session(researcher, example))),
        *("--database-label", "olympic_athletes_db"),
        *("--private-key", str(example.members[0].private_key)),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = checks(done.stdout)
    for member in example.members:
        assert f"organization {member.id}" in found
    assert len(found) == 4 * len(example.members)
    assert [one for one in found if "failed" in one] == []


@pytest.fixture(scope="module")
def readable(
    hub: Hub, admin: UserClient, example: Example, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    """A collaboration without encryption, which the algorithm test script does not set up; with a node."""
    member = example.members[0]
    made = admin.collaboration.create(f"compat-readable-{secrets.token_hex(4)}", organizations=[member.id])
    nodes = start_nodes(
        [add_node(admin, member, collaboration=made.id)],
        hq_url=hub.hq_url,
        auth_url=hub.auth_url,
        realm=hub.realm,
        folder=tmp_path_factory.mktemp("nodes"),
    )
    with nodes:
        yield made.id


@BOTH
def test_the_algorithm_test_script_runs_its_task(
    somebody: Person, admin: UserClient, readable: int, hub: Hub, who: Who
) -> None:
    name = f"test_average_task-{who}-{secrets.token_hex(4)}"
    with connect(hub, events=False) as owner:
        owner.authenticate(
            prompt=lambda prompt: device_login(hub, prompt.complete_url, somebody.username, somebody.password)
        )
        session = owner.session.create(collaboration=readable, scope="own").id
    arguments = {
        "collaboration": readable,
        "organizations": [2],
        "name": name,
        "image": "harbor2.vantage6.ai/demo/average",
        "description": "",
        "method": "echo",
        "arguments": {"column_name": "age"},
        "session": session,
        "action": "central_compute",
    }
    script = str(HERE / "algorithm_script.py")
    done = somebody.run(who, script, hub.hq_url, hub.auth_url, json.dumps(arguments))
    assert done.returncode == 0, done.stdout + done.stderr
    module = "vantage6.client" if who == "official" else "vantage6_hl.compat.client"
    assert done.stdout.splitlines()[-1] == f"{name} completed, with {module}"
    assert admin.task.list(name=name, field="status") == ["completed"]
    # A task that fails ends the script with an error, with either client.
    arguments |= {"method": "fail", "arguments": {"message": "on purpose"}}
    done = somebody.run(who, script, hub.hq_url, hub.auth_url, json.dumps(arguments))
    assert done.returncode == 1
    assert "failed. Check the log file of the task" in done.stdout


@BOTH
def test_the_guides_researcher(somebody: Person, example: Example, hub: Hub, who: Who) -> None:
    folder = somebody.folder / f"guide-{who}"
    folder.mkdir()
    here = {
        "hq_url": hub.hq_url,
        "auth_url": hub.auth_url,
        "organization_key": str(example.members[0].private_key),
    }
    settings = "".join(f"{name} = {value!r}\n" for name, value in here.items())
    (folder / "config.py").write_text(f"{guide.code('config')}\n{settings}")
    blocks = ("login", "session", "dataframe", "central", "wait", "task info", "result")
    text = "".join(f"{guide.code(name)}\n" for name in blocks)
    # As the guide has it: the tests of vantage6_hl itself change this line.
    text = text.replace("from vantage6_hl import UserClient", "from vantage6.client import UserClient")
    # The hub has other sessions, and wants another name each time.
    text = text.replace("my_session", f"compat-{secrets.token_hex(4)}")
    text = text.replace("session=1,", 'session=session["id"],')
    script = folder / "researcher.py"
    script.write_text(
        f"{text}\nprint('the result is', result_info['data'][0]['result'], result == result_info)\n"
    )
    done = somebody.run(who, str(script))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == 'the result is {"average": 53.25} True'


def test_the_sandbox_scripts_empty_and_fill_a_hub(tmp_path: Path) -> None:
    with start_hub() as hub, connect(hub, events=False) as admin:
        log_in_administrator(admin, hub)
        address = urlsplit(hub.store_url)
        admin.store.create(
            "local",
            algorithm_store_url=f"http://localhost:{address.port}",
            api_path=address.path,
            all_collaborations=True,
        )
        root = Person(hub, hub.admin_username, hub.admin_password, tmp_path)
        told: dict[str, str] = {}
        # Each fills the hub after the other: so each also deletes what the other has made.
        for who in ("official", "ours", "official again", "ours again"):
            done = root.run(
                "ours" if "ours" in who else "official",
                *(str(HERE / "populate.py"), hub.hq_url, hub.auth_url, str(address.port), "2"),
            )
            assert done.returncode == 0, done.stdout + done.stderr
            told[who] = done.stdout
            assert [one.name for one in admin.node.list()] == ["node-1", "node-2"]
            assert sorted(admin.user.list(field="username")) == ["admin", "user_1", "user_2"]
        assert _same(told["official again"]) == _same(told["ours again"])


def _same(printed: str) -> list[str]:
    """Give what both clients print alike: without keys, ids and the waits for the browser."""
    lines = [re.sub(r"ID: \d+|API Key: \S+", "", line) for line in printed.splitlines()]
    return [line for line in lines if line.startswith((" ", "Deleted", "Registering", "Organizations"))]
