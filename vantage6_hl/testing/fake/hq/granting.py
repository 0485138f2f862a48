"""Nobody gives what they do not have: the check that the hub makes before it lets somebody hand out rules."""

from __future__ import annotations

from collections.abc import Iterable

from vantage6_hl.testing.fake.call import Call, Refused

__all__ = ["check_rules"]


def check_rules(call: Call, ids: Iterable[int]) -> None:
    """Refuse when who asks lacks one of these rules.

    Raises
    ------
    Refused
        With status 401.
    """
    for id_ in ids:
        rule = call.tables.rule.one(id_)
        if not call.at_least(rule.name, rule.operation, rule.scope):
            raise Refused(401, f"You don't have the rule ({rule.name}, {rule.scope}, {rule.operation})")
