"""Programs that are interrupted or killed at work: they end at once, and have done nothing twice."""

from __future__ import annotations

import asyncio
import json
import random
import secrets
import signal
import subprocess
import sys
import time

from scripts.checkout import ROOT
from tests.faults.lab import IMAGE, Lab, settle
from tests.faults.running import Outcome
from vantage6_hl import AsyncUserClient, UserClient

PHASES = ("login", "list", "create", "wait")
SIGNALS = (signal.SIGINT, signal.SIGKILL)
_STATUSES = {0: "right", -signal.SIGKILL: "SIGKILL", -signal.SIGINT: "KeyboardInterrupt"}
_PATIENCE = 10.0  # seconds from the signal to the end: usually one, more on a machine with other work


def run(lab: Lab, number: signal.Signals, flavour: str, phase: str, *, seed: int, runs: int) -> Outcome:
    """Send the signal to programs when they are in this phase, or a little later."""
    outcome = Outcome(number.name, flavour, phase)
    rng = random.Random(f"{seed} {number.name} {flavour} {phase}")
    for _ in range(runs):
        _once(lab, number, phase, rng, outcome)
    return outcome


def _once(lab: Lab, number: signal.Signals, phase: str, rng: random.Random, outcome: Outcome) -> None:
    name = f"signal {secrets.token_hex(8)}"
    settings = {
        "flavour": outcome.flavour,
        "hq_url": lab.hub.hq_url,
        "auth_url": lab.hub.auth_url,
        "auth_realm": lab.hub.realm,
        "secret": lab.account.client_secret,
        "username": lab.account.username,
        "known_keys": str(lab.folder / "known_keys"),
        "key": str(lab.members[0].private_key),
        "name": name,
        "session": lab.served.session,
        "collaboration": lab.served.collaboration,
        "organizations": lab.served.organizations,
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.signals"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(json.dumps(settings) + "\n")
    program.stdin.flush()
    while program.stdout.readline().strip() not in (phase, ""):
        pass
    time.sleep(rng.uniform(0, 0.15))
    began = time.monotonic()
    program.send_signal(number)
    try:
        _, errors = program.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        program.kill()
        _, errors = program.communicate()
    seconds = time.monotonic() - began
    outcome.slowest = max(outcome.slowest, seconds)
    told = _STATUSES.get(program.returncode)
    if errors.rstrip().endswith("KeyboardInterrupt"):  # Python's status for it differs by where it was raised
        told = "KeyboardInterrupt"
    outcome.told[told or f"status {program.returncode}"] += 1
    if told is None:
        outcome.wrong.append(f"status {program.returncode}: {errors[-300:]}")
    if seconds > _PATIENCE:
        outcome.endless.append(f"{seconds:.1f} s from the signal to the end")
    there = lab.observer.task.list(name=name, field="id")
    if len(there) > 1:
        outcome.doubled.append(f"tasks {there}")


async def _work(settings: dict[str, object]) -> None:
    def at(phase: str) -> None:
        print(phase, flush=True)

    made = AsyncUserClient if settings["flavour"] == "async" else UserClient
    client = made(
        str(settings["hq_url"]),
        str(settings["auth_url"]),
        str(settings["auth_realm"]),
        log_level="error",
        known_keys=str(settings["known_keys"]),
    )
    client.initialize_service_account(str(settings["secret"]), username=str(settings["username"]))
    at("login")
    await settle(client.authenticate_service_account())
    await settle(client.setup_encryption(str(settings["key"])))
    at("list")
    await settle(client.task.list())
    at("create")
    task = await settle(
        client.task.create(
            organizations=settings["organizations"],
            name=str(settings["name"]),
            image=IMAGE,
            method="sleep",
            arguments={"seconds": 0.3},
            session=settings["session"],
            collaboration=settings["collaboration"],
            action="federated_compute",
        )
    )
    at("wait")
    await settle(client.wait_for_results(task.id, interval=0.2, timeout=30))
    await settle(client.close())


if __name__ == "__main__":
    asyncio.run(_work(json.loads(sys.stdin.readline())))
