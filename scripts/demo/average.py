"""The average that the federation has to find, computed directly from the nodes' files."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from pathlib import Path

__all__ = ["Sum", "column_sum", "same_average"]

Sum = dict[str, float]


def column_sum(path: Path, column: str) -> Sum:
    """Sum and count of a column's values; rows without a value do not count."""
    with path.open(newline="", encoding="utf-8") as handle:
        values = [float(row[column]) for row in csv.DictReader(handle) if row[column]]
    return {"sum": math.fsum(values), "count": len(values)}


def same_average(found: float, parts: Iterable[Sum]) -> bool:
    """Whether an average is that of all parts together, but for the last digits of floating point."""
    told = list(parts)
    expected = math.fsum(part["sum"] for part in told) / sum(part["count"] for part in told)
    return math.isclose(found, expected, rel_tol=1e-12)
