"""Random faults at any request of small pieces of work: the right result, or a typed error, in time."""

from __future__ import annotations

import asyncio
import functools
import random
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from unittest import mock

import httpx

from tests.faults.bombs import BOMBS, answer
from tests.faults.lab import IMAGE, Client, Lab, log_in, settle
from tests.faults.proxy import Change, Cut, Fault, FaultProxy, Heard, Reply
from tests.faults.running import says_it_was_not_done
from vantage6_hl._async import connection as async_connection
from vantage6_hl._async import lookup as async_lookup
from vantage6_hl._sync import connection as sync_connection
from vantage6_hl._sync import lookup as sync_lookup
from vantage6_hl.errors import OutcomeUnknown, Vantage6Error
from vantage6_hl.transport import AsyncHubClient, CallPolicy, HubClient

DEADLINE = 4.0  # seconds of each call
SPARE = 1.0  # seconds beyond it in which the call must have ended
_THREADS = 8
_POLICY = CallPolicy(deadline=DEADLINE)


@dataclass
class Chaos:
    """What became of the runs.

    Attributes
    ----------
    told : Counter
        How often a step gave the right result, or which error.
    problems : list of str
        What must not be: another value, an error without a type, a call without an end, a task that was lost
        or made twice.
    """

    runs: int = 0
    calls: int = 0
    faults: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    told: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    created: dict[str, int | Exception] = field(default_factory=dict)

    def summary(self) -> str:
        """Say it in one line."""
        told = ", ".join(f"{count} {name}" for name, count in self.told.most_common())
        return (
            f"{self.runs} runs, {self.calls} calls, {self.faults} faults, {self.seconds:.0f} s: {told}; "
            f"slowest call {self.slowest:+.2f} s of its deadline; {len(self.problems)} problems"
        )


def run(lab: Lab, number: int, *, seed: int, progress: Callable[[str], None]) -> Chaos:
    """Do so many runs, half of them in either flavour."""
    chaos, began = Chaos(), time.monotonic()
    finished = _finished_task(lab)
    with _measured(chaos), ThreadPoolExecutor(_THREADS) as pool:
        for _ in pool.map(lambda index: _one(lab, chaos, finished, index, seed, progress), range(number)):
            pass
    _compare(lab, chaos)
    chaos.seconds = time.monotonic() - began
    return chaos


def _one(
    lab: Lab, chaos: Chaos, finished: int, index: int, seed: int, progress: Callable[[str], None]
) -> None:
    rng = random.Random(f"{seed} chaos {index}")
    asyncio.run(_run(lab, chaos, finished, index, rng))
    chaos.runs += 1
    if chaos.runs % 50 == 0:
        progress(f"{chaos.runs} runs of chaos")


async def _run(lab: Lab, chaos: Chaos, finished: int, index: int, rng: random.Random) -> None:
    often = rng.choice((0.05, 0.15, 0.4))

    def plan(_: Heard) -> Fault | None:
        return rng.choice(_FAULTS)(rng) if rng.random() < often else None

    with FaultProxy(lab.hub.hq_url) as hub, FaultProxy(lab.hub.auth_url) as auth:
        client = lab.client(
            ("sync", "async")[index % 2],
            hq_url=hub.url(lab.hub.hq_url),
            auth_url=auth.url(lab.hub.auth_url),
        )
        hub.plan = auth.plan = plan
        try:
            if await _step(chaos, index, "login", lambda: _log_in(client, lab)):
                for number in range(rng.randint(1, 4)):
                    name, work = rng.choice(_STEPS)
                    what = f"chaos {index} {number}"
                    await _step(
                        chaos, index, name, functools.partial(work, client, lab, chaos, what, finished)
                    )
        finally:
            await settle(client.close())
        chaos.faults += hub.seen.faults + auth.seen.faults


async def _step(chaos: Chaos, index: int, name: str, work: Callable[[], Awaitable[bool]]) -> bool:
    try:
        async with asyncio.timeout(240):
            right = await work()
    except Vantage6Error as error:
        chaos.told[type(error).__name__] += 1
        return False
    except Exception as error:  # noqa: BLE001 - an error without a type is what is looked for
        chaos.problems.append(f"run {index}, {name}: {error!r:.300}")
        return False
    chaos.told["right"] += right
    if not right:
        chaos.problems.append(f"run {index}, {name}: another value")
    return True


async def _log_in(client: Client, lab: Lab) -> bool:
    await log_in(client, lab)
    return client.whoami.name == lab.account.username


async def _list(client: Client, lab: Lab, chaos: Chaos, name: str, finished: int) -> bool:
    names = await settle(client.collaboration.list(field="name"))
    return {one.name for one in (lab.served, lab.sealed, lab.plain)} <= set(names)


async def _get(client: Client, lab: Lab, chaos: Chaos, name: str, finished: int) -> bool:
    return (await settle(client.task.get(finished))).name == "chaos finished"


async def _create(client: Client, lab: Lab, chaos: Chaos, name: str, finished: int) -> bool:
    place = lab.sealed if name.endswith(("0", "2")) else lab.plain
    try:
        task = await settle(
            client.task.create(
                organizations=place.organizations,
                name="chaos",
                description=name,
                image=IMAGE,
                method="echo",
                arguments={"x": 1},
                session=place.session,
                action="federated_compute",
            )
        )
    except Exception as error:
        chaos.created[name] = error
        raise
    chaos.created[name] = task.id
    return task.name == "chaos"


