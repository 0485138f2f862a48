"""The fixtures, as a test suite of somebody else uses them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SUITE = """
import pytest
from vantage6_hl import UserClient
from vantage6_hl.testing import completed

def analyse():
    with UserClient.from_config() as client:
        client.authenticate_service_account()
        client.setup_encryption(client.organization_key)
        task = client.task.create(
            name="average age", image="harbor2.vantage6.ai/demo/average", method="central_average",
            arguments={"column_name": "age"}, organizations=[2], session=1, databases=1,
            action="central_compute",
        )
        return client.wait_for_results(task.id)[0]["average"]

@pytest.mark.parametrize("average", [53.25, 21.3])
def test_the_average_is_given(fake_hub, average):
    fake_hub.on_task("central_average", completed({"average": average}))
    assert analyse() == average
    fake_hub.assert_task(method="central_average", arguments={"column_name": "age"})
    assert len(fake_hub.requests.of("task_create")) == 1, "each test has a hub of its own"

@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    import socket
    monkeypatch.setattr(socket.socket, "connect", None, raising=False)
"""


def run(folder: Path, *arguments: str, suite: str = SUITE) -> subprocess.CompletedProcess[str]:
    (folder / "test_analysis.py").write_text(suite)
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"VANTAGE6_PROFILE": "my-own", "VANTAGE6_CA_FILE": "/nowhere", "HOME": str(folder)},
    )


def test_a_suite_of_somebody_else(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert "2 passed" in done.stdout, done.stdout + done.stderr
    assert not (tmp_path / ".local").exists(), "nothing is written into the home of whoever runs it"


def test_the_plugin_imports_nothing_before_it_is_used(tmp_path: Path) -> None:
    suite = (
        "import sys\n"
        "def test_it():\n"
        "    heavy = {'httpx', 'cryptography', 'jsonschema', 'vantage6_api', 'socketio'}\n"
        "    assert heavy.isdisjoint(sys.modules)\n"
    )
    done = run(tmp_path, suite=suite)
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_a_machine_that_cannot_run_a_hub_says_so(tmp_path: Path) -> None:
    suite = (
        "import pytest, vantage6_hl.testing.hub.keeper as keeper\n"
        "from vantage6_hl.testing import environments, world\n"
        "@pytest.fixture(autouse=True, scope='session')\n"
        "def lacking():\n"
        "    def fail(**_):\n"
        "        raise environments.SetupError('gcc is missing')\n"
        "    world.start_hub = fail\n"
        "def test_it(vantage6_world): ...\n"
    )
    failed = run(tmp_path, suite=suite)
    assert "No real hub on this machine: gcc is missing" in failed.stdout
    assert failed.returncode == 1
    skipped = run(tmp_path, "--vantage6-optional", "-rs", suite=suite)
    assert "SKIPPED" in skipped.stdout
    assert skipped.returncode == 0
