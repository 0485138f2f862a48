"""The programs in ``examples/`` and its notebook, run on a real hub as their first lines say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.checkout import ROOT
from tests.conftest import Example
from vantage6_hl import UserClient
from vantage6_hl.testing.hub import Hub, admin_token, device_login

pytestmark = pytest.mark.hub

EXAMPLES = ROOT / "examples"
DATABASE = "olympic_athletes_db"
AVERAGE = ["--database", DATABASE, "--column", "age", "--timeout", "100"]
ADDRESS = re.compile(r"or open (\S+)")


@pytest.fixture
def settings(hub: Hub, tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who knows the hub, with a home of its own."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("VANTAGE6_")}
    return {
        **outside,
        "VANTAGE6_HQ_URL": hub.hq_url,
        "VANTAGE6_AUTH_URL": hub.auth_url,
        "VANTAGE6_AUTH_REALM": hub.realm,
        "VANTAGE6_AUTH_CLIENT": hub.client_id,
        "VANTAGE6_KNOWN_KEYS": str(tmp_path / "known_keys"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }


@pytest.fixture
def as_researcher(settings: dict[str, str], example: Example) -> dict[str, str]:
    """The environment of the researcher's service account."""
    return {
        **settings,
        "VANTAGE6_USERNAME": example.researcher.username,
        "VANTAGE6_CLIENT_SECRET": example.researcher.client_secret,
        "VANTAGE6_ORGANIZATION_KEY": str(example.members[0].private_key),
    }