async def _wait(client: Client, lab: Lab, chaos: Chaos, name: str, finished: int) -> bool:
    return list(await settle(client.wait_for_results(finished, timeout=20, interval=0.2))) == [{"n": 7}]


async def _download(client: Client, lab: Lab, chaos: Chaos, name: str, finished: int) -> bool:
    return list(await settle(client.result.from_task(finished))) == [{"n": 7}]


_Step = Callable[[Client, Lab, Chaos, str, int], Awaitable[bool]]
_STEPS: tuple[tuple[str, _Step], ...] = (
    ("list", _list),
    ("get", _get),
    ("create", _create),
    ("create", _create),
    ("wait", _wait),
    ("download", _download),
)

_TEXTS = (b"", b"{", b"[]", b"null", b"<html>", b'{"msg": "x"}', b"\xff\xfe", b"[" * 50_000, b'{"id": NaN}')


def _status(rng: random.Random) -> Fault:
    status = rng.choice(("502 X", "503 X", "504 X", "520 X", "500 X", "429 X", "401 X", "302 X"))
    headers = [] if rng.random() < 0.5 else [f"Retry-After: {rng.choice(('0', '1', 'soon', '99999'))}"]
    if status == "302 X":
        headers = ["Location: https://elsewhere.example.org/"]
    body = rng.choice(_TEXTS)
    whole = answer(body, status=status, headers=tuple(headers))
    return Reply(lambda: (whole,), pass_on=rng.random() < 0.5)


def _text(rng: random.Random) -> Fault:
    whole = answer(rng.choice(_TEXTS), status=rng.choice(("200 OK", "201 CREATED")))
    return Reply(lambda: (whole,), pass_on=rng.random() < 0.5)


_FAULTS: tuple[Callable[[random.Random], Fault], ...] = (
    lambda rng: Cut(to_hub=rng.randrange(3500), how=rng.choice(("reset", "close"))),
    lambda rng: Cut(to_client=rng.randrange(1500), how=rng.choice(("reset", "close"))),
    lambda rng: Cut(how=rng.choice(("reset", "close"))),
    _status,
    _text,
    lambda rng: Reply(lambda: (), pass_on=rng.random() < 0.5, then="hang"),
    lambda rng: Change(pause=rng.choice((0.0001, 0.001, 0.02))),
    lambda rng: Reply(BOMBS[rng.choice(("10 GB announced", "headers without end", "deep objects"))]),
)


def _finished_task(lab: Lab) -> int:
    """Make a task with a result that every run knows."""
    with lab.client("sync") as client:  # type: ignore[union-attr]
        client.authenticate_service_account()
        client.setup_encryption(lab.members[0].private_key)
        task = client.task.create(
            organizations=lab.served.organizations[:1],
            name="chaos finished",
            image=IMAGE,
            method="echo",
            arguments={"n": 7},
            session=lab.served.session,
            action="federated_compute",
        )
        client.wait_for_results(task.id, timeout=60, interval=0.2)
        return int(task.id)


@contextmanager
def _measured(chaos: Chaos) -> Iterator[None]:
    """Give all clients the limits of the chaos, and hold every call to its deadline."""

    def note(began: float, request: httpx.Request) -> None:
        beyond = time.monotonic() - began - _POLICY.time_for(len(request.content))
        chaos.calls += 1
        chaos.slowest = max(chaos.slowest, beyond) if chaos.calls > 1 else beyond
        if beyond > SPARE:
            chaos.problems.append(f"{request.method} {request.url.path} ended {beyond:.2f} s after its time")

    class Timed(HubClient):
        def send(self, request: httpx.Request, **more: object) -> httpx.Response:  # type: ignore[override]
            began = time.monotonic()
            try:
                return super().send(request, **more)  # type: ignore[arg-type]
            finally:
                note(began, request)

    class AsyncTimed(AsyncHubClient):
        async def send(self, request: httpx.Request, **more: object) -> httpx.Response:  # type: ignore[override]
            began = time.monotonic()
            try:
                return await super().send(request, **more)  # type: ignore[arg-type]
            finally:
                note(began, request)

    changes: list[tuple[ModuleType, str, object]] = [
        (sync_connection, "HubClient", functools.partial(Timed, policy=_POLICY)),
        (async_connection, "AsyncHubClient", functools.partial(AsyncTimed, policy=_POLICY)),
        (sync_lookup, "_PAUSES", (0.2, 1.0, 3.0)),
        (async_lookup, "_PAUSES", (0.2, 1.0, 3.0)),
    ]
    with ExitStack() as stack:
        for module, name, value in changes:
            stack.enter_context(mock.patch.object(module, name, value))
        yield


def _compare(lab: Lab, chaos: Chaos) -> None:
    """Compare the tasks that are on the hub with what was told of their creation."""
    found: dict[str, list[int]] = defaultdict(list)
    for task in lab.observer.task.list(name="chaos", fields=["id", "description"]):
        found[task["description"]].append(task["id"])
    for name, told in chaos.created.items():
        there = found[name]
        if len(there) > 1:
            chaos.problems.append(f"{name} is doubled: {there}")
        elif isinstance(told, int) and there != [told]:
            chaos.problems.append(f"{name} is lost: told {told}, on the hub {there}")
        elif there and isinstance(told, OutcomeUnknown) and says_it_was_not_done(told):
            chaos.problems.append(f"{name} is lost: {told!r:.400}, on the hub {there}")
