"""Lists of the high-level client on the real hub: whole over any page size, and no item twice."""

from __future__ import annotations

import pytest

from tests.conftest import Example
from vantage6_hl import UserClient

pytestmark = pytest.mark.hub

GROUPS = ["organization", "collaboration", "node", "user", "role", "rule", "session", "task", "run"]


@pytest.fixture(scope="module", autouse=True)
def _some_work(researcher: UserClient, example: Example) -> None:
    """A session with tasks, so that no list is empty."""
    session = researcher.session.create(collaboration=example.collaboration, scope="collaboration")
    for number in range(3):
        task = researcher.task.create(
            organizations=[one.id for one in example.members],
            name=f"listed {number}",
            image="harbor2.vantage6.ai/demo/average",
            method="echo",
            session=session.id,
            action="federated_compute",
        )
        researcher.wait_for_results(task.id, timeout=60, interval=0.2)


@pytest.mark.parametrize("group", GROUPS)
def test_small_pages_give_the_same_list(admin: UserClient, group: str) -> None:
    listed = getattr(admin, group).list
    whole = listed(field="id")
    assert whole
    assert len(set(whole)) == len(whole)
    assert listed(per_page=7, field="id") == whole
    assert listed(page=1, per_page=2, field="id") == whole[:2]


@pytest.mark.parametrize("group", GROUPS)
def test_an_item_is_the_same_by_itself(admin: UserClient, group: str) -> None:
    methods = getattr(admin, group)
    first = methods.list(page=1, per_page=1)[0]
    assert methods.get(first.id).id == first.id


def test_filters_choose(admin: UserClient, example: Example) -> None:
    names = [one.name for one in example.members]
    assert admin.organization.list(collaboration=example.collaboration, field="name") == names
    assert admin.collaboration.list(encrypted=True, name="example_collab1", field="id") == [1]
    assert admin.collaboration.list(encrypted=False, name="example_collab1") == []
    assert len(admin.node.list(collaboration=example.collaboration, is_online=True)) == len(names)
    assert admin.node.list(collaboration=example.collaboration, last_seen_till="2001-01-01") == []
    assert admin.user.list(username="guide-%", field="username") == ["guide-researcher"]
    tasks = admin.task.list(name="listed %", user_created=True, field="name")
    assert tasks == ["listed 2", "listed 1", "listed 0"]
    runs = admin.run.list(organization=example.members[0].id, state="finished")
    assert {run.status for run in runs} >= {"completed"}
    assert admin.rule.list(user=admin.whoami.id, name="task")
