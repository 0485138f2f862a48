"""``python -m vantage6_hl.testing.hub start --world``: a hub to try things on, as docs/testing.md has it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vantage6_hl.testing.environments import CACHE

pytestmark = [pytest.mark.hub, pytest.mark.slow]

PROGRAM = """
from vantage6_hl import UserClient

with UserClient.from_config() as client:
    client.authenticate_service_account()
    client.setup_encryption(client.organization_key)
    session = client.session.create(collaboration=1, scope="collaboration")
    image = "harbor2.vantage6.ai/demo/average"
    data = client.dataframe.create(
        label="olympic_athletes_db", method="read_csv", image=image, session=session.id
    )
    client.wait_for_results(data.last_session_task.id, timeout=120)
    task = client.task.create(
        name="average age", image=image, method="central_average", arguments={"column_name": "age"},
        organizations=[2], session=session.id, databases=data.id, action="central_compute",
    )
    print(client.wait_for_results(task.id, timeout=120))
"""


def test_a_hub_to_try_things_on(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    for path in CACHE.iterdir():
        if path.name not in ("run", "locks"):  # what is built once is used; what runs is this test's own
            (cache / path.name).symlink_to(path.resolve())
    home = {"HOME": str(tmp_path), "VANTAGE6_TESTING_CACHE": str(cache)}
    variables = {**os.environ, **home, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}

    def shell(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", command], env=variables, cwd=tmp_path, capture_output=True, text=True, check=False
        )

    (tmp_path / "analysis.py").write_text(PROGRAM)
    hub = "python -m vantage6_hl.testing.hub"
    try:
        started = shell(f"{hub} start --world")
        assert started.returncode == 0, started.stderr
        assert "organizations 2, 3, 4 in collaboration 1" in started.stdout
        done = shell(f'eval "$({hub} env)" && python analysis.py')
        assert done.stdout == "[{'average': 53.25}]\n", done.stderr
    finally:
        ended = shell(f"{hub} stop")
    assert ended.stdout == "The hub has ended.\n"
    assert shell(f"{hub} env").returncode == 1
