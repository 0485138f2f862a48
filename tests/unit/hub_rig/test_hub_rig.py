"""The parts of the hub's rig that need no hub."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from vantage6_hl.testing.hub import DEFAULT_RELEASE, Hub, HubError, configuration, start_hub, starting, state
from vantage6_hl.testing.hub.__main__ import main
from vantage6_hl.testing.hub.java import parse_version
from vantage6_hl.testing.hub.login import device_login
from vantage6_hl.testing.hub.realm import realm
from vantage6_hl.testing.hub.registry import manifest
from vantage6_hl.testing.hub.waiting import free_ports, wait_until_answers
from vantage6_hl.testing.people import Account, Member
from vantage6_hl.testing.processes import start, stop
from vantage6_hl.testing.world import World, world_of, write_world


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return Hub(
        hq_url="http://127.0.0.1:1/hq",
        store_url="http://127.0.0.1:2/store",
        auth_url="http://127.0.0.1:3",
        admin_password="s3cret-password",
        registry="127.0.0.1:4",
        release=DEFAULT_RELEASE,
        folder=tmp_path,
        pid=os.getpid(),
    )


def test_a_hub_survives_json_and_hides_its_password(hub: Hub) -> None:
    assert Hub.from_json(hub.to_json()) == hub
    assert "s3cret" not in repr(hub)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"folder": "/x"}', '{"folder": "/x", "colour": 1}'])
def test_what_is_no_hub_is_refused(text: str) -> None:
    with pytest.raises(HubError, match="does not describe"):
        Hub.from_json(text)


@pytest.mark.parametrize(
    ("told", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('openjdk version "25" 2025-09-16', 25),
        ('java version "1.8.0_401"', 1),
        ("command not found", 0),
    ],
)
def test_java_version(told: str, version: int) -> None:
    assert parse_version(told) == version


def test_the_realm_has_the_device_flow_and_no_password_grant() -> None:
    public, admin = realm(admin_password="a", client_secret="b")["clients"]  # type: ignore[misc]
    assert public["publicClient"] is True
    assert public["attributes"]["oauth2.device.authorization.grant.enabled"] == "true"
    assert not public.get("directAccessGrantsEnabled")
    assert not admin.get("directAccessGrantsEnabled")
    assert admin["secret"] == "b"


def test_only_administrators_edit_the_organization_of_an_account() -> None:
    components = realm(admin_password="a", client_secret="b")["components"]
    [provider] = components["org.keycloak.userprofile.UserProfileProvider"]  # type: ignore[index]
    [profile] = provider["config"]["kc.user.profile.config"]
    by_name = {field["name"]: field for field in json.loads(profile)["attributes"]}
    assert by_name["organization_id"]["permissions"] == {"view": ["admin", "user"], "edit": ["admin"]}
    assert set(by_name) == {"username", "email", "firstName", "lastName", "organization_id"}


def test_hq_gets_a_new_secret_each_time_and_the_blob_store_only_when_asked(tmp_path: Path) -> None:
    plain = configuration.hq(tmp_path, port=1, store_port=2, large_result_store=None).config
    other = configuration.hq(
        tmp_path, port=1, store_port=2, large_result_store={"container_name": "c"}
    ).config
    assert plain["jwt_secret_key"] != other["jwt_secret_key"]
    assert "large_result_store" not in plain
    assert other["large_result_store"] == {"container_name": "c"}
    assert plain["algorithm_stores"] == [
        {"name": "Local store", "url": "http://127.0.0.1:2", "api_path": "/store"}
    ]


def test_the_registry_gives_each_image_a_digest_of_its_own() -> None:
    one, two = manifest("/v2/demo/average/manifests/1"), manifest("/v2/demo/average/manifests/2")
    assert one is not None
    assert two is not None
    assert one[0].startswith("sha256:")
    assert one[0] != two[0]
    assert manifest("/v2/demo/average/manifests/1") == one
    assert manifest("/v2/demo/average/tags/list") is None


def test_asking_the_registry_by_digest_gives_that_digest() -> None:
    answer = manifest(f"/v2/demo/average/manifests/sha256:{'0' * 64}")
    assert answer is not None
    assert answer[0] == f"sha256:{'0' * 64}"


def test_free_ports_are_free_and_different() -> None:
    ports = free_ports(5)
    assert len(set(ports)) == 5
    for port in ports:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", port))


def test_waiting_for_a_process_that_ends_tells_the_end_of_its_log(tmp_path: Path) -> None:
    [port] = free_ports(1)
    log = tmp_path / "store.log"
    child = start([sys.executable, "-c", "print('no such table'); raise SystemExit(3)"], log=log)
    with pytest.raises(HubError, match=r"store ended with status 3(.|\n)*no such table"):
        wait_until_answers(f"http://127.0.0.1:{port}", child=child, log=log)


def test_waiting_for_a_service_that_never_answers_ends(tmp_path: Path) -> None:
    [port] = free_ports(1)
    child = start([sys.executable, "-c", "import time; time.sleep(60)"], log=tmp_path / "hq.log")
    try:
        with pytest.raises(HubError, match=r"did not answer 200 within 0 s"):
            wait_until_answers(f"http://127.0.0.1:{port}", child=child, log=tmp_path / "hq.log", patience=0.2)
    finally:
        stop(child)


@pytest.mark.parametrize("release", ["5.0", "latest", "5.0.3; rm", "5.0.3.dev1"])
def test_a_release_that_cannot_be_is_refused_before_anything_is_installed(release: str) -> None:
    with pytest.raises(HubError, match="no release of the hub"), start_hub(release=release):
        pytest.fail("it started")


def test_a_folder_is_removed_when_its_hub_was_killed_and_kept_while_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "FOLDER", tmp_path)
    killed, running = tmp_path / "hub-killed", tmp_path / "hub-running"
    for folder in (killed, running):
        folder.mkdir()
        (folder / "keeper.log").touch()
    with (running / "keeper.log").open() as log:
        fcntl.flock(log, fcntl.LOCK_EX)
        with pytest.raises(HubError, match="no release"), start_hub(release="none"):
            pytest.fail("it started")
    assert [path.name for path in tmp_path.iterdir()] == ["hub-running"]


def test_a_login_page_that_is_not_there_is_an_error(hub: Hub) -> None:
    [port] = free_ports(1)
    with pytest.raises(httpx.ConnectError):
        device_login(hub, f"http://127.0.0.1:{port}/device?user_code=X", "alice", "secret")


class TestState:
    @pytest.fixture(autouse=True)
    def _own_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(state, "FILE", tmp_path / "run" / "hub.json")

    def test_nothing_runs_at_first(self) -> None:
        assert state.read() is None

    def test_only_the_owner_reads_the_password(self, hub: Hub) -> None:
        state.write(hub)
        assert state.FILE.stat().st_mode & 0o777 == 0o600
        assert state.read() == hub
        state.forget()
        assert state.read() is None

    def test_the_id_of_another_process_is_not_the_keeper(self, hub: Hub) -> None:
        state.write(hub)
        told = json.loads(state.FILE.read_text())
        state.FILE.write_text(json.dumps({**told, "started": told["started"] - 1}))
        assert state.read() is None

    def test_a_keeper_that_is_gone_keeps_nothing(self, hub: Hub) -> None:
        gone = subprocess.Popen([sys.executable, "-c", ""])
        state.write(replace(hub, pid=gone.pid))
        gone.wait()
        assert state.read() is None

    def test_a_file_of_another_version_matters_only_while_its_hub_runs(self, hub: Hub) -> None:
        state.write(hub)
        told = json.loads(state.FILE.read_text())
        older = {name: value for name, value in json.loads(told["hub"]).items() if name != "registry"}
        state.FILE.write_text(json.dumps({"hub": json.dumps(older), "started": told["started"]}))
        with pytest.raises(HubError, match="registry"):
            state.read()
        state.FILE.write_text(json.dumps({"hub": json.dumps(older), "started": 1}))
        assert state.read() is None

    def test_a_damaged_file_is_an_error(self) -> None:
        state.FILE.parent.mkdir()
        state.FILE.write_text("{")
        with pytest.raises(HubError, match="damaged"):
            state.read()

    def test_stop_ends_the_keeper_and_removes_what_it_left(self, hub: Hub, tmp_path: Path) -> None:
        folder = tmp_path / "hub"
        folder.mkdir()
        keeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        kept = replace(hub, pid=keeper.pid, folder=folder)
        state.write(kept)
        state.stop(kept)
        assert keeper.wait() == -signal.SIGTERM
        assert not folder.exists()
        assert state.read() is None


class TestCommandLine:
    @pytest.fixture(autouse=True)
    def _own_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(state, "FILE", tmp_path / "hub.json")

    def test_status_and_stop_without_a_hub(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["status"]) == 3
        assert main(["stop"]) == 0
        assert capsys.readouterr().out == "No hub runs.\nNo hub runs.\n"

    def test_a_second_hub_of_another_release_is_refused(
        self, hub: Hub, capsys: pytest.CaptureFixture[str]
    ) -> None:
        state.write(hub)
        assert main(["start", "--release", "5.0.2"]) == 1
        assert f"A hub of release {DEFAULT_RELEASE} runs already" in capsys.readouterr().err

    def test_the_world_of_a_hub_is_told(
        self, hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        state.write(hub)
        assert main(["start", "--world"]) == 1
        assert "A hub without the example world runs already" in capsys.readouterr().err
        assert main(["env"]) == 1
        assert "No hub with a world runs" in capsys.readouterr().err
        member = Member(2, "example_org1", tmp_path / "it's a key.pem", {"people": tmp_path / "people.csv"})
        world = World(hub, [member], 1, Account("robot", "s3cret"), tmp_path)
        write_world(world)
        assert world_of(hub) == world
        assert (tmp_path / "world.json").stat().st_mode & 0o777 == 0o600
        assert "s3cret" not in repr(world)
        assert main(["env"]) == 0
        told = subprocess.run(
            ["sh", "-c", f'{capsys.readouterr().out}\necho "$VANTAGE6_USERNAME $VANTAGE6_ORGANIZATION_KEY"'],
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout == f"robot {member.private_key}\n"

    def test_a_hub_that_runs_but_does_not_answer_is_an_error(
        self, hub: Hub, capsys: pytest.CaptureFixture[str]
    ) -> None:
        state.write(hub)
        assert main(["status"]) == 1
        assert "does not answer" in capsys.readouterr().err

    def test_help_names_the_commands(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit, match="0"):
            main(["--help"])
        told = capsys.readouterr().out
        assert all(command in told for command in ("start", "stop", "status", "run"))
