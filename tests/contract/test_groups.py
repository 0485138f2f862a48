"""The groups of the high-level client on the real hub: studies, stores, algorithms and reviews, pages."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import httpx
import pytest

from tests.conftest import Example, connect
from vantage6_api.v5_0.hq.models import Organization
from vantage6_api.v5_0.store.models import Algorithm
from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl.errors import ApiError, Forbidden, NotFound, UsageError
from vantage6_hl.testing.hub import Hub, device_login

pytestmark = pytest.mark.hub

PASSWORD = f"Aa1-{secrets.token_urlsafe(12)}"


def unique(what: str) -> str:
    return f"groups-{what}-{secrets.token_hex(4)}"


@pytest.fixture(scope="module")
def organizations(admin: UserClient) -> list[Organization]:
    return [admin.organization.create(unique("organization"), country="Nowhere") for _ in range(3)]


@pytest.fixture(scope="module")
def collaboration(admin: UserClient, organizations: list[Organization]) -> int:
    ids = [one.id for one in organizations]
    return admin.collaboration.create(unique("collaboration"), organizations=ids).id


@pytest.fixture
def at_store(admin: UserClient) -> UserClient:
    """The administrator, with the hub's store chosen."""
    admin.store.set(admin.store.list(name="Local store", field="id")[0])
    return admin


@pytest.fixture(scope="module")
def reviewer(hub: Hub, admin: UserClient, organizations: list[Organization]) -> Iterator[UserClient]:
    """Somebody of another organization than the administrator's who may review algorithms."""
    username = unique("reviewer")
    admin.user.create(username, password=PASSWORD, organization=organizations[0].id, roles=[])
    store = admin.store.list(field="id")[0]
    admin.store.set(store)
    roles = admin.store.role.list(name="Reviewer", field="id")
    admin.store.user.register(username, roles=roles)
    # The hub shows its stores to those who may see collaborations.
    role = admin.role.list(name="Collaboration Admin", field="id")
    admin.user.update(admin.user.list(username=username)[0].id, roles=role)
    with connect(hub) as client:
        client.authenticate(prompt=lambda prompt: device_login(hub, prompt.complete_url, username, PASSWORD))
        client.store.set(store)
        yield client


def submitted(hub: Hub, client: UserClient) -> Algorithm:
    return client.algorithm.create(
        unique("algorithm"),
        description="made by a test",
        image=f"{hub.registry}/demo/{unique('image')}:latest",
        partitioning="horizontal",
        vantage6_version="5.0",
        code_url="https://code.example/average",
        functions=[
            {
                "name": "average",
                "step_type": "central_compute",
                "arguments": [{"name": "column_name", "type": "string"}],
                "databases": [{"name": "people"}],
            }
        ],
    )


def assigned(client: UserClient, algorithm: Algorithm) -> tuple[int, int]:
    """Assign both reviewers, the administrator first."""
    can = client.store.user.list(reviewers_for=algorithm.id)
    first = next(one for one in can if one.username == client.whoami.name)
    second = next(one for one in can if str(one.username).startswith("groups-reviewer"))
    one, two = (client.store.review.create(algorithm.id, reviewer=who.id) for who in (first, second))
    return one.id, two.id


def test_a_study(admin: UserClient, organizations: list[Organization], collaboration: int) -> None:
    first, second, third = (one.id for one in organizations)
    study = admin.study.create(unique("study"), organizations=[first, second], collaboration=collaboration)
    assert admin.study.get(study.id).name == study.name
    assert {one.id for one in admin.study.add_organization(third, study=study.id)} == {first, second, third}
    assert {one.id for one in admin.study.remove_organization(first, study=study.id)} == {second, third}
    assert admin.organization.list(study=study.id, field="id") == [second, third]
    changed = admin.study.update(study.id, name=unique("renamed"), organizations=[first])
    assert admin.study.list(name=changed.name, field="id") == [study.id]
    assert admin.study.list(collaboration=collaboration, organization=first, field="id") == [study.id]
    assert admin.study.list(collaboration=collaboration, organization=third) == []
    with_them = admin.study.list(collaboration=collaboration, include_organizations=True)[0]
    assert [one.id for one in with_them.organizations if not isinstance(one, str)] == [first]
    admin.study.delete(study.id)
    with pytest.raises(NotFound):
        admin.study.get(study.id)


def test_a_collaborations_own_study(admin: UserClient, organizations: list[Organization]) -> None:
    ids = [one.id for one in organizations]
    made = admin.collaboration.create(unique("collaboration"), organizations=ids)
    admin.setup_collaboration(made.id)
    try:
        study = admin.study.create(unique("study"), organizations=ids)
    finally:
        admin._connection.collaboration_id = None
    assert study.collaboration is not None
    assert study.collaboration.id == made.id


