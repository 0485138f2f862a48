"""What an installation brings is judged: the tryout, the list of components, known vulnerabilities."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.release.checks import dependencies
from scripts.release.checks.dependencies import audit, sbom_problems, vulnerable
from scripts.release.checks.installing import tryout, tryout_problems
from scripts.release.checks.model import FailedError, Run, SkippedError
from scripts.release.environments import Installed, Wanted, _asked, all_extras
from scripts.release.licences import Licensed
from scripts.release.wheel import Package

HERE = Installed(Path("/envs/one"))
PACKAGE = Package("5.0.3", "v5_0", "5.0.3.post1", Path("a.whl"), Path("a.tar.gz"))
GOOD: dict[str, object] = {
    "works": True,
    "version": "5.0.3.post1",
    "library": "/envs/one/lib/version.py",
    "failed": {},
    "modules": 9,
}
NO_RICH = "ModuleNotFoundError: No module named 'rich'"
SAYS_SO = "UsageError: Showing progress needs more: pip install 'vantage6-hl[display]'."


@pytest.mark.parametrize(
    ("facts", "missing", "told"),
    [
        ({}, [], None),
        ({"works": False}, [], "not what was sent"),
        ({"version": "5.0.3.dev0"}, [], "version 5.0.3.dev0 was tried"),
        ({"library": "/checkout/version.py"}, [], "not the wheel was tried"),
        ({"error": "the tryout failed: boom"}, [], "boom"),
        ({"failed": {"vantage6_hl.progress.terminal": NO_RICH}}, ["display"], None),
        ({"failed": {"vantage6_hl.progress.terminal": NO_RICH}}, [], "cannot be imported"),
        ({"failed": {"vantage6_hl.client": NO_RICH}}, ["display"], "vantage6_hl.client cannot be imported"),
        ({"failed": {"vantage6_hl.progress": SAYS_SO}}, ["display"], None),
        ({"failed": {"vantage6_hl.progress": SAYS_SO}}, ["cli"], "cannot be imported"),
        (
            {"failed": {"vantage6_hl.a.b": "ModuleNotFoundError: No module named 'vantage6_hl.c'"}},
            ["display"],
            "cannot be imported",
        ),
    ],
)
def test_the_tryout_is_judged(facts: dict[str, object], missing: list[str], told: str | None) -> None:
    found = tryout_problems({**GOOD, **facts}, HERE, PACKAGE, missing)
    assert (told in found[0]) if told else found == []


def test_the_tryout_works_with_the_client_as_it_is(tmp_path: Path) -> None:
    own = Installed(Path(sys.prefix))
    facts = tryout(own, PACKAGE, tmp_path)
    assert facts.get("works"), facts


def bom(*names: str, root: str = "vantage6-hl") -> dict[str, Any]:
    return {
        "components": [{"name": name} for name in names],
        "metadata": {"component": {"name": root, "version": "5.0.3.dev0"}},
    }


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (bom("httpx", "attrs"), None),
        (bom("httpx"), "attrs is installed but not listed"),
        (bom("httpx", "attrs", "rich"), "rich is listed but not installed"),
        (bom("httpx", "attrs", root="other"), "the list is of other"),
        ({**bom("httpx", "attrs"), "where": "file:///home/somebody"}, "names a folder"),
    ],
)
def test_the_list_of_components_is_judged(document: dict[str, Any], told: str | None) -> None:
    found = sbom_problems(document, {"httpx", "attrs", "vantage6-hl"})
    assert (told in found[0]) if told else found == []


def test_vulnerabilities_are_told_with_what_mends_them() -> None:
    facts = [
        {"name": "good", "version": "1", "vulns": []},
        {"name": "bad", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1", "3.0"]}]},
        {"name": "worse", "version": "3", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]},
    ]
    assert vulnerable(facts) == [
        "bad 2: PYSEC-1, fixed in 2.1, 3.0",
        "worse 3: PYSEC-2, fixed in no version yet",
    ]


CANARY_FOUND = [{"name": "jinja2", "version": "2.4.1", "vulns": [{"id": "X", "fix_versions": ["3"]}]}]
CANARY_MISSED = [{"name": "jinja2", "version": "2.4.1", "vulns": []}]
UNKNOWN = [{"name": "jinja2", "skip_reason": "Dependency not found"}]
CLEAN = [{"name": "httpx", "version": "1", "vulns": []}]
DIRTY = [{"name": "httpx", "version": "1", "vulns": [{"id": "Y", "fix_versions": ["2"]}]}]
PASSED_OVER = [{"name": "httpx", "skip_reason": "not there"}]


def auditing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answers: list[Any]) -> Run:
    """Let pip-audit give these answers, one after another."""
    left = iter(answers)
    monkeypatch.setattr(dependencies, "_audit", lambda *_: (next(left), "unreachable"))
    monkeypatch.setattr(dependencies, "_packages_of", lambda *_: tmp_path)
    monkeypatch.setattr(dependencies.licences, "read", lambda _: [Licensed("httpx", "1", "MIT")])
    return Run([], tmp_path, tmp_path)


def test_no_vulnerability_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "1 packages without" in audit(auditing(monkeypatch, tmp_path, [CANARY_FOUND, CLEAN]))


def test_the_second_service_is_asked_where_the_first_knows_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "osv's data" in audit(auditing(monkeypatch, tmp_path, [CANARY_MISSED, CANARY_FOUND, CLEAN]))


@pytest.mark.parametrize(
    ("facts", "told"),
    [(DIRTY, "httpx 1: Y, fixed in 2"), (PASSED_OVER, "httpx was not audited"), ([], "unreachable")],
)
def test_a_vulnerability_or_a_gap_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, facts: list[Any], told: str
) -> None:
    with pytest.raises(FailedError, match=told):
        audit(auditing(monkeypatch, tmp_path, [CANARY_FOUND, facts]))


def test_without_data_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SkippedError, match=r"no data .*\(pypi: unreachable; osv: unreachable\)"):
        audit(auditing(monkeypatch, tmp_path, [UNKNOWN, []]))


def test_extras_come_from_the_metadata_and_bounds_are_asked_for_directly(package: Package) -> None:
    wheel = package.wheel
    extras = all_extras(wheel)
    assert {"display", "events", "fast", "keyring", "qr"} <= set(extras)
    bare = _asked(wheel, Wanted("3.11", "lowest"), [])
    assert bare[0] == str(wheel)
    assert {each.split(">")[0].split("<")[0] for each in bare[1:]} == {"httpx", "attrs", "cryptography"}
    full = _asked(wheel, Wanted("3.11", "lowest", extras=True), ["fast"])
    assert full[0] == f"{wheel}[fast]"
    assert any(each.startswith("pybase64>=") for each in full)
    assert not any(";" in each for each in full)


def test_a_list_of_components_names_no_machine() -> None:
    document = bom("httpx", "attrs")
    document["components"][0]["path"] = str(dependencies.ROOT)
    assert "names a folder" in sbom_problems(document, {"httpx", "attrs"})[0]
    assert json.dumps(document)
