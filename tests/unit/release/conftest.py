"""What the tests of releases share."""

from __future__ import annotations

import pytest

from scripts.release.wheel import Package, build_both


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """Wheel and sdist for hub 5.0.3."""
    return build_both("5.0.3", tmp_path_factory.mktemp("dist"))