def test_a_store_at_the_hub(hub: Hub, admin: UserClient, collaboration: int) -> None:
    # The hub has the store for all collaborations already: with another name of its host it is another one.
    url, _, path = hub.store_url.replace("127.0.0.1", "localhost").rpartition("/")
    name = unique("store")
    made = admin.store.create(name, algorithm_store_url=url, api_path=f"/{path}", collaboration=collaboration)
    assert admin.store.list(collaboration=collaboration, name=name, field="id") == [made.id]
    assert name in admin.store.list(url=f"{url}%", field="name")
    assert admin.store.update(made.id, name=f"{name}-2").name == f"{name}-2"
    assert admin.store.set(made.id).id == admin.store.get().id == made.id
    assert admin.store.policy.get_public().algorithm_view == "public"
    assert admin.store.policy.get().algorithm_view == "public"
    admin.store.delete()
    with pytest.raises(UsageError, match="No algorithm store is chosen"):
        admin.store.policy.get()
    assert admin.store.list(name=f"{name}-2") == []


def test_an_algorithm_is_submitted_changed_and_approved(
    hub: Hub, at_store: UserClient, reviewer: UserClient
) -> None:
    made = submitted(hub, at_store)
    listed = at_store.algorithm.list
    assert made.id in listed(awaiting_reviewer_assignment=True, field="id")
    assert made.id in listed(in_review_process=True, field="id")
    name = unique("renamed")
    changed = at_store.algorithm.update(made.id, name=name, description="changed")
    assert (changed.name, changed.image, changed.digest) == (name, made.image, made.digest)
    first, second = assigned(at_store, made)
    assert at_store.algorithm.get(made.id, field="status") == "under review"
    assert at_store.store.review.list(algorithm=made.id, under_review=True, field="id") == [first, second]
    with pytest.raises(Forbidden):
        reviewer.store.review.approve(first)
    assert at_store.store.review.approve(first, comment="good")
    assert reviewer.store.review.approve(second)
    assert at_store.store.review.get(first).comment == "good"
    assert at_store.store.review.list(algorithm=made.id, approved=True, field="id") == [first, second]
    assert at_store.store.review.list(algorithm=made.id, rejected=True) == []
    assert listed(name=name, field="id") == [made.id]
    assert listed(image=made.image, field="id") == [made.id]
    assert made.id not in listed(invalidated=True, field="id")
    assert at_store.algorithm.invalidate(made.id)
    assert made.id in listed(invalidated=True, field="id")
    assert listed(name=name) == []


def test_an_algorithm_is_rejected(hub: Hub, at_store: UserClient, reviewer: UserClient) -> None:
    made = submitted(hub, at_store)
    first, second = assigned(at_store, made)
    assert reviewer.store.review.reject(second, comment="no")
    assert at_store.store.review.list(algorithm=made.id, rejected=True, field="comment") == ["no"]
    assert at_store.algorithm.get(made.id).status == "rejected"
    assert at_store.store.review.get(first).status == "dropped"


def test_a_review_and_an_algorithm_are_deleted(hub: Hub, at_store: UserClient, reviewer: UserClient) -> None:
    assert reviewer.whoami.id
    made = submitted(hub, at_store)
    for review in assigned(at_store, made):
        at_store.store.review.delete(review)
    assert at_store.store.review.list(algorithm=made.id) == []
    at_store.algorithm.delete(made.id)
    with pytest.raises(NotFound):
        at_store.algorithm.get(made.id)


def test_roles_rules_and_users_of_a_store(at_store: UserClient, organizations: list[Organization]) -> None:
    store = at_store.store
    rules = store.rule.list(name="algorithm", field="id")
    assert len(rules) < len(store.rule.list(current_user=True))
    made = store.role.create(unique("role"), description="may look", rules=rules[:1])
    assert store.rule.list(role=made.id, field="id") == rules[:1]
    changed = store.role.update(made.id, name=unique("renamed"), rules=rules[:2])
    assert store.role.list(name=changed.name, field="id") == [made.id]
    assert store.role.get(made.id).description == "may look"
    username = unique("person")
    at_store.user.create(username, password=PASSWORD, organization=organizations[0].id, roles=[])
    user = store.user.register(username, roles=[made.id])
    assert store.user.list(role=made.id, field="username") == [username]
    assert store.role.list(user=user.id, field="id") == [made.id]
    assert store.rule.list(user=user.id, field="id") == rules[:2]
    store.user.update(user.id, roles=[])
    assert store.role.list(user=user.id) == []
    assert store.user.get(user.id).organization_id == organizations[0].id
    store.user.delete(user.id)
    store.role.delete(made.id)
    with pytest.raises(NotFound):
        store.role.get(made.id)


