"""``vantage6_hl.compat`` beside the official client, on the real hub: one program, run by both."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Example
from tests.contract.compat import running
from vantage6_hl import UserClient
from vantage6_hl.compat.differences import differences
from vantage6_hl.testing.hub import Hub

pytestmark = [pytest.mark.hub, pytest.mark.slow, pytest.mark.timeout(900)]

PROGRAMS = [running.HERE / name for name in ("program.py", "program_keys.py")]


@dataclass
class Comparison:
    """What came of each statement with either client; a statement that comes again has ``# 2`` behind it."""

    official: dict[str, dict[str, Any]]
    ours: dict[str, dict[str, Any]]

    def differing(self) -> dict[str, str]:
        """Give the statements that differ, with ``"refused"`` where the hub's refusal is raised here."""
        return {
            statement: "refused" if _is_refusal(theirs, self.ours[statement]) else ""
            for statement, theirs in self.official.items()
            if not _alike(theirs, self.ours[statement])
        }


def _alike(theirs: dict[str, Any], ours: dict[str, Any]) -> bool:
    if "raised" in theirs and "raised" in ours:
        return theirs["raised"][0] in ours["raised"]  # "except ValueError" catches both
    return "raised" not in theirs and "raised" not in ours and theirs["form"] == ours["form"]


def _is_refusal(theirs: dict[str, Any], ours: dict[str, Any]) -> bool:
    gave = theirs.get("form")
    return isinstance(gave, dict) and "msg" in gave and "ApiError" in ours.get("raised", ())


def _numbered(outcomes: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    seen: Counter[str] = Counter()
    for outcome in outcomes:
        seen[outcome["source"]] += 1
        number = seen[outcome["source"]]
        yield outcome["source"] + (f" # {number}" if number > 1 else ""), outcome


@pytest.fixture(scope="module")
def somebody(
    hub: Hub, admin: UserClient, example: Example, tmp_path_factory: pytest.TempPathFactory
) -> running.Person:
    """Somebody of organization 2."""
    folder = tmp_path_factory.mktemp("programs")
    return running.person(hub, admin, folder, organization=example.members[0].id)


@pytest.fixture(scope="module")
def comparison(
    hub: Hub, admin: UserClient, example: Example, tmp_path_factory: pytest.TempPathFactory
) -> Comparison:
    """Run the programs with both clients, one after the other."""
    folder = tmp_path_factory.mktemp("comparison")
    prepared = [running.turns(hub, admin, example, folder, who) for who in ("official", "ours")]
    official, ours = (
        dict(_numbered(outcome for turn in turns for outcome in turn.outcomes())) for turns in prepared
    )
    assert [*official] == [*ours]
    return Comparison(official, ours)


def test_what_differs_is_listed_and_what_is_listed_differs(comparison: Comparison) -> None:
    listed = {statement for one in differences() for statement in one.shown}
    may = {statement for one in differences() for statement in one.sometimes}
    assert may <= set(comparison.official)
    found = comparison.differing()
    same = len(comparison.official) - len(found)
    refused = sum(rule == "refused" for rule in found.values())
    print(f"{len(found) + same} statements: {same} alike, {refused} refusals raised, {len(listed)} listed")
    told = {
        statement: (comparison.official[statement], comparison.ours[statement])
        for statement, rule in found.items()
        if rule != "refused" and statement not in listed | may
    }
    assert told == {}, "these differ and are not in differences.toml"
    assert listed - {*found} == set(), "these are in differences.toml and do not differ"


def test_every_public_call_of_the_official_client_is_compared(
    comparison: Comparison, somebody: running.Person
) -> None:
    official, ours = somebody.calls("official"), somebody.calls("ours")
    called = {name for path in PROGRAMS for name in _calls_in(path)}
    print(f"{len(official)} public calls")
    assert sorted(set(official) - called) == []
    for name, takes in official.items():
        # Names, order and defaults; field= and so on come after them.
        assert (name, ours[name][: len(takes)]) == (name, takes)


def _calls_in(program: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(program.read_text())):
        if isinstance(node, ast.Call):
            root, _, name = ast.unparse(node.func).partition(".")
            if root.endswith("client"):
                yield name if "." in name else f"client.{name}"
