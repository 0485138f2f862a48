"""Creations whose connection is cut after every byte of request and answer: none twice, none lost."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from unittest import mock

from tests.faults.lab import IMAGE, Lab, Place, log_in
from tests.faults.proxy import SENDER, Change, Cut, FaultProxy, Heard
from vantage6_hl import AsyncUserClient
from vantage6_hl._async import lookup
from vantage6_hl.errors import NetworkError, OutcomeUnknown, Vantage6Error

_WORKERS = 64
_ALIKE = 8  # tasks of the same name: what tells them apart is what was sent
_MOST = 4000  # bytes of a request or answer; a cut behind its end is none


@dataclass(frozen=True)
class Creation:
    """One creation: where, and after how many bytes of the request or of the answer it is cut."""

    number: int
    place: Place
    cut: Cut


@dataclass
class Creations:
    """What became of them.

    Attributes
    ----------
    told : dict
        Outcomes as the client told them, by number: the task's id, or the error.
    lost, doubled : list of str
        What must not be: a task that is not as told, and one that is there twice.
    """

    told: dict[int, int | Vantage6Error] = field(default_factory=dict)
    cuts: int = 0
    looked_up: int = 0
    seconds: float = 0.0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    boundaries: int = 0

    def summary(self) -> str:
        """Say it in one line."""
        kinds = Counter(
            "returned" if isinstance(one, int) else type(one).__name__ for one in self.told.values()
        )
        told = ", ".join(f"{count} {name}" for name, count in sorted(kinds.items()))
        return (
            f"{len(self.told)} creations, {self.cuts} cut at {self.boundaries} different places, "
            f"{self.seconds:.0f} s: {told}; {self.looked_up} of those returned were found by looking; "
            f"{len(self.lost)} lost, {len(self.doubled)} doubled"
        )


def plan(lab: Lab, number: int, rng: random.Random, sizes: dict[str, tuple[int, int]]) -> list[Creation]:
    """Choose the cuts: every boundary of both directions in both collaborations once, if there are enough."""
    every = [
        (place, way, at)
        for place in (lab.plain, lab.sealed)
        for way, size in zip(("to_hub", "to_client"), sizes[place.name], strict=True)
        for at in range(size + 1)
    ]
    rng.shuffle(every)
    chosen = every[:number] + rng.choices(every, k=max(0, number - len(every)))
    return [
        Creation(
            index,
            place,
            Cut(**{way: at}, how=rng.choice(("reset", "close"))),  # type: ignore[arg-type]
        )
        for index, (place, way, at) in enumerate(chosen)
    ]


def run(lab: Lab, number: int, *, seed: int, progress: Callable[[str], None]) -> Creations:
    """Make so many tasks on the hub, each with a cut, and compare what is there with what was told.

    The client looks for less long than it does for its users: more than half of the cuts leave nothing to be
    found, and a look-up that gives up too early would be counted as lost.
    """
    with mock.patch.object(lookup, "_PAUSES", (0.2, 1.0, 3.0)):
        return asyncio.run(_run(lab, number, random.Random(seed), progress))


async def _run(lab: Lab, number: int, rng: random.Random, progress: Callable[[str], None]) -> Creations:
    outcome = Creations()
    began = time.monotonic()
    with FaultProxy(lab.hub.hq_url) as proxy:
        clients = [
            lab.client("async", hq_url=proxy.url(lab.hub.hq_url)) for _ in range(min(_WORKERS, number))
        ]
        for name, client in enumerate(clients):
            await log_in(client, lab)
            carrier = client._connection._logged_in
            assert isinstance(client, AsyncUserClient)
            assert carrier is not None
            carrier.headers[SENDER] = f"{name:03d}"
        sizes = {place.name: await _sizes(clients[0], proxy, place) for place in (lab.plain, lab.sealed)}
        todo = plan(lab, number, rng, sizes)
        outcome.boundaries = len({(one.place.name, one.cut.to_hub, one.cut.to_client) for one in todo})
        faults: dict[str, Cut] = {}
        proxy.plan = lambda heard: faults.pop(heard.sender, None) if _is_creation(heard) else None
        left = iter(todo)

        async def work(name: int, client: AsyncUserClient) -> None:
            sender = f"{name:03d}"
            for one in left:
                faults[sender] = one.cut
                outcome.told[one.number] = await _create(client, one.place, one.number)
                if len(outcome.told) % 500 == 0:
                    progress(f"{len(outcome.told)} creations, {time.monotonic() - began:.0f} s")

        await asyncio.gather(*(work(name, client) for name, client in enumerate(clients)))
        outcome.cuts = proxy.seen.faults
        for client in clients:
            await client.close()
    _compare(lab, todo, outcome, sizes)
    outcome.seconds = time.monotonic() - began
    return outcome


def _is_creation(heard: Heard) -> bool:
    return heard.method == "POST" and heard.path == "/hq/task"


async def _sizes(client: AsyncUserClient, proxy: FaultProxy, place: Place) -> tuple[int, int]:
    """Sizes of a request and of its answer, in bytes: both depend on the token, the ids and the names."""
    answers: list[int] = []

    def measured(answer: bytes) -> bytes:
        answers.append(len(answer))
        return answer

    proxy.plan = lambda heard: Change(measured) if _is_creation(heard) else None
    await _create(client, place, -1)
    request = [one.size for one in proxy.seen.requests if _is_creation(one)][-1]
    return min(request, _MOST), min(answers[0], _MOST)


async def _create(client: AsyncUserClient, place: Place, number: int) -> int | Vantage6Error:
    try:
        task = await client.task.create(
            organizations=place.organizations[:1],
            name=f"creation {number // _ALIKE}",
            description=str(number),
            image=IMAGE,
            method="echo",
            arguments={"number": 1},  # the same for all: only the mark or the key tells them apart
            session=place.session,
            collaboration=place.collaboration,
            action="federated_compute",
        )
    except Vantage6Error as error:
        return error
    return task.id


def _compare(
    lab: Lab, todo: Sequence[Creation], outcome: Creations, sizes: dict[str, tuple[int, int]]
) -> None:
    """Compare what the client told with the tasks that are on the hub."""
    found: dict[str, list[int]] = defaultdict(list)
    for place in (lab.plain, lab.sealed):
        for tasks in lab.observer.task.pages(session=place.session, fields=["id", "description"]):
            for task in tasks:
                found[task["description"]].append(task["id"])
    for one in todo:
        there, told = found[str(one.number)], outcome.told[one.number]
        what = f"creation {one.number} in {one.place.name}, {one.cut}: told {told!r}, on the hub {there}"
        if len(there) > 1:
            outcome.doubled.append(what)
        elif isinstance(told, int):
            if there != [told]:
                outcome.lost.append(what)
            outcome.looked_up += _is_cut(one.cut, sizes[one.place.name])
        elif there and (_says_it_is_not_there(told) or not isinstance(told, OutcomeUnknown)):
            outcome.lost.append(what)


def _is_cut(cut: Cut, sizes: tuple[int, int]) -> bool:
    return cut.to_hub is not None or (cut.to_client or 0) < sizes[1]


def _says_it_is_not_there(error: Vantage6Error) -> bool:
    return isinstance(error, NetworkError) or "not found" in str(error)
