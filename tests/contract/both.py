"""Tests that hold for the real hub and for the fake one."""

from __future__ import annotations

from typing import Literal, TypeAlias

import pytest

__all__ = ["Which", "both"]

Which: TypeAlias = Literal["real", "fake"]

both = pytest.mark.parametrize(
    "which", [pytest.param("real", marks=pytest.mark.hub), pytest.param("fake")], indirect=True
)
"""Run a test on the stage of each."""
