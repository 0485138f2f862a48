"""``v6hl`` on the real hub, as a person, an administrator and a CI job use it, with pipes and terminals."""

from __future__ import annotations

import csv
import json
import os
import re
import secrets
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from scripts.checkout import ROOT
from tests.conftest import Example
from tests.unit.waiting.test_interrupt import OnTerminal
from vantage6_hl import UserClient
from vantage6_hl.crypto import fingerprint, load_key
from vantage6_hl.testing.hub import Hub, device_login

pytestmark = [pytest.mark.hub, pytest.mark.slow]

IMAGE = "harbor2.vantage6.ai/demo/average"
COMMAND = (sys.executable, "-m", "vantage6_hl.cli")


@dataclass
class Shell:
    """Somebody's shell: a folder, and settings in the environment."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        others = {name: value for name, value in os.environ.items() if not name.startswith("VANTAGE6_")}
        own = {
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "VANTAGE6_KNOWN_KEYS": str(self.folder / "known_keys"),
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        return others | own | dict(self.variables)

    def run(self, *typed: str, code: int = 0, stdin: str = "") -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*COMMAND, *typed],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            cwd=self.folder,
            env=self.environment,
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done

    def json(self, *typed: str) -> Any:
        return json.loads(self.run(*typed, "--json").stdout)

    def bash(self, script: str) -> str:
        v6hl = f'v6hl() {{ {shlex.join(COMMAND)} "$@"; }}\n'
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", v6hl + script],
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
            cwd=self.folder,
            env=self.environment,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def person(hub: Hub, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The administrator's shell, in which nobody is logged in yet."""
    shell = Shell(tmp_path_factory.mktemp("person"))
    shell.run(
        *("config", "set", f"hq_url={hub.hq_url}", f"auth_url={hub.auth_url}"),
        *(f"auth_realm={hub.realm}", f"auth_client={hub.client_id}"),
    )
    return shell


