"""From bytes to models: CPU time for tasks as the hub gives them."""

from __future__ import annotations

from tests.benchmarks.contenders import Worker
from tests.benchmarks.figures import Curve, Results, at_most, ratios
from tests.benchmarks.stage import Stage

ROW = "parsing"


def run(stage: Stage) -> Results:
    """Parse pages of 100, 1,000 and 10,000 tasks as the hub gives them."""
    found = Results()
    stage.seed(10_000)
    series: dict[str, list[tuple[float, float]]] = {
        "json.loads": [],
        "models": [],
        "models, five fields read": [],
    }
    with Worker("own", stage.login()) as own:
        for copies in (1, 10, 100):
            samples = [
                own.do("parse", count=max(1, 20 // copies), copies=copies) for _ in range(stage.rounds(9))
            ]
            figures = {name: [one[name] for one in samples] for name in ("json", "models", "fields")}
            per = max(1, 20 // copies)
            for name, key in zip(series, figures, strict=True):
                series[name].append((copies * 100, sorted(figures[key])[len(samples) // 2] / per))
            if copies == 10:
                detail = f"{samples[0]['bytes'] / 1e6:.1f} MB"
                models = ratios(figures["models"], figures["json"])
                found.add(ROW, "1,000 tasks", models, "× json.loads", at_most(2), detail)
                read = ratios(figures["fields"], figures["json"])
                found.add(ROW, "1,000 tasks, five fields of each read", read, "× json.loads", at_most(2))
    found.curves.append(Curve("Parsing", "tasks", "s", series))
    return found
