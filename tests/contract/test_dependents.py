"""Deleting what others depend on: refused unless asked for, and False never asks for it.

The hub takes every text for yes, also "false", so the bindings send only true.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract import work
from tests.contract.both import both
from tests.contract.refusals import call
from tests.contract.scenarios_hq_access import made_role
from tests.contract.scenarios_hq_members import made_study
from tests.contract.scenarios_store_people import made_role as made_store_role
from tests.contract.scenarios_store_people import made_user as made_store_user
from tests.contract.stage import Stage
from vantage6_hl.errors import BadRequest, NotFound

pytestmark = both


def collaboration(stage: Stage) -> int:
    made = stage.made_collaboration(stage.home)
    stage.made_node(stage.home, made)
    return made.id


def organization(stage: Stage) -> int:
    made = stage.organization()
    stage.account(organization=made)
    return made.id


def role(stage: Stage) -> int:
    made = made_role(stage)
    stage.account(roles=[made.id])
    return made.id


def session(stage: Stage) -> int:
    made = work.made_session(stage)
    work.ready_dataframe(stage, made)
    work.made_task(stage, made, both=True)
    return made.id


def study(stage: Stage) -> int:
    made = made_study(stage)
    work.made_task(stage, study_id=made.id)
    return made.id


def user(stage: Stage) -> int:
    made = stage.account(roles=[stage.root])
    work.made_task(stage, client=stage.as_account(made))
    return made.id


def store_role(stage: Stage) -> int:
    made = made_store_role(stage)
    made_store_user(stage, made)
    return made.id


WITH_DEPENDENTS: dict[str, Callable[[Stage], int]] = {
    "hq.collaboration": collaboration,
    "hq.organization": organization,
    "hq.role": role,
    "hq.session": session,
    "hq.study": study,
    "hq.user": user,
    "store.role": store_role,
}
"""Makes something that others depend on, and gives its id. For nodes see test_hub_bugs."""


@pytest.mark.parametrize("kind", WITH_DEPENDENTS)
def test_dependents_are_deleted_only_when_asked_for(kind: str, stage: Stage) -> None:
    made = WITH_DEPENDENTS[kind](stage)
    client = stage.store if kind.startswith("store.") else stage.user
    for query in ({}, {"delete_dependents": False}):
        with pytest.raises(BadRequest):
            call(f"{kind}_delete", client, made, query=query)
        call(f"{kind}_get", client, made)
    call(f"{kind}_delete", client, made, query={"delete_dependents": True})
    with pytest.raises(NotFound):
        call(f"{kind}_get", client, made)
