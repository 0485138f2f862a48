"""Waiting for results: how long after the event, and how many requests meanwhile.

The harness plays the node: it reports a run, and the event is the moment when the hub has taken that in.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from urllib.parse import urlsplit

from tests.benchmarks.contenders import Worker
from tests.benchmarks.figures import Results, at_most
from tests.benchmarks.proxies import far_away
from tests.benchmarks.stage import Stage

ROW = "waiting"
_INTERVAL = 1.0  # seconds, the default of both clients
_SETTLED = 1.5  # seconds until a wait has begun


def run(stage: Stage) -> Results:
    """Wait for tasks that end at moments drawn at random, then for one that does not end."""
    found = Results()
    login = stage.login()
    late: dict[str, list[float]] = {"own": [], "official": []}
    with ExitStack() as stack:
        workers = {name: stack.enter_context(Worker(name, login)) for name in late}
        for _ in range(stage.rounds(12)):
            task = stage.make_task()
            for worker in workers.values():
                worker.begin("wait", task_id=task, interval=_INTERVAL)
            time.sleep(_SETTLED + stage.rng.random() * _INTERVAL)  # the node works for so long
            stage.finish(task)
            event = time.monotonic()
            for name, worker in workers.items():
                late[name].append(max(0.0, worker.end()["returned"] - event))
    told = f"official: median {sorted(late['official'])[len(late['official']) // 2]:.2f} s"
    found.add(ROW, "from the event to the return, pushed", late["own"], "s", at_most(0.1), told)
    _requests(stage, found)
    return found


def _requests(stage: Stage, found: Results) -> None:
    """Count what a wait asks in a while after its first minute; both clients wait at the same time."""
    first, counted = (20, 20) if stage.quick else (60, 60)
    port = urlsplit(stage.hub.hq_url).port
    path = urlsplit(stage.hub.hq_url).path
    assert port is not None
    task = stage.make_task()
    with ExitStack() as stack:
        counters = {}
        for name in ("own", "official"):
            near, requests = stack.enter_context(far_away(port, 0))
            worker = stack.enter_context(Worker(name, stage.login(url=f"http://127.0.0.1:{near}{path}")))
            worker.begin("wait", task_id=task, interval=_INTERVAL)
            counters[name] = (worker, requests)
        time.sleep(first)
        before = {name: requests() for name, (_, requests) in counters.items()}
        time.sleep(counted)
        asked = {name: requests() - before[name] for name, (_, requests) in counters.items()}
    # The waits end with their workers: the official one looks again within five minutes only.
    per_hour = {name: count * 3600 / counted for name, count in asked.items()}
    found.add(
        ROW,
        f"requests in an hour of waiting (counted for {counted} s after the first {first} s)",
        [per_hour["own"]],
        "requests",
        None,
        f"official {per_hour['official']:,.0f}",
    )
