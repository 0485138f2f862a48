"""The checks of ``make release-check``, in their order: what is quick and what others need comes first."""

from __future__ import annotations

from scripts.release.checks import dependencies, installing, packages, project, rehearsal
from scripts.release.checks.model import Check

CHECKS: dict[str, Check] = {
    "version": project.version,
    "changelog": project.changes,
    "licence": project.licence,
    "packages": packages.packages,
    "reproducible": packages.reproducible,
    "sdist": packages.sdist,
    "metadata": packages.check_metadata,
    "environments": installing.environments,
    "licences": dependencies.check_licences,
    "sbom": dependencies.sbom,
    "audit": dependencies.audit,
    "watch": rehearsal.watch,
}
"""By name, as ``--only`` takes it."""
