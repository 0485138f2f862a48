"""Run a case of the matrix: a client at work, a fault in the middle of it, and what came of that."""

from __future__ import annotations

import asyncio
import random
import secrets
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from tests.faults.lab import IMAGE, Client, Lab, log_in, set_policy, settle
from tests.faults.proxy import Fault, FaultProxy, Heard
from vantage6_hl.errors import OutcomeUnknown, Vantage6Error
from vantage6_hl.transport import CallPolicy

RIGHT = "right"
FLAVOURS = ("sync", "async")
_UPLOAD = 200_000  # characters of the arguments that are uploaded
_LOOKING = 20.0  # seconds that a look-up takes beyond its calls
_WAIT = 10.0  # seconds that a wait may take


@dataclass
class Ground:
    """Where a case happens: a client behind two proxies, and the requests that are its target."""

    lab: Lab
    flavour: str
    phase: str
    rng: random.Random
    hub: FaultProxy
    auth: FaultProxy
    deadline: float
    client: Client = field(init=False)
    host: str = "127.0.0.1"
    armed: float = 0.0

    def arm(self, case: Case) -> None:
        """Let the fault happen from now on."""
        self.armed = time.monotonic()
        case.arm(self)

    def on_target(self, fault: Fault, *, times: int | None = 1) -> None:
        """Do this to the next requests of the phase; None is to all of them."""
        left = [times]

        def plan(heard: Heard) -> Fault | None:
            if not self._is_target(heard) or left[0] == 0:
                return None
            left[0] = None if left[0] is None else left[0] - 1
            return fault

        self.hub.plan = plan

    def _is_target(self, heard: Heard) -> bool:
        if self.phase == "upload":
            return heard.method == "POST" and heard.path == "/hq/task"
        if self.phase == "wait":
            return heard.path.startswith("/hq/task/") and heard.path.endswith("/status")
        return heard.path.startswith("/hq/collaboration/")


@dataclass(frozen=True)
class Case:
    """A fault and what may come of it.

    Attributes
    ----------
    name : str
        What it is.
    arm : callable
        Makes it happen from now on.
    fine : dict
        For each phase what is right: ``"right"`` and the names of errors.
    deadline : float
        Seconds of every call.
    exactly : bool
        The deadline ends it, neither sooner nor later, within half a second; run by itself, to be measured.
    runs : int
        How often it is run in each flavour and phase.
    alone : bool
        It changes the whole process, so nothing else may run meanwhile.
    """

    name: str
    arm: Callable[[Ground], None]
    fine: dict[str, tuple[str, ...]]
    deadline: float = 6.0
    exactly: bool = False
    runs: int = 1
    alone: bool = False


@dataclass
class Outcome:
    """What came of the runs of one case in one flavour and phase."""

    case: str
    flavour: str
    phase: str
    told: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    endless: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def problems(self) -> list[str]:
        """All that must not be."""
        return [*self.lost, *self.doubled, *self.endless, *self.wrong]


def run_case(lab: Lab, case: Case, flavour: str, phase: str, *, seed: int) -> Outcome:
    """Run a case so often as it says."""
    outcome = Outcome(case.name, flavour, phase)
    rng = random.Random(f"{seed} {case.name} {flavour} {phase}")
    for _ in range(case.runs):
        asyncio.run(_run_once(lab, case, flavour, phase, rng, outcome))
    return outcome


async def _run_once(
    lab: Lab, case: Case, flavour: str, phase: str, rng: random.Random, outcome: Outcome
) -> None:
    with FaultProxy(lab.hub.hq_url) as hub, FaultProxy(lab.hub.auth_url) as auth:
        ground = Ground(lab, flavour, phase, rng, hub, auth, case.deadline)
        host = f"{secrets.token_hex(6)}.localhost"  # a name of its own, so that its look-up can fail
        ground.host = host
        ground.client = lab.client(
            flavour, hq_url=hub.url(lab.hub.hq_url, host=host), auth_url=auth.url(lab.hub.auth_url)
        )
        try:
            await log_in(ground.client, lab)
            await _PHASES[phase](ground, case, outcome)
        finally:
            await settle(ground.client.close())


async def _attempt(
    ground: Ground, case: Case, outcome: Outcome, work: Callable[[], Awaitable[bool]], bound: float
) -> Exception | None:
    """Do the work within the case's limits; note what came of it, and give the error."""
    set_policy(ground.client, CallPolicy(deadline=case.deadline, rng=ground.rng))
    began, told, error = time.monotonic(), RIGHT, None
    try:
        # Not only judged afterwards: what has no end would never come to be judged.
        async with asyncio.timeout(bound + 60):
            if not await work():
                told = "another value"
    except Exception as problem:  # noqa: BLE001 - which one it is is what is asked
        error, told = problem, type(problem).__name__
    seconds = time.monotonic() - max(began, ground.armed)
    outcome.told[told] += 1
    outcome.slowest = max(outcome.slowest, seconds)
    said = f"{told} ({str(error)[:300]})" if error else told
    kinds = {told, *(kind.__name__ for kind in type(error).__mro__)} if error else {told}
    if kinds.isdisjoint(case.fine[ground.phase]):
        outcome.wrong.append(f"{said} is not what should come of it")
    if error is not None and not isinstance(error, Vantage6Error):
        outcome.wrong.append(f"{said} is not typed")
    if seconds > bound + 1 or (
        case.exactly and ground.phase in ("idle", "read") and abs(seconds - bound) > 0.5
    ):
        outcome.endless.append(f"{said} came after {seconds:.2f} s, bound {bound:.1f} s")
    return error