@pytest.fixture(scope="module")
def robot(hub: Hub, example: Example, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The shell of a CI job with the researcher's service account, and nothing but its environment."""
    return Shell(
        tmp_path_factory.mktemp("robot"),
        {
            "VANTAGE6_HQ_URL": hub.hq_url,
            "VANTAGE6_AUTH_URL": hub.auth_url,
            "VANTAGE6_AUTH_REALM": hub.realm,
            "VANTAGE6_USERNAME": example.researcher.username,
            "VANTAGE6_CLIENT_SECRET": example.researcher.client_secret,
            "VANTAGE6_ORGANIZATION_KEY": str(example.members[0].private_key),
        },
    )


def log_in(shell: Shell, hub: Hub) -> str:
    """Log in as a person does: read the address that is shown, and open it. Gives all that was shown."""
    with subprocess.Popen(
        [*COMMAND, "login", "--no-browser"],
        stderr=subprocess.PIPE,
        text=True,
        cwd=shell.folder,
        env=shell.environment,
    ) as program:
        assert program.stderr is not None
        watch = threading.Timer(100, program.kill)
        watch.start()
        shown = ""
        for line in program.stderr:
            shown += line
            found = re.search(r"or open (\S+)", line)
            if found:
                device_login(hub, found[1], hub.admin_username, hub.admin_password)
        watch.cancel()
        assert program.wait() == 0, shown
    return shown


@pytest.fixture(scope="module")
def administrator(person: Shell, hub: Hub) -> Iterator[Shell]:
    """The administrator's shell, logged in."""
    log_in(person, hub)
    yield person
    person.run("logout")


@dataclass(frozen=True)
class Data:
    """A dataframe that is ready, in its session."""

    session: str
    dataframe: str


@pytest.fixture(scope="module")
def data(robot: Shell, example: Example) -> Data:
    """What a CI job makes first, with commands alone."""
    place = ("--collaboration", str(example.collaboration), "--scope", "collaboration")
    session = robot.run("session", "create", *place, "--field", "id").stdout.strip()
    created = robot.json(
        *("dataframe", "create", "--label", "olympic_athletes_db", "--method", "read_csv"),
        *("--image", IMAGE, "--session", session),
    )
    robot.run("task", "wait", str(created["last_session_task"]["id"]), "--timeout", "90")
    return Data(session, str(created["id"]))


def start(data: Data, method: str, *more: str, organizations: str = "2,3") -> tuple[str, ...]:
    return (
        *("task", "run", "--image", IMAGE, "--method", method, "--organizations", organizations),
        *("--session", data.session, "--databases", data.dataframe, "--action", "federated_compute"),
        *("--timeout", "90", *more),
    )


def test_a_person_logs_in_once_and_out_again(person: Shell, hub: Hub) -> None:
    assert "error: You are not logged in" in person.run("whoami", code=3).stderr
    before = person.json("status")
    assert (before["release"], before["health"], before["fits"]) == (hub.release, "well", "yes")
    shown = log_in(person, hub)
    assert f"Logged in as {hub.admin_username} of root." in shown
    me = person.json("whoami")
    assert (me["username"], me["organization"], me["roles"]) == (hub.admin_username, "root", ["Root"])
    status = person.json("status")
    assert status["login"] == "saved login"
    assert status["token_age"] >= 0
    assert status["token_ends_in"] > 0
    person.run("logout")
    person.run("whoami", code=3)


def test_a_ci_job_gets_results_as_json_csv_and_columns(robot: Shell, data: Data) -> None:
    (robot.folder / "arguments.json").write_text('{"column_name": "age"}')
    done = robot.run(*start(data, "partial_average", "--arguments", '{"column_name": "age"}', "--json"))
    document = json.loads(done.stdout)
    assert [one["result"] for one in document["results"]] == [
        {"sum": 253, "count": 4},
        {"sum": 173, "count": 4},
    ]
    assert "status: completed" in done.stderr
    table = robot.run(*start(data, "partial_average", "--arguments-file", "arguments.json", "--csv"))
    rows = [*csv.DictReader(table.stdout.splitlines())]
    assert [(row["organization_id"], row["sum"]) for row in rows] == [("2", "253"), ("3", "173")]
    lines = robot.bash(f"v6hl results {document['task_id']} | cut -f 3")
    assert lines == "253\n173\n"
    assert robot.json("results", str(document["task_id"])) == document
    piped = robot.run(
        *start(data, "partial_average", "--arguments", "@-", "--quiet"), stdin='{"column_name": "age"}'
    )
    assert piped.stderr == ""
    assert len(piped.stdout.splitlines()) == 2


def test_a_failed_task_is_told_by_its_code_and_its_log(robot: Shell, data: Data) -> None:
    done = robot.run(
        *start(data, "fail", "--arguments", '{"message": "no such column"}', organizations="2"), code=10
    )
    found = re.search(r"'v6hl task logs (\d+)' shows what it logged", done.stderr)
    assert found
    assert "no such column" in robot.run("task", "logs", found[1]).stdout
    assert "no such column" in robot.json("task", "logs", found[1])[0]["log"]


def test_a_task_is_started_waited_for_in_vain_and_killed(robot: Shell, data: Data) -> None:
    task = robot.json(*start(data, "sleep", "--arguments", '{"seconds": 60}', "--detach", organizations="2"))
    id_ = str(task["id"])
    late = robot.run("task", "wait", id_, "--timeout", "1", "--quiet", code=11)
    assert "stop it with 'v6hl task kill'" in late.stderr
    robot.run("task", "kill", id_)
    robot.run("task", "wait", id_, "--timeout", "60", code=10)
    assert robot.run("task", "get", id_, "--field", "status").stdout.strip() in ("killed", "failed")
    robot.run("task", "get", "999999", code=4)


def test_ctrl_c_ends_the_wait_and_says_how_to_go_on(
    robot: Shell, data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in robot.environment.items():
        monkeypatch.setenv(name, value)
    typed = start(data, "sleep", "--arguments", '{"seconds": 60}', organizations="2")
    program = OnTerminal("vantage6_hl.cli", *typed)
    try:
        program.read_until("example_org1")  # the progress is shown
        program.press_ctrl_c()
        assert program.read_to_end() == 130, program.text
        found = re.search(
            r"Stopped waiting for task (\d+); it goes on\. 'v6hl task wait \1' waits", program.text
        )
        assert found, program.text
        assert "Traceback" not in program.text
    finally:
        program.close()
    robot.run("task", "kill", found[1])


def test_a_terminal_shows_a_table(robot: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in robot.environment.items():
        monkeypatch.setenv(name, value)
    program = OnTerminal("vantage6_hl.cli", "organization", "list")
    try:
        assert program.read_to_end() == 0
    finally:
        program.close()
    lines = re.sub(r"\x1b\[[0-9;]*m", "", program.text).splitlines()
    assert lines[0].split()[:2] == ["id", "name"]  # more where others have filled in more
    assert ["2", "example_org1"] in [line.split()[:2] for line in lines]


def test_a_pipe_that_closes_ends_quietly(robot: Shell) -> None:
    assert robot.bash("set +o pipefail; v6hl rule list 2>&1 | head -n 1").count("\n") == 1


def test_what_may_not_be_is_told_by_its_code(robot: Shell) -> None:
    refused = robot.run("organization", "create", "not mine to make", code=5)
    assert refused.stderr.count("\n") <= 2
    robot.run("organization", "get", "999999", code=4)


def test_a_wrong_secret_and_a_hub_that_is_away_have_their_codes(robot: Shell) -> None:
    Shell(robot.folder, {**robot.variables, "VANTAGE6_CLIENT_SECRET": "wrong"}).run("whoami", code=3)
    Shell(robot.folder, {**robot.variables, "VANTAGE6_HQ_URL": "http://127.0.0.1:9/hq"}).run("status", code=7)


def test_an_administrator_sets_up_a_node_and_an_account(
    administrator: Shell, admin: UserClient, hub: Hub
) -> None:
    shell = administrator
    organization = shell.run("organization", "create", "cli_org", "--country", "NL", "--field", "id").stdout
    key = shell.json("keys", "create", "cli_org.pem")
    assert key["fingerprint"] == fingerprint(load_key(shell.folder / "cli_org.pem"))
    collaboration = shell.json(
        "collaboration", "create", "cli_collab", "--organizations", organization.strip()
    )
    place = ("--collaboration", str(collaboration["id"]), "--organization", organization.strip())
    node = shell.json("node", "create", *place, "--name", "cli-node")
    file = shell.folder / node["api_key_file"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(file.read_text().strip()) > 10
    again = shell.run("node", "create", *place, "--name", "cli-node", code=2)
    assert "is there already" in again.stderr
    role = admin.role.list(name="Collaboration Admin")[0].id
    made = shell.json(
        *("user", "create", "cli-robot", "--is-service-account"),
        *("--organization", organization.strip(), "--roles", str(role)),
    )
    secret = shell.folder / made["client_secret_file"]
    settings = ("--profile", "robot", "config", "set", "username=cli-robot", f"client_secret_file={secret}")
    shell.run(*settings, f"hq_url={hub.hq_url}", f"auth_url={hub.auth_url}", f"auth_realm={hub.realm}")
    assert shell.json("whoami", "--profile", "robot")["organization"] == "cli_org"
    shell.run("keys", "upload", "cli_org.pem", "--profile", "robot")
    states = {
        row["name"]: row["state"]
        for row in shell.json("keys", "check", "--profile", "robot", "--private-key", "cli_org.pem")
    }
    assert states["cli_org"] == "yours"
    node_id = str(node["id"])
    assert "say --yes" in shell.run("node", "delete", node_id, code=2).stderr
    shell.run("node", "delete", node_id, "--yes")
    shell.run("user", "delete", str(made["id"]), "--yes")
    shell.run("collaboration", "delete", str(collaboration["id"]), "--yes", "--delete-dependents")
    shell.run("organization", "delete", organization.strip(), "--yes", "--delete-dependents")


def test_the_pages_administrator_gets_what_the_page_says(administrator: Shell, admin: UserClient) -> None:
    """The blocks that the reader of the other pages may not run."""
    page = (ROOT / "docs" / "command-line.md").read_text()
    blocks = re.findall(r"<!-- not run:[^>]*runs it -->\n```bash\n(.*?)```", page, flags=re.DOTALL)
    assert len(blocks) == 2
    role = admin.role.list(name="Collaboration Admin")[0].id
    before = {one.id for one in admin.organization.list()}
    studies = {one.id for one in admin.collaboration.list()}
    script = blocks[0].replace("--roles 3", f"--roles {role}")
    tag = secrets.token_hex(4)
    for name in ("The_Shire", "our_study", "robot", "shire-node"):  # the guide makes some of these, too
        assert name in script
        script = script.replace(name, f"{name}-{tag}")
    administrator.bash(script)
    robot, shire_node = f"robot-{tag}", f"shire-node-{tag}"
    secret = administrator.folder / f"{robot}.client_secret"
    for file in (secret, administrator.folder / f"{shire_node}.api_key"):
        assert file.stat().st_mode & 0o777 == 0o600
    account = {"VANTAGE6_USERNAME": robot, "VANTAGE6_CLIENT_SECRET_FILE": str(secret)}
    printed = Shell(administrator.folder, account).bash(blocks[1])
    own = fingerprint(load_key(administrator.folder / "private_key.pem"))
    assert printed.count(own) == 4  # made, uploaded, of the file, of the hub
    (node,) = admin.node.list(name=shire_node)
    admin.node.delete(node.id)
    (user,) = admin.user.list(username=robot)
    admin.user.delete(user.id)
    for one in admin.collaboration.list():
        if one.id not in studies:
            admin.collaboration.delete(one.id, delete_dependents=True)
    for other in admin.organization.list():
        if other.id not in before:
            admin.organization.delete(other.id)


def test_a_store_is_found_by_itself_or_chosen(robot: Shell, hub: Hub) -> None:
    stores = robot.json("store", "list")
    (one,) = [one for one in stores if one["url"] == hub.store_url.removesuffix("/store")]
    chosen = robot.json("store", "policy", "get-public", "--store", str(one["id"]))
    assert "algorithm_view" in chosen
    if len(stores) == 1:
        assert robot.json("store", "policy", "get-public") == chosen
    else:
        assert "Choose one with --store ID" in robot.run("algorithm", "list", code=2).stderr
