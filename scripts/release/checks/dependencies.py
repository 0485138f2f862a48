"""Checks of what an installation brings: licences, the list of it all (SBOM), known vulnerabilities."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scripts.checkout import ROOT
from scripts.pythons import SUPPORTED
from scripts.release import licences
from scripts.release.checks.model import FailedError, Run, SkippedError, command
from scripts.release.environments import Wanted
from scripts.release.tools import tool

# Known for years to be vulnerable: where nothing is found about it, no data is reached.
_CANARY = ("jinja2", "2.4.1")
_SERVICES = ("pypi", "osv")
_OWN = "vantage6-hl"


def check_licences(run: Run) -> str:
    """List the licences of all that the wheel brings, on every Python; unknown and other ones fail."""
    found: set[licences.Licensed] = set()
    bare: set[str] = set()
    for python in SUPPORTED:
        found |= set(licences.read(_packages_of(run, Wanted(python, "newest", extras=True))))
        bare |= {each.name for each in licences.read(_packages_of(run, Wanted(python, "newest")))}
    needed = sorted(each for each in found if each.name != _OWN)
    wrong = licences.problems(needed)
    path = run.output / "licenses.md"
    path.write_text(licences.table(needed, bare=bare), encoding="utf-8")
    if wrong:
        raise FailedError(*wrong)
    return (
        f"{len(needed)} packages, {len({each.licence for each in needed})} licences, all allowed: {path.name}"
    )


def sbom(run: Run) -> str:
    """Write the list of all that the wheel brings in CycloneDX's form, valid against its schema."""
    wanted = Wanted(SUPPORTED[0], "newest", extras=True)  # the oldest Python needs the most packages
    made = run.scratch / "sbom.json"
    run.tell("cyclonedx-py")
    done = command(
        [
            tool("cyclonedx-py"), "environment", run.installed(wanted).python,
            "--pyproject", ROOT / "pyproject.toml", "--mc-type", "library", "--sv", "1.6", "--of", "JSON",
            "--output-reproducible", "--validate", "-o", made,
        ]
    )  # fmt: skip
    if done.returncode:
        raise FailedError(f"cyclonedx-py: {' '.join(done.stderr.split())[-1000:]}")
    document = json.loads(made.read_text(encoding="utf-8"))
    wrong = sbom_problems(document, {each.name for each in licences.read(_packages_of(run, wanted))})
    if wrong:
        raise FailedError(*wrong)
    for package in run.packages():
        document["metadata"]["component"]["version"] = package.version
        path = run.output / f"{package.wheel.name.split('-py3')[0]}.cdx.json"
        path.write_text(json.dumps(document, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return f"{len(document['components'])} components, CycloneDX 1.6, valid: {path.name}, ..."


def sbom_problems(document: dict[str, Any], installed: set[str]) -> list[str]:
    """Find what is missing in the list, or should not be in it.

    Parameters
    ----------
    document : dict
        The list.
    installed : set of str
        Names of what is installed.

    Returns
    -------
    list of str
        One sentence for each problem.
    """
    listed = {each["name"] for each in document["components"]}
    found = [f"{name} is installed but not listed" for name in sorted(installed - listed - {_OWN})]
    found += [f"{name} is listed but not installed" for name in sorted(listed - installed)]
    if document["metadata"]["component"]["name"] != _OWN:
        found.append(f"the list is of {document['metadata']['component']['name']}")
    text = json.dumps(document)
    if str(ROOT) in text or "file://" in text:
        found.append("the list names a folder of this machine")
    return found


def audit(run: Run) -> str:
    """Look for known vulnerabilities of what the wheel brings."""
    tried = []
    for service in _SERVICES:
        run.tell(f"pip-audit with {service}'s data")
        facts, complaint = _audit([_CANARY], service, run.scratch)
        if vulnerable(facts):
            return _audit_all(run, service)
        tried.append(f"{service}: {complaint or skipped(facts)}")
    raise SkippedError(f"no data on vulnerabilities is reached from here ({'; '.join(tried)})")


def _audit_all(run: Run, service: str) -> str:
    """Audit what the wheel brings on each Python; the same package may have other versions on another."""
    done: set[tuple[str, str]] = set()
    wrong = []
    for python in SUPPORTED:
        packages = licences.read(_packages_of(run, Wanted(python, "newest", extras=True)))
        needed = {(each.name, each.version) for each in packages if each.name != _OWN} - done
        if not needed:
            continue
        facts, complaint = _audit(sorted(needed), service, run.scratch)
        wrong += vulnerable(facts)
        wrong += [
            f"{each['name']} was not audited: {each['skip_reason']}"
            for each in facts
            if "skip_reason" in each
        ]
        if not facts:
            wrong.append(f"pip-audit: {complaint}")
        done |= needed
    if wrong:
        raise FailedError(*wrong)
    return f"{len(done)} packages without a known vulnerability ({service}'s data)"


def vulnerable(facts: list[dict[str, Any]]) -> list[str]:
    """Give a sentence for each package with a known vulnerability, from what pip-audit told."""
    found = []
    for each in facts:
        for one in each.get("vulns", []):
            fixed = ", ".join(one["fix_versions"]) or "no version yet"
            found.append(f"{each['name']} {each['version']}: {one['id']}, fixed in {fixed}")
    return found


def skipped(facts: list[dict[str, Any]]) -> str:
    """Say why pip-audit found nothing about what is known to be vulnerable."""
    reasons = [str(each["skip_reason"]) for each in facts if "skip_reason" in each]
    return reasons[0] if reasons else "nothing is said of a package that is known to be vulnerable"


def _audit(
    needed: Sequence[tuple[str, str]], service: str, scratch: Path
) -> tuple[list[dict[str, Any]], str]:
    """Run pip-audit on pinned requirements; give what it told, or its complaint."""
    wanted = scratch / "audit.txt"
    wanted.write_text("".join(f"{name}=={version}\n" for name, version in needed))
    done = command(
        [
            tool("pip-audit"), "--requirement", wanted, "--no-deps", "--disable-pip", "--format", "json",
            "--progress-spinner", "off", "--vulnerability-service", service, "--timeout", "20",
        ]
    )  # fmt: skip
    try:
        facts: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        return [], last.rsplit("Caused by ", 1)[-1][:300]
    return facts, ""


def _packages_of(run: Run, wanted: Wanted) -> Path:
    [folder] = run.installed(wanted).folder.glob("lib/python3*/site-packages")
    return folder
