"""The notebook in ``examples/``, run in a real kernel on a real hub by a person who logs in."""

from __future__ import annotations

import base64
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.checkout import ROOT
from tests.conftest import Example
from vantage6_hl import UserClient
from vantage6_hl.testing.hub import Hub, device_login
from vantage6_hl.testing.world import researcher_roles

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")
pytest.importorskip("ipykernel")

pytestmark = pytest.mark.hub

PATH = ROOT / "examples" / "analysis.ipynb"
# What follows the notebook's own cells: a wait that is long enough to see its progress.
LONG_WAIT = """
again = UserClient.from_config()
again.authenticate(cache="file")
again.setup_encryption(again.organization_key)
slow = again.task.create(
    name="slow", image=IMAGE, method="log_lines", action="federated_compute",
    arguments={"lines": ["one", "two"], "pause": 2.5}, organizations=[2, 3],
    session=session.id, databases=dataframe.id,
)
print("before")
again.wait_for_results(slow.id, timeout=100, progress="logs")
"""


@pytest.fixture
def person(admin: UserClient, example: Example) -> Iterator[str]:
    """A researcher of organization 2, who has not logged in before; the password is the name."""
    name = f"Reader-{time.time_ns():x}"
    user = admin.user.create(
        name, password=name, organization=example.members[0].id, roles=researcher_roles(admin)
    )
    yield name
    # The hub fails on deleting somebody together with the sessions.
    for id_ in admin.session.list(user=user.id, field="id"):
        admin.session.delete(id_, delete_dependents=True)
    admin.user.delete(user.id, delete_dependents=True)


@pytest.fixture
def settings(hub: Hub, example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment that the kernel inherits."""
    for name, value in {
        "VANTAGE6_HQ_URL": hub.hq_url,
        "VANTAGE6_AUTH_URL": hub.auth_url,
        "VANTAGE6_AUTH_REALM": hub.realm,
        "VANTAGE6_AUTH_CLIENT": hub.client_id,
        "VANTAGE6_ORGANIZATION_KEY": str(example.members[0].private_key),
        "VANTAGE6_KNOWN_KEYS": str(tmp_path / "known_keys"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "IPYTHONDIR": str(tmp_path / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(tmp_path / "jupyter"),
        "COLLABORATION": str(example.collaboration),
        # Kernels load a debugger that warns about itself on some Pythons.
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }.items():
        monkeypatch.setenv(name, value)


class Reader(nbclient.NotebookClient):  # type: ignore[misc]
    """Runs a notebook; approves the login at the address that is shown, and keeps all that is shown."""

    def __init__(self, notebook: Any, hub: Hub, person: str, **more: Any) -> None:
        super().__init__(notebook, **more)
        self._hub, self._person = hub, person
        self.shown: list[dict[str, Any]] = []
        self.at_work: list[threading.Thread] = []

    def process_message(self, message: dict[str, Any], *more: Any) -> Any:
        content = message["content"]
        if address := re.search(r"or open (\S+)", content.get("text", "")):
            self.at_work.append(
                threading.Thread(
                    target=device_login, args=(self._hub, address[1], self._person, self._person)
                )
            )
            self.at_work[-1].start()
        if message["msg_type"].endswith("display_data"):
            self.shown.append({"kind": message["msg_type"], **content["data"]})
        return super().process_message(message, *more)


def test_nothing_that_was_shown_is_kept_in_the_file() -> None:
    notebook = nbformat.read(PATH, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


@pytest.mark.usefixtures("settings")
def test_the_notebook_runs_from_top_to_bottom(hub: Hub, person: str, tmp_path: Path) -> None:
    notebook = nbformat.read(PATH, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(LONG_WAIT))
    reader = Reader(notebook, hub, person, timeout=150, resources={"metadata": {"path": str(tmp_path)}})
    reader.execute()
    for thread in reader.at_work:
        thread.join()
    assert len(reader.at_work) == 1, "the second login goes on with the first"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    # All that a cell has left, by kind; a later text of the same place has replaced the earlier one.
    left = ["".join(str(output) for output in cell.outputs) for cell in code]
    html = [
        "".join(output["data"].get("text/html", "") for output in cell.outputs if "data" in output)
        for cell in code
    ]
    tables = [page for page in html if "<table" in page]
    assert any("Organization: 3 items" in page and "example_org3" in page for page in tables)
    assert any("<caption" in page and "example_collab1" in page for page in tables)
    assert any(re.search(r"Results of task \d+: 3 rows", page) for page in tables)
    assert any("Average age: 53.25" in text for text in left)
    (tree,) = (page for page in html if page.startswith("<pre"))
    assert "(federated compute, partial_average), completed" in tree
    (picture,) = (
        output["data"]["image/png"]
        for cell in code
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    )
    assert base64.b64decode(picture).startswith(b"\x89PNG")

    # The progress of the last cell's wait: it appears, goes on, and is gone with the wait.
    shown = [one for one in reader.shown if "lines" not in one.get("text/plain", "")]
    progress = [one for one in shown if "example_org2" in one.get("text/html", "")]
    assert progress
    assert any("example_org1: one" in one["text/html"] for one in progress), "the lines that were logged"
    assert len({one["text/html"] for one in progress}) >= 3
    assert all(one["text/html"].startswith("<pre>") for one in progress)
    assert shown[-1]["kind"] == "update_display_data"
    assert shown[-1]["text/plain"] == ""
    assert not any("active" in page for page in html), "nothing of it is left in the notebook"