def in_one_line(tree: str) -> str:
    """Take out the lines of a tree, and the breaks where a line was too long."""
    return " ".join(tree.translate(dict.fromkeys(map(ord, "│├└─"), " ")).split())


def test_a_session_and_its_tasks_as_trees(
    researcher: UserClient, example: Example, capsys: pytest.CaptureFixture[str]
) -> None:
    where, image = example.collaboration, "harbor2.vantage6.ai/demo/average"
    session = researcher.session.create(name=unique("session"), collaboration=where, scope="collaboration")
    dataframe = researcher.dataframe.create(
        label="olympic_athletes_db", method="read_csv", image=image, session=session.id
    )
    researcher.wait_for_results(dataframe["last_session_task"]["id"], timeout=60, interval=0.2)
    task = researcher.task.create(
        organizations=[one.id for one in example.members],
        name="echoed",
        image=image,
        method="echo",
        session=session.id,
        databases=dataframe.id,
        action="federated_compute",
    )
    researcher.wait_for_results(task.id, timeout=60, interval=0.2)
    changed = researcher.dataframe.preprocess(
        dataframe.id, image=image, method="filter_range", arguments={"column": "age", "minimum": 18}
    )
    researcher.wait_for_results(changed["last_session_task"]["id"], timeout=60, interval=0.2)
    capsys.readouterr()
    researcher.session.tree(name=session.name, scope="collaboration")
    tree = in_one_line(capsys.readouterr().out)
    assert f"Session {session.id}: {session.name} (collaboration)" in tree
    assert f"Dataframe {dataframe.id}: {dataframe.name} from olympic_athletes_db" in tree
    researcher.session.task_tree(session.id)
    tree = in_one_line(capsys.readouterr().out)
    assert f"Task {task.id}: echoed (compute), completed" in tree
    assert f"(data extraction of dataframe {dataframe.name}), completed" in tree
    assert f"(preprocessing of dataframe {dataframe.name}), completed after Task" in tree
    assert researcher.session.list(name=session.name, scope="own") == []
    tasks = researcher.task.list
    assert tasks(session=session.id, status="completed", name="echoed", field="id") == [task.id]
    assert tasks(session=session.id, status="failed") == []
    assert tasks(session=session.id, store=1) == []
    runs = researcher.run.list
    found = runs(task=task.id, started_from="2001-01-01", finished_from="2001-01-01", field="id")
    assert found == runs(task=task.id, field="id")
    assert runs(task=task.id, assigned_from="2001-01-01", field="id") == found
    for name in ("assigned_from", "started_from", "finished_from"):
        assert runs(task=task.id, **{name: "2999-01-01"}) == []
    for name in ("assigned_till", "started_till", "finished_till"):
        assert runs(task=task.id, **{name: "2001-01-01"}) == []


def test_ones_own_account_page(admin: UserClient) -> None:
    page = httpx.get(admin.util.get_account_url(), follow_redirects=True, timeout=10, trust_env=False)
    assert page.status_code == 200
    assert "account" in page.text.lower()


def test_pages_and_limits(admin: UserClient, organizations: list[Organization]) -> None:
    everything = admin.organization.list(field="id")
    assert len(everything) >= len(organizations)
    pages = [*admin.organization.pages(per_page=2, field="id")]
    assert [one for page in pages for one in page] == everything
    assert {len(page) for page in pages[:-1]} == {2}
    assert admin.organization.list(limit=3, field="id") == everything[:3]
    assert [*admin.organization.pages(limit=3, per_page=2, field="id")] == [everything[:2], everything[2:3]]


@pytest.mark.anyio
async def test_pages_asynchronously(hub: Hub, example: Example) -> None:
    async with AsyncUserClient(hub.hq_url, hub.auth_url, auth_realm=hub.realm) as client:
        client.initialize_service_account(
            example.researcher.client_secret, username=example.researcher.username
        )
        await client.authenticate_service_account()
        pages = [page async for page in client.rule.pages(per_page=40, limit=90)]
        assert [len(page) for page in pages] == [40, 40, 10]
        assert (await client.store.set((await client.store.list(field="id"))[0])).name == "Local store"
        # Nobody registered the account at the store.
        assert {one.status for one in await client.algorithm.list()} <= {"approved"}
        with pytest.raises(ApiError):
            await client.store.user.list()
