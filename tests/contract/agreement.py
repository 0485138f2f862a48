"""How far the fake hub's answers are those of the real one: the same steps on both, answer by answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from tests.contract.recorder import Answer
from tests.contract.stage import Stage
from vantage6_hl.errors import ApiError

__all__ = ["Agreement", "compare"]

Steps: TypeAlias = Callable[[Stage], object]


@dataclass
class Agreement:
    """What came of the comparison so far."""

    compared: dict[str, int] = field(default_factory=dict)
    differences: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, found: list[str]) -> None:
        """Add the comparison of one answer."""
        self.compared[name] = self.compared.get(name, 0) + 1
        if found:
            self.differences.setdefault(name, []).extend(found)

    def table(self) -> str:
        """Show how many answers of each operation agree."""
        lines = [f"{'operation':34} {'compared':>8} {'agree':>6}"]
        for name, count in sorted(self.compared.items()):
            lines.append(f"{name:34} {count:8} {count - len(self.differences.get(name, [])):6}")
        total = sum(self.compared.values())
        wrong = sum(map(len, self.differences.values()))
        lines.append(f"{'all':34} {total:8} {total - wrong:6}")
        return "\n".join(lines)


def compare(steps: Steps, real: Stage, fake: Stage) -> list[tuple[str, str]]:
    """Do the same on both hubs.

    Parameters
    ----------
    steps : callable
        Gets a stage.
    real, fake : Stage
        The stages.

    Returns
    -------
    list of (str, str)
        For each pair of answers the operation and in what they differ; an empty text where in nothing.
    """
    one, two = _transcript(steps, real), _transcript(steps, fake)
    found = []
    for mine, other in zip(one, two, strict=False):
        found.append((mine.name, "; ".join(_differences(mine, other))))
    if len(one) != len(two):
        found.append((one[-1].name, f"{len(one)} answers on the real hub, {len(two)} on the fake one"))
    return found


def _transcript(steps: Steps, stage: Stage) -> list[Answer]:
    before = len(stage.recorder.answers)
    with suppress(ApiError):
        steps(stage)
    return stage.recorder.answers[before:]


def _differences(real: Answer, fake: Answer) -> Iterator[str]:
    if (real.name, real.status) != (fake.name, fake.status):
        yield f"{fake.name} {fake.status}, not {real.name} {real.status} {real.content[:200]!r}"
        return
    if real.media != "application/json":
        return
    mine, other = json.loads(real.content), json.loads(fake.content)
    if not real.ok and _plain(mine) != _plain(other):
        yield f"says {other}, not {mine}"
    yield from _shapes("", mine, other)


def _plain(body: Any) -> str:
    """Take out what is chance: addresses, numbers, and the names that a test made."""
    text = re.sub(r"contract-[a-z]+-[0-9a-f]+", "name", json.dumps(body, sort_keys=True))
    text = re.sub(r"https?://[^/]+/", "hub/", text)
    return re.sub(r"\d+", "0", text)


def _shapes(where: str, real: Any, fake: Any) -> Iterator[str]:
    if isinstance(real, dict) and isinstance(fake, dict):
        if where != "/errors" and real.keys() != fake.keys():
            yield f"{where or '/'} has {sorted(real.keys() ^ fake.keys())} on one of them only"
        for key in real.keys() & fake.keys():
            yield from _shapes(f"{where}/{key}", real[key], fake[key])
    elif isinstance(real, list) and isinstance(fake, list):
        for mine, other in zip(real[:1], fake[:1], strict=False):
            yield from _shapes(f"{where}[]", mine, other)
    elif _kind(real) != _kind(fake) and None not in (real, fake):
        yield f"{where} is {_kind(fake)}, not {_kind(real)}"


def _kind(value: object) -> str:
    return "number" if isinstance(value, float) else type(value).__name__
