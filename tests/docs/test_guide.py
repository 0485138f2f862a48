"""The official user guide's code, run as it is written on a real hub, with only the imports changed."""

from __future__ import annotations

import ast
import contextlib
import io
import sys
import threading
import types
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Example
from tests.docs import guide
from vantage6_hl import RSACryptor, UserClient
from vantage6_hl.testing.hub import Hub, device_login

pytestmark = pytest.mark.hub


class Page:
    """A reader who types the guide's blocks into one interpreter."""

    def __init__(self) -> None:
        self.names: dict[str, object] = {}

    def type(self, name: str, **placeholders: str) -> str:
        """Run a block with its placeholders filled in; returns what it printed."""
        text = guide.code(name)
        for old, new in placeholders.items():
            text = text.replace(PLACEHOLDERS[old], new)
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(text, f"guide: {name}", "exec"), self.names)
        return printed.getvalue()

    def use(self, client: UserClient) -> None:
        """Go on with another client."""
        self.close()
        self.names["client"] = client

    def close(self) -> None:
        """Close the client: the guide leaves that to the end of the interpreter."""
        client = self.names.get("client")
        if isinstance(client, UserClient):
            client.close()

    def shows(self, name: str) -> tuple[object, object]:
        """Run a block that shows a result; returns what came and what the guide says."""
        lines = guide.code(name).strip().splitlines()
        found = eval(lines[0].removeprefix(">>> "), self.names)
        return found, ast.literal_eval("\n".join(lines[1:]))


PLACEHOLDERS = {
    "key": "/path/to/private/key",
    "secret": "<my-client-secret>",
    "username": "<my-username>",
}


def test_every_block_of_the_guide_is_run_here() -> None:
    if not guide.GUIDE.exists():
        pytest.skip("the guide is not beside this checkout; the same calls are run in our own words")
    assert guide.unclaimed() == []
    assert len(guide.blocks_of_the_guide()) == len(guide.BLOCKS)


@pytest.fixture
def page() -> Iterator[Page]:
    """A reader at the guide's first block."""
    reader = Page()
    yield reader
    reader.close()


@pytest.fixture
def config(hub: Hub) -> Iterator[types.ModuleType]:
    """The guide's ``config.py``, with this hub's addresses."""
    module = types.ModuleType("config")
    exec(guide.code("config"), module.__dict__)
    module.hq_url, module.auth_url = hub.hq_url, hub.auth_url
    sys.modules["config"] = module
    yield module
    del sys.modules["config"]


@pytest.fixture
def person(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody in front of the browser, who logs in as the administrator."""
    at_work: list[threading.Thread] = []

    def opened(url: str, *_: object, **__: object) -> bool:
        thread = threading.Thread(
            target=device_login, args=(hub, url, hub.admin_username, hub.admin_password)
        )
        thread.start()
        at_work.append(thread)
        return True

    monkeypatch.setenv("BROWSER", "there is one")
    monkeypatch.setattr(webbrowser, "open", opened)
    yield
    for thread in at_work:
        thread.join()


def test_a_researcher_follows_the_guide(
    page: Page, hub: Hub, example: Example, config: types.ModuleType, person: None
) -> None:
    page.type("login")
    page.use(UserClient(hq_url=hub.hq_url, auth_url=hub.auth_url))
    page.type(
        "service account", secret=example.researcher.client_secret, username=example.researcher.username
    )
    page.type("encryption", key=str(example.members[0].private_key))

    found, told = page.shows("show collaborations")
    assert found == told
    found, told = page.shows("show organizations")
    assert found == told

    printed = page.type("session")
    assert "my_session" in printed
    page.type("dataframe")
    sql = Page()
    sql.names.update(page.names)
    sql.type("sql dataframe")
    assert sql.names["dataframe"]["db_label"] == "my_database"

    for method in ("central", "partial"):
        page.type(method)
        page.type("wait")
        page.type("task info")
        page.type("result")
        found, told = page.shows(f"show {method}")
        assert found == told
        assert page.names["result"] == told
        assert page.names["task_info"]["status"] == "completed"


def test_an_administrator_follows_the_guide(
    page: Page,
    hub: Hub,
    admin: UserClient,
    example: Example,
    config: types.ModuleType,
    person: None,
    tmp_path: Path,
) -> None:
    # "Register a node" assumes that organization 1 takes part in collaboration 1.
    admin.collaboration.add_organization(1, collaboration=example.collaboration)
    try:
        page.type("login")
        assert "Parameters" in page.type("help")
        key = tmp_path / "key.pem"
        page.type("keys", key=str(key))
        assert key.stat().st_mode & 0o777 == 0o600
        page.type("organization")
        shire = admin.organization.list(name="The_Shire")
        assert [one.public_key for one in shire] == [RSACryptor(key).public_key_str]
        page.type("encryption", key=str(key))
        assert admin.organization.get(1).public_key == RSACryptor(key).public_key_str
        page.type("organizations")
        page.type("collaboration")
        page.type("organizations and collaborations")
        assert "fictional_collab" in admin.collaboration.list(field="name")
        printed = page.type("node")
        assert page.names["api_key"].api_key in printed
    finally:
        for node in admin.node.list(organization=1, collaboration=example.collaboration):
            admin.node.delete(node.id)
        admin.collaboration.remove_organization(1, collaboration=example.collaboration)
