"""What is measured and how it is judged: medians, their spread, and targets. Nothing here measures."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Target:
    """A bound that the median has to keep."""

    sense: Literal["≥", "≤"]
    bound: float

    def met(self, value: float) -> bool:
        """Whether the bound is kept."""
        return value >= self.bound if self.sense == "≥" else value <= self.bound


@dataclass(frozen=True)
class Finding:
    """One line of the table.

    Attributes
    ----------
    row : str
        The row of the issue's table, which is the module's name in ``rows``.
    what : str
        What was measured; unique in its row.
    values : sequence of float
        One for each round.
    unit : str
        Such as ``"× bare httpx"`` or ``"s"``.
    target : Target, optional
        What is asked for; None where the figure only explains another.
    detail : str
        The figures behind a ratio, in absolute terms.
    """

    row: str
    what: str
    values: Sequence[float]
    unit: str
    target: Target | None = None
    detail: str = ""

    @property
    def median(self) -> float:
        """The figure itself."""
        return statistics.median(self.values)

    @property
    def spread(self) -> tuple[float, float]:
        """First and third quartile; the extremes where there are fewer than four rounds."""
        if len(self.values) < 4:
            return min(self.values), max(self.values)
        low, _, high = statistics.quantiles(self.values, n=4, method="inclusive")
        return low, high

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without one."""
        return None if self.target is None else self.target.met(self.median)


@dataclass(frozen=True)
class Curve:
    """How something grows with its size: for each contender the median at each size."""

    title: str
    size: str
    measure: str
    series: Mapping[str, Sequence[tuple[float, float]]]


@dataclass
class Results:
    """All that a run found out."""

    findings: list[Finding] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)

    def add(
        self,
        row: str,
        what: str,
        values: Sequence[float],
        unit: str,
        target: Target | None = None,
        detail: str = "",
    ) -> None:
        """Add a line to the table."""
        self.findings.append(Finding(row, what, list(values), unit, target, detail))

    def to_json(self) -> str:
        """Give all figures as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Results:
        """Read what `to_json` wrote."""
        told = json.loads(text)
        findings = [
            Finding(**{**one, "target": one["target"] and Target(**one["target"])})
            for one in told["findings"]
        ]
        return cls(findings, [Curve(**one) for one in told["curves"]])

    def extend(self, other: Results) -> None:
        """Add another run's."""
        self.findings += other.findings
        self.curves += other.curves


def at_least(bound: float) -> Target:
    """Make a target that is a lower bound."""
    return Target("≥", bound)


def at_most(bound: float) -> Target:
    """Make a target that is an upper bound."""
    return Target("≤", bound)


def ratios(above: Sequence[float], below: Sequence[float]) -> list[float]:
    """Divide round by round: the two sides of a ratio were measured within the same moments."""
    return [one / other for one, other in zip(above, below, strict=True)]


def short(value: float) -> str:
    """Write a figure with three digits that mean something."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) >= 1 else f"{value:.3g}"