async def _read(ground: Ground, case: Case, outcome: Outcome) -> None:
    place, client = ground.lab.served, ground.client

    async def work() -> bool:
        return (await settle(client.collaboration.get(place.collaboration))).name == place.name

    ground.arm(case)
    await _attempt(ground, case, outcome, work, case.deadline)


async def _idle(ground: Ground, case: Case, outcome: Outcome) -> None:
    """The fault comes while a connection waits for its next request."""
    await settle(ground.client.collaboration.get(ground.lab.served.collaboration))
    await _read(ground, case, outcome)


async def _wait(ground: Ground, case: Case, outcome: Outcome) -> None:
    task = await _create(ground, "sleep", {"seconds": 1.0}, served=True)
    armed: list[str] = []

    def arm(status: str) -> None:
        if not armed:
            armed.append(status)
            ground.arm(case)

    async def work() -> bool:
        found = await settle(ground.client.wait_for_results(task, interval=0.2, timeout=_WAIT, on_status=arm))
        return list(found) == [{"slept": 1.0}]

    await _attempt(ground, case, outcome, work, _WAIT + 2 * case.deadline)


async def _upload(ground: Ground, case: Case, outcome: Outcome) -> None:
    name = f"upload {secrets.token_hex(8)}"
    told: list[int] = []

    async def work() -> bool:
        told.append(await _create(ground, "echo", {"pad": "x" * _UPLOAD}, name=name))
        return True

    ground.arm(case)
    policy = CallPolicy(deadline=case.deadline)
    bound = 4 * case.deadline + policy.time_for(4 * _UPLOAD) + _LOOKING
    error = await _attempt(ground, case, outcome, work, bound)
    there = await _on_hub(ground, name)
    what = f"{told or error!r:.300}, and the hub has {there}"
    if len(there) > 1:
        outcome.doubled.append(what)
    elif (told and there != told) or (there and error is not None and says_it_was_not_done(error)):
        outcome.lost.append(what)


async def _create(
    ground: Ground, method: str, arguments: dict[str, object], *, served: bool = False, name: str = "faults"
) -> int:
    lab = ground.lab
    place = lab.served if served else ground.rng.choice((lab.sealed, lab.plain))
    task = await settle(
        ground.client.task.create(
            organizations=place.organizations[:1],
            name=name,
            image=IMAGE,
            method=method,
            arguments=arguments,
            session=place.session,
            collaboration=place.collaboration,
            action="federated_compute",
        )
    )
    return task.id


async def _on_hub(ground: Ground, name: str) -> list[int]:
    """Ask the hub itself for tasks of this name, until the requests that are still on their way are over."""
    end = time.monotonic() + 1.0
    while True:
        found = await asyncio.to_thread(lambda: ground.lab.observer.task.list(name=name, field="id"))
        if found or time.monotonic() > end:
            return list(found)
        await asyncio.sleep(0.2)


def says_it_was_not_done(error: Exception) -> bool:
    """Whether an error tells the caller that nothing was made: wrong when something was."""
    return not isinstance(error, OutcomeUnknown) or "not found" in str(error)


_PHASES: dict[str, Callable[[Ground, Case, Outcome], Awaitable[None]]] = {
    "idle": _idle,
    "read": _read,
    "wait": _wait,
    "upload": _upload,
}


def table(outcomes: Iterable[Outcome]) -> list[str]:
    """Write the outcomes as lines of a table."""
    head = f"{'case':40} {'flavour':8} {'phase':7} {'runs':>4} {'right':>5} {'typed':>5}"
    lines = [f"{head} {'lost':>4} {'doubled':>7} {'endless':>7} {'wrong':>5} {'slowest':>8}  errors"]
    for one in outcomes:
        typed = {name: count for name, count in one.told.items() if name != RIGHT}
        errors = ", ".join(f"{count} {name}" for name, count in sorted(typed.items()))
        lines.append(
            f"{one.case[:40]:40} {one.flavour:8} {one.phase:7} {one.told.total():4} {one.told[RIGHT]:5} "
            f"{sum(typed.values()):5} {len(one.lost):4} {len(one.doubled):7} {len(one.endless):7} "
            f"{len(one.wrong):5} {one.slowest:6.2f} s  {errors}"
        )
    return lines
