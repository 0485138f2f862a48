"""Every code block of the README and of ``docs/`` is run on a real hub; ``pages.py`` tells authors how."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Example
from tests.docs.pages import Page, pages
from tests.docs.reader import Reader
from tests.docs.rig import IMAGE, Person, Rig, new_task
from vantage6_hl import UserClient
from vantage6_hl.auth import device
from vantage6_hl.testing.hub import Hub
from vantage6_hl.testing.world import add_account

LEFT_OUT = 7
"""Blocks that are not run, each for the reason that stands before it: no more than these."""

PAGES = pages()
_PASSWORD = "A-passw0rd"


@pytest.fixture(scope="module")
def rig(hub: Hub, admin: UserClient, researcher: UserClient, example: Example) -> Rig:
    """The readers, and what they find on the hub."""
    home = example.members[0]
    root = [role.id for role in admin.role.list(name="Root")]
    roles = [role.id for role in admin.role.list(name="Collaboration Admin")]
    admin.user.create("reader", password=_PASSWORD, organization=home.id, roles=roles)
    people = {
        "researcher": Person(
            "reader", _PASSWORD, add_account(admin, "robot", organization=home.id, roles=roles)
        ),
        "administrator": Person(
            hub.admin_username,
            hub.admin_password,
            add_account(admin, "robot-admin", organization=admin.whoami.organization_id, roles=root),
        ),
    }
    session = researcher.session.create(collaboration=example.collaboration, scope="collaboration")
    dataframe = researcher.dataframe.create(
        label="olympic_athletes_db", method="read_csv", image=IMAGE, session=session.id
    )
    researcher.wait_for_results(dataframe["last_session_task"]["id"], timeout=60, interval=0.2)
    task = new_task(researcher, session.id, dataframe.id)
    researcher.wait_for_results(task.id, timeout=60, interval=0.2)
    return Rig(
        hub=hub,
        admin=admin,
        researcher=researcher,
        people=people,
        private_key=home.private_key,
        session=session.id,
        dataframe=dataframe.id,
        task=task.id,
    )


@pytest.mark.hub
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_reader_can_follow(page: Page, rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = rig.environment(page.reader, tmp_path)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    # Here and now, not in a thread: else each login would wait for the second look, five seconds later.
    monkeypatch.setattr(device, "_open_browser", rig.log_in(page.reader))
    rig.prepare(page.reader, tmp_path)
    with Reader(
        page,
        folder=tmp_path,
        real={} if page.as_shown else rig.real(),
        assumed=rig.assumed(page.reader),
        environment=environment,
    ) as reader:
        reader.follow()


def test_few_blocks_are_left_out_and_each_says_why() -> None:
    blocks = [block for page in PAGES for block in page.blocks]
    left_out = [f"{block.where}: {block.not_run}" for block in blocks if block.not_run]
    print(
        f"{len(blocks) - len(left_out)} blocks on {len(PAGES)} pages are run, {len(left_out)} are not:",
        *left_out,
        sep="\n",
    )
    assert len(blocks) > 20
    assert len(left_out) <= LEFT_OUT, left_out
