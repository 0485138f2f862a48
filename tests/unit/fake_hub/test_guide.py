"""The code of docs/testing.md, run; its test suite as one; and its list of what the fake does not imitate."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from scripts.checkout import ROOT
from tests.unit.fake_hub.test_plugin import run
from vantage6_hl.testing import FakeHub, completed

PAGE = (ROOT / "docs" / "testing.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_pages_suite(tmp_path: Path) -> None:
    files = {block.split("\n")[0].removeprefix("# "): block for block in BLOCKS if block.startswith("# ")}
    assert files.keys() == {"analysis.py", "test_analysis.py"}
    (tmp_path / "analysis.py").write_text(files["analysis.py"])
    done = run(tmp_path, suite=files["test_analysis.py"])
    assert "2 passed" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("block", [one for one in BLOCKS if "FakeHub()" in one])
def test_a_block(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block, "docs/testing.md", "exec"), {})
    shown = re.findall(r"print\(.*#\s(.*)$", block, re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == shown


class TestWhatItDoesNotImitate:
    """Each line of the page's list; what is no longer true has to go."""

    def test_events(self) -> None:
        with FakeHub() as hub:
            assert hub.client()._connection.events is None

    def test_blobs(self) -> None:
        with FakeHub(blob_store=True) as hub:
            answer = httpx.Client(transport=hub.transport).get(f"{hub.hq_url}/blobstream/x")
            assert answer.status_code == 500

    def test_subtasks(self) -> None:
        with FakeHub() as hub:
            hub.on_task("central", completed(1))
            client = hub.client()
            task = client.task.create(
                name="x", image="x", method="central", organizations=[2], session=1, action="central_compute"
            )
            assert client.wait_for_results(task.id) == [1]
            assert client.task.list(parent=task.id) == []

    def test_pages_of_the_login_service(self) -> None:
        with FakeHub() as hub:
            page = hub.admin().util.get_account_url()
            assert httpx.Client(transport=hub.transport).get(page).status_code == 404

    def test_ids(self) -> None:
        with FakeHub() as hub:
            admin = hub.admin()
            one = admin.organization.create("one").id
            admin.organization.delete(one)
            assert admin.organization.create("two").id == one + 1
