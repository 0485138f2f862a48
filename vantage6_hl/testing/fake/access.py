"""Who asks: from the token of a request to a user, a node or a container, and the rules that they have."""

from __future__ import annotations

import httpx

from vantage6_hl.testing.fake.call import Caller, Operation, Refused
from vantage6_hl.testing.fake.keycloak import Keycloak
from vantage6_hl.testing.fake.state import State
from vantage6_hl.testing.fake.tables import Row

__all__ = ["caller_of"]

_UNEXPECTED = "An unexpected error occurred!"


def caller_of(
    state: State, keycloak: Keycloak, operation: Operation, service: str, request: httpx.Request
) -> Caller | None:
    """Find out who asks.

    Parameters
    ----------
    state : State
        The hub.
    keycloak : Keycloak
        Who gave the token.
    operation : Operation
        What is asked for.
    service : str
        ``"hq"`` or ``"store"``.
    request : httpx.Request
        The request, whose header ``Authorization`` says it.

    Returns
    -------
    Caller or None
        None for nobody in particular, where everybody may ask.

    Raises
    ------
    Refused
        When they may not ask; with the hub's own statuses, which are 500 in some places.
    """
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not operation.who:
        return _at_store(state, keycloak, token) if service == "store" and token else None
    try:
        subject = keycloak.subject_of(token)
        found = _at_store(state, keycloak, token) if service == "store" else _at_hq(state, subject)
    except Refused as refused:
        container = _container(state, token) if "container" in operation.who else None
        if container is not None:
            return container
        if "container" in operation.who:
            # The hub takes it for a container's token next, and nothing catches the error of that.
            raise Refused(500, _UNEXPECTED) from None
        if operation.catches_all:
            raise Refused(500, f"An unexpected error occurred: {refused.body['msg']}") from None
        raise
    if found is None or (service == "hq" and found.kind not in operation.who):
        if found is not None and operation.catches_all:
            raise Refused(
                401,
                f"{found.kind}s are not allowed to access {request.url.copy_with(query=None)} "
                f"({request.method})",
            )
        raise Refused(500, _UNEXPECTED)
    return found


def _at_hq(state: State, subject: str) -> Caller | None:
    for row in state.tables.user.where(keycloak_id=subject):
        row.last_seen = state.clock.text()
        return Caller("user", row, _rules(state, state.rules_of(row)))
    for row in state.tables.node.where(keycloak_id=subject):
        row.last_seen = state.clock.text()
        return Caller("node", row, _rules(state, _of_role(state, "node")))
    return None


def _container(state: State, token: str) -> Caller | None:
    node_id, task_id = state.containers.get(token, (0, 0))
    node, task = state.tables.node.get(node_id), state.tables.task.get(task_id)
    if node is None or task is None:
        return None
    return Caller("container", node, _rules(state, _of_role(state, "container")), task)


def _at_store(state: State, keycloak: Keycloak, token: str) -> Caller | None:
    subject = keycloak.subject_of(token)
    users: list[Row] = state.tables.store_user.where(keycloak_id=subject)
    if not users:
        return None
    ids = state.store_rules_of(users[0])
    rules = (state.tables.store_rule.one(id_) for id_ in ids)
    return Caller("user", users[0], frozenset((one.name, "", one.operation) for one in rules))


def _of_role(state: State, name: str) -> list[int]:
    rules: list[int] = state.tables.role.where(name=name, is_default_role=True)[0].rule_ids
    return rules


def _rules(state: State, ids: set[int] | list[int]) -> frozenset[tuple[str, str, str]]:
    rules = (state.tables.rule.one(id_) for id_ in ids)
    return frozenset((one.name, one.scope, one.operation) for one in rules)
