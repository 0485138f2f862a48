"""Every query parameter of every operation does what it says; none is ignored."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import pytest

from tests.contract import documents, work
from tests.contract.both import both
from tests.contract.filters import FILTERS, SHAPES, Filter
from tests.contract.refusals import call, rightful
from tests.contract.stage import Stage
from vantage6_api._support.model import Model
from vantage6_api.v5_0.hq.api.rule import rule_list as hq_rules
from vantage6_api.v5_0.store.api.rule import rule_list as store_rules
from vantage6_hl.errors import ApiError

# Imported for the filters that they register.
for service in documents.SERVICES:
    import_module(f"tests.contract.filters_{service}")

ALL = 10_000


def parameters(name: str) -> set[str]:
    """Give the documented query parameters of an operation."""
    return {one["name"] for one in documents.operations()[name].get("parameters", []) if one["in"] == "query"}


LISTS = sorted(name for name in documents.operations() if "per_page" in parameters(name))


def listed(stage: Stage, name: str, *ids: int, query: Mapping[str, object]) -> list[int]:
    """Give the ids that a list has."""
    page = call(name, rightful(stage, name), *ids, query={"per_page": ALL, **query})
    assert isinstance(page, Model)
    return [one["id"] for one in page["data"]]


@both
@pytest.mark.parametrize("name", sorted(FILTERS))
def test_filters(name: str, stage: Stage) -> None:
    asked = FILTERS[name](stage)
    wrong = [fault for each in asked for fault in faults(stage, name, each)]
    assert wrong == []
    assert parameters(name) - SHAPES - {"current_user"} == {each.parameter for each in asked}


def faults(stage: Stage, name: str, each: Filter) -> list[str]:
    """Say in what a filter does not do what it should."""
    found = []
    shown = f"{each.parameter}={each.value!r}"
    try:
        ids = listed(stage, name, query={**each.given, each.parameter: each.value})
        if each.hit not in ids:
            found.append(f"{shown} does not find what it should")
        if each.miss in ids:
            found.append(f"{shown} finds what it should not")
        if (
            each.value is True
            and each.miss is None
            and each.hit in listed(stage, name, query=dict(each.given))
        ):
            found.append(f"{shown} adds nothing to the list without it")
    except ApiError as error:
        found.append(f"{shown} is refused: {error}")
    if each.absurd is not None:
        try:
            if each.hit in listed(stage, name, query={each.parameter: each.absurd}):
                found.append(f"{each.parameter}={each.absurd!r} does not change the list")
        except ApiError as error:
            if error.status not in (400, 401, 404):
                found.append(f"{each.parameter}={each.absurd!r} is answered {error.status}")
    return found


def path_of(stage: Stage, name: str) -> tuple[int, ...]:
    """Give the ids in a list's path: only dataframes are listed by session."""
    if name != "hq.session_dataframe_list":
        return ()
    session = work.made_session(stage)
    for _ in range(3):
        work.made_dataframe(stage, session)
    return (session.id,)


@both
@pytest.mark.parametrize("name", LISTS)
def test_pages(name: str, stage: Stage) -> None:
    path = path_of(stage, name)
    whole = listed(stage, name, *path, query={})
    assert len(whole) >= 2, "there must be something to divide into pages"
    pages = [listed(stage, name, *path, query={"page": page, "per_page": 1}) for page in (1, 2)]
    assert pages == [whole[:1], whole[1:2]]
    assert len(listed(stage, name, *path, query={"per_page": None})) == min(10, len(whole))
    for query in ({"page": 0}, {"per_page": 0}):
        with pytest.raises(ApiError, match="needs to be >= 1"):
            listed(stage, name, *path, query=query)


@both
@pytest.mark.parametrize("name", [name for name in LISTS if "sort" in parameters(name)])
def test_order(name: str, stage: Stage) -> None:
    path = path_of(stage, name)
    whole = sorted(listed(stage, name, *path, query={}))
    assert listed(stage, name, *path, query={"sort": "id"}) == whole
    assert listed(stage, name, *path, query={"sort": "-id"}) == whole[::-1]
    with pytest.raises(ApiError, match="because it does not exist"):
        listed(stage, name, *path, query={"sort": "no_such_field"})


@both
@pytest.mark.parametrize("name", [name for name in LISTS if "no_pagination" in parameters(name)])
def test_no_pages(name: str, stage: Stage) -> None:
    path = path_of(stage, name)
    whole = listed(stage, name, *path, query={})
    assert listed(stage, name, *path, query={"no_pagination": 1, "per_page": 1}) == whole
    assert listed(stage, name, *path, query={"no_pagination": 0, "per_page": 1}) == whole[:1]


@both
def test_the_rules_of_oneself(stage: Stage) -> None:
    assert hq_rules.sync(client=stage.outsider, current_user=True).data == []
    own = store_rules.sync(client=stage.reviewer, current_user=True, no_pagination=1).data
    assert {(rule.name, rule.operation) for rule in own} >= {("review", "edit"), ("algorithm", "view")}
    assert len(own) < len(store_rules.sync(client=stage.reviewer, no_pagination=1).data)


def test_every_query_parameter_is_tested() -> None:
    """Those of lists are above; what else takes an ``include`` or a flag is in its scenario."""
    elsewhere = {
        name: parameters(name) - SHAPES - {"delete_dependents", "include_permissions"}
        for name in documents.operations().keys() - FILTERS.keys()
    }
    assert {name: left for name, left in elsewhere.items() if left} == {}
    assert {name for name in documents.operations() if "delete_dependents" in parameters(name)} == {
        "hq.collaboration_delete",
        "hq.node_delete",
        "hq.organization_delete",
        "hq.role_delete",
        "hq.session_delete",
        "hq.study_delete",
        "hq.user_delete",
        "store.role_delete",
    }, "see test_dependents"
