"""Which outcome a run has: the rules that a test has given, the last one first."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from vantage6_hl.testing.fake.outcomes import Outcome, Scripted, TaskCall, completed, crashed

__all__ = ["Script"]

# The columns of the example athletes, as the sandbox nodes report them.
_COLUMNS = {
    "id": "int64",
    "name": "str",
    "sex": "str",
    "age": "int64",
    "height": "int64",
    "weight": "float64",
    "sport": "str",
    "year": "int64",
    "medal": "str",
}
_DATA = ("data_extraction", "preprocessing")


@dataclass
class _Rule:
    outcome: Scripted
    method: str
    image: str
    name: str
    organization: int | None
    action: str | None
    left: int | None

    def fits(self, call: TaskCall) -> bool:
        patterns = ((self.method, call.method), (self.image, call.image), (self.name, call.name))
        return (
            self.left != 0
            and all(fnmatchcase(text, pattern) for pattern, text in patterns)
            and self.organization in (None, call.organization_id)
            and self.action in (None, call.action)
        )


class Script:
    """What the fake nodes do."""

    def __init__(self) -> None:
        self._rules: list[_Rule] = []

    def add(
        self,
        method: str,
        outcome: Scripted,
        *,
        image: str,
        name: str,
        organization: int | None,
        action: str | None,
        times: int | None,
    ) -> None:
        """Add a rule; it comes before those that are there."""
        self._rules.insert(0, _Rule(outcome, method, image, name, organization, action, times))

    def outcome_of(self, call: TaskCall) -> Outcome:
        """Give the outcome of a run."""
        rule = next((one for one in self._rules if one.fits(call)), None)
        if rule is None:
            return self._unscripted(call)
        if rule.left is not None:
            rule.left -= 1
        if isinstance(rule.outcome, Outcome):
            return rule.outcome
        try:
            given = rule.outcome(call)
        except Exception as problem:  # noqa: BLE001 - an algorithm may raise anything
            return crashed(f"{type(problem).__name__}: {problem}")
        return given if isinstance(given, Outcome) else completed(given)

    def _unscripted(self, call: TaskCall) -> Outcome:
        if call.action in _DATA:
            return completed(columns=_COLUMNS)
        known = sorted({one.method for one in self._rules})
        there = f" There are outcomes for: {', '.join(known)}." if known else ""
        return crashed(
            f"The fake hub has no outcome for the method '{call.method}'.{there} "
            f"Give it one: hub.on_task('{call.method}', completed(...))"
        )