def run(name: str, *arguments: str, env: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run an example from another folder; no secret of its environment is in what it says."""
    done = subprocess.run(
        [sys.executable, EXAMPLES / name, *arguments],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
        cwd=folder,
    )
    for secret in ("VANTAGE6_CLIENT_SECRET", "VANTAGE6_TOKEN"):
        assert env.get(secret, "absent") not in done.stdout + done.stderr
    return done


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_an_example_says_what_it_is(path: Path) -> None:
    text = path.read_text()
    assert f"python examples/{path.name}" in text.split('"""')[1], "how it is run"
    if "argparse" in text:
        done = subprocess.run([sys.executable, path, "--help"], capture_output=True, text=True, check=True)
        assert text.split('"""')[1].strip().splitlines()[0] in done.stdout


def test_low_level(hub: Hub, tmp_path: Path) -> None:
    token = str(admin_token(hub)["access_token"])
    env = {**os.environ, "VANTAGE6_HQ_URL": hub.hq_url, "VANTAGE6_TOKEN": token}
    done = run("low_level.py", env=env, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "5.0.3" in done.stdout


def test_an_administrator_sets_up_a_federation(
    hub: Hub, admin: UserClient, settings: dict[str, str], tmp_path: Path
) -> None:
    """The person is played by ``device_login``, at the address that the program shows."""
    # Names of its own: the login service keeps the accounts of what the hub has deleted.
    study, *names = (f"{name}-{time.time_ns():x}" for name in ("heart", "north", "south"))
    command = [sys.executable, EXAMPLES / "administrator.py", study, *names]
    made: dict[str, int] = {}
    with subprocess.Popen(
        command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        for line in program.stderr:
            if address := ADDRESS.search(line):
                device_login(hub, address[1], hub.admin_username, hub.admin_password)
                break
        out, err = program.communicate(timeout=150)
    try:
        assert program.returncode == 0, err
        made = {one.name or "": one.id for one in admin.organization.list() if one.name in names}
        (found,) = admin.collaboration.list(name=study)
        assert found.encrypted
        assert [one.id for one in admin.organization.list(collaboration=found.id)] == [*made.values()]
        assert len(admin.node.list(collaboration=found.id)) == 2
        for name in names:
            folder = tmp_path / "federation" / name
            files = {path.name: path for path in folder.iterdir()}
            assert sorted(files) == ["node.key", "password", "private_key.pem", "robot.secret"]
            assert all(path.stat().st_mode & 0o077 == 0 for path in [folder, *files.values()])
            assert not any(
                files[one].read_text() in out + err for one in ("node.key", "robot.secret", "password")
            )
        # What was handed over works: the robot of an organization logs in and opens what is for it.
        with UserClient(hub.hq_url, hub.auth_url, hub.realm, hub.client_id) as robot:
            secret = (tmp_path / "federation" / names[0] / "robot.secret").read_text()
            robot.initialize_service_account(secret, username=f"{names[0]}-robot")
            robot.authenticate_service_account()
            robot.setup_encryption(tmp_path / "federation" / names[0] / "private_key.pem")
    finally:
        for one in admin.collaboration.list(name=study):
            admin.collaboration.delete(one.id, delete_dependents=True)
        for id_ in made.values():
            admin.organization.delete(id_, delete_dependents=True)


def test_a_researcher_computes_an_average(
    as_researcher: dict[str, str], example: Example, tmp_path: Path
) -> None:
    arguments = ["--service-account", "--collaboration", str(example.collaboration), *AVERAGE]
    done = run("researcher.py", *arguments, env=as_researcher, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Average age, computed here: 53.25" in done.stdout
    assert "Average age, computed at a node: 53.25" in done.stdout
    assert re.search(r"└── Task \d+: subtask \(federated compute, partial_average\), completed", done.stdout)
    wrong = [*arguments[:3], "--database", "no_such_database", "--column", "age"]
    done = run("researcher.py", *wrong, env=as_researcher, folder=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "no_such_database" in done.stderr, "the hub's own words"


@pytest.fixture
def without_key(admin: UserClient, example: Example) -> Iterator[int]:
    """A collaboration of the researcher's in which an organization has no key."""
    other = admin.organization.create("no key yet")
    both = admin.collaboration.create(
        "half ready", organizations=[example.members[0].id, other.id], encrypted=True
    )
    yield both.id
    # The hub fails on deleting it together with its sessions.
    for id_ in admin.session.list(collaboration=both.id, field="id"):
        admin.session.delete(id_)
    admin.collaboration.delete(both.id, delete_dependents=True)
    admin.organization.delete(other.id, delete_dependents=True)


def test_one_of_many_collaborations_fails_alone(
    as_researcher: dict[str, str], example: Example, without_key: int, tmp_path: Path
) -> None:
    asked = [f"--collaboration={one}" for one in (example.collaboration, without_key, 999_999)]
    done = run("fan_out.py", *asked, *AVERAGE, "--at-once", "2", env=as_researcher, folder=tmp_path)
    assert done.returncode == 1
    assert f"Collaboration {example.collaboration} (example_collab1): average age 53.25 of 8" in done.stdout
    assert "1 of 3 collaborations answered" in done.stdout
    assert f"Collaboration {without_key} (half ready): " in done.stderr
    assert "Collaboration 999999 (unknown): " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def data(researcher: UserClient, example: Example) -> list[str]:
    """Options that name a session with a dataframe."""
    session = researcher.session.create(collaboration=example.collaboration, scope="collaboration")
    dataframe = researcher.dataframe.create(
        label=DATABASE, image="harbor2.vantage6.ai/demo/average", method="read_csv", session=session.id
    )
    researcher.wait_for_results(dataframe["last_session_task"]["id"], timeout=60, interval=0.2)
    return ["--session", str(session.id), "--dataframe", str(dataframe.id), "--organizations", "2", "3"]


def test_a_pipeline_gets_results_or_a_telling_status(
    as_researcher: dict[str, str], data: list[str], tmp_path: Path
) -> None:
    def task(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {**as_researcher, **environment}
        return run("ci_service_account.py", *data, *arguments, env=env, folder=tmp_path)

    done = task("--method", "partial_average", "--arguments", '{"column_name": "age"}')
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [{"sum": 253, "count": 4}, {"sum": 173, "count": 4}]
    done = task("--method", "fail", "--arguments", '{"message": "no such column"}')
    assert (done.returncode, done.stdout) == (1, "")
    assert "no such column" in done.stderr
    done = task("--method", "sleep", "--arguments", '{"seconds": 60}', "--timeout", "1")
    assert (done.returncode, done.stdout) == (4, "")
    assert task("--method", "echo", VANTAGE6_CLIENT_SECRET="no such secret").returncode == 3
    done = task("--method", "echo", VANTAGE6_HQ_URL="")
    assert done.returncode == 2
    assert "VANTAGE6_HQ_URL" in done.stderr
    assert task("--method", "echo", VANTAGE6_HQ_URL="http://127.0.0.1:9/hq").returncode == 4
