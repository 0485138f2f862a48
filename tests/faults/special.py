"""Cases that the matrix has no form for: certificates, a hub that restarts, a token that ends by age."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.certificates import Authority
from tests.faults.lab import IMAGE, Lab, log_in, set_policy, settle
from tests.faults.proxy import Cut, FaultProxy
from tests.faults.running import RIGHT, Outcome
from vantage6_hl.errors import Vantage6Error
from vantage6_hl.transport import CallPolicy

RESTART = 30.0  # seconds that the hub is away
TOKEN_LIFE = 300.0  # seconds, as the realm has it


def certificates(lab: Lab, flavour: str) -> list[Outcome]:
    """Log in at servers whose certificates are not good: nothing may be sent to them."""
    outcomes = []
    with TemporaryDirectory() as name:
        own, other = Authority(Path(name), "own"), Authority(Path(name), "other")
        shown = {
            "TLS: expired": own.issue("expired", ["127.0.0.1"], days=-1),
            "TLS: another host's": own.issue("host", ["other.example.org"]),
            "TLS: unknown authority": other.issue("unknown", ["127.0.0.1"]),
            "TLS: good": own.issue("good", ["127.0.0.1"]),
        }
        for case, (certificate, key) in shown.items():
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate, key)
            outcome = Outcome(case, flavour, "connect")
            asyncio.run(_connect(lab, context, own.file, outcome))
            outcomes.append(outcome)
    return outcomes


async def _connect(lab: Lab, context: ssl.SSLContext, ca_file: Path, outcome: Outcome) -> None:
    with FaultProxy(lab.hub.hq_url, tls=context) as hub, FaultProxy(lab.hub.auth_url, tls=context) as auth:
        client = lab.client(
            outcome.flavour,
            hq_url=hub.url(lab.hub.hq_url),
            auth_url=auth.url(lab.hub.auth_url),
            ca_file=ca_file,
        )
        began = time.monotonic()
        told = RIGHT
        try:
            await settle(client.authenticate_service_account())
        except Vantage6Error as error:
            told = type(error).__name__
        finally:
            await settle(client.close())
        outcome.slowest = time.monotonic() - began
        outcome.told[told] += 1
        if told != (RIGHT if outcome.case == "TLS: good" else "CertificateProblem"):
            outcome.wrong.append(told)
        if told != RIGHT and hub.seen.requests + auth.seen.requests:
            outcome.wrong.append("something was sent")


def dataframes(lab: Lab, flavour: str) -> Outcome:
    """Extract and change a dataframe, and cut off the answer to each: both are found on the hub."""
    outcome = Outcome("dataframe: answer cut off", flavour, "upload")
    asyncio.run(_dataframes(lab, outcome))
    return outcome


async def _dataframes(lab: Lab, outcome: Outcome) -> None:
    with FaultProxy(lab.hub.hq_url) as hub:
        client = lab.client(outcome.flavour, hq_url=hub.url(lab.hub.hq_url))
        await log_in(client, lab)
        hub.plan = lambda heard: Cut(to_client=10) if heard.method == "POST" else None
        name, began = f"cut_{secrets.token_hex(6)}", time.monotonic()
        try:
            made = await settle(
                client.dataframe.create(
                    label="olympic_athletes_db",
                    image=IMAGE,
                    method="read_csv",
                    session=lab.served.session,
                    name=name,
                )
            )
            # One that no node has made yet is not changed: the hub's refusal would be what is cut off.
            assert made.last_session_task is not None
            await settle(client.wait_for_results(made.last_session_task.id, timeout=60))
            changed = await settle(
                client.dataframe.preprocess(
                    made.id, image=IMAGE, method="filter_range", arguments={"column": "age", "minimum": 18}
                )
            )
        except Vantage6Error as error:
            outcome.lost.append(f"{error!r:.400}")
            outcome.told[type(error).__name__] += 1
        else:
            right = (made.name, changed.id) == (name, made.id)
            outcome.told[RIGHT if right else "another value"] += 1
            if not right or hub.seen.faults != 2:
                outcome.wrong.append(f"{made!r}, {changed!r}, {hub.seen.faults} cuts")
            there = lab.observer.task.list(dataframe=made.id, field="id")
            if len(there) != 2:
                outcome.doubled.append(f"tasks {there}")
        finally:
            await settle(client.close())
        outcome.slowest = time.monotonic() - began


def restart(lab: Lab, flavour: str, *, away: float = RESTART) -> Outcome:
    """Kill HQ's process in the middle of a wait, and let nobody reach the hub for a while."""
    outcome = Outcome(f"HQ restarts, {away:.0f} s away", flavour, "wait")

    def happen(hub: FaultProxy) -> None:
        hub.refuse()
        kill_hq(lab)
        time.sleep(away)
        hub.accept()

    asyncio.run(_long_wait(lab, outcome, seconds=away / 2, happen=happen, timeout=away + 60))
    return outcome


def token_ends(lab: Lab, flavour: str) -> Outcome:
    """Wait for longer than an access token lives, so that it ends by its own age."""
    outcome = Outcome("the token ends by its age", flavour, "wait")
    asyncio.run(_long_wait(lab, outcome, seconds=TOKEN_LIFE + 10, happen=None, timeout=TOKEN_LIFE + 90))
    return outcome


async def _long_wait(
    lab: Lab,
    outcome: Outcome,
    *,
    seconds: float,
    happen: Callable[[FaultProxy], None] | None,
    timeout: float,
) -> None:
    with FaultProxy(lab.hub.hq_url) as hub:
        client = lab.client(outcome.flavour, hq_url=hub.url(lab.hub.hq_url))
        threads: list[threading.Thread] = []

        def arm(status: str) -> None:
            if happen is not None and not threads:
                threads.append(threading.Thread(target=happen, args=[hub]))
                threads[0].start()

        began, told = time.monotonic(), RIGHT
        try:
            await log_in(client, lab)
            set_policy(client, CallPolicy(deadline=10))
            task = await settle(
                client.task.create(
                    organizations=lab.served.organizations[:1],
                    name="long",
                    image=IMAGE,
                    method="sleep",
                    arguments={"seconds": seconds},
                    session=lab.served.session,
                    collaboration=lab.served.collaboration,
                    action="federated_compute",
                )
            )
            found = await settle(client.wait_for_results(task.id, timeout=timeout, on_status=arm))
            if list(found) != [{"slept": seconds}]:
                told = "another value"
        except Vantage6Error as error:
            told = type(error).__name__
            outcome.wrong.append(f"the wait ended in {told}: {error}")
        finally:
            for thread in threads:
                await asyncio.to_thread(thread.join)
            await settle(client.close())
        outcome.slowest = time.monotonic() - began
        outcome.told[told] += 1
        if outcome.slowest > timeout + 30:
            outcome.endless.append(f"{outcome.slowest:.0f} s")


def kill_hq(lab: Lab) -> None:
    """Kill the process in which HQ serves; its master starts another one."""
    [master] = [pid for pid in _children(lab.hub.pid) if "hq.yaml" in _command(pid)]
    for pid in _children(master):
        os.kill(pid, signal.SIGKILL)


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
