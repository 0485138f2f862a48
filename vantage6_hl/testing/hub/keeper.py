"""The process that keeps a hub: it starts the services, waits, and ends them.

It reads one line of JSON with its orders, and tells what happens in lines of JSON. Whoever started it holds
the other end of its standard input: when that closes, even because of ``kill -9``, the keeper ends the hub.
When the keeper itself is killed, the kernel ends its children (:mod:`vantage6_hl.testing.processes`).
"""

from __future__ import annotations

import json
import os
import secrets
import select
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from vantage6_hl.testing.environments import SetupError
from vantage6_hl.testing.hub import backends, configuration, state
from vantage6_hl.testing.hub.keycloak import start_keycloak
from vantage6_hl.testing.hub.model import Hub, HubError
from vantage6_hl.testing.hub.registry import start_registry
from vantage6_hl.testing.hub.waiting import free_ports, wait_until_answers
from vantage6_hl.testing.processes import ending_on_sigterm, stop, tail

_OLD = (
    "keycloak",
    "hq.sqlite",
    "store.sqlite",
    "hq-files",
    "store-files",
    "hq.log",
    "store.log",
    "keycloak.log",
    "world",
    "world.json",
)


def main() -> int:
    """Keep a hub as the orders on standard input say, until SIGTERM; to return is to have failed."""
    with ending_on_sigterm():
        orders = json.loads(sys.stdin.readline())
        alone = threading.Event()
        threading.Thread(target=_end_with_parent, args=[alone], daemon=True).start()
        try:
            _keep(orders, alone)
        except (HubError, SetupError) as error:
            _tell("error", str(error), kind=type(error).__name__)
    return 1


def _end_with_parent(alone: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    if not alone.is_set():
        os.kill(os.getpid(), signal.SIGTERM)


def _tell(name: str, value: str, **more: str) -> None:
    try:
        print(json.dumps({name: value, **more}), flush=True)
    except BrokenPipeError:
        # Who listened has gone; a detached hub goes on without.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _keep(orders: Mapping[str, object], alone: threading.Event) -> None:
    folder = Path(str(orders["folder"]))
    _clear(folder)
    children: dict[str, subprocess.Popen[bytes]] = {}
    furniture = ExitStack()
    try:
        hub = _start(orders, folder, children)
        if orders["world"]:
            _furnish(hub, furniture)
        if orders["detached"]:
            state.write(hub)
            alone.set()
        _tell("hub", hub.to_json())
        raise HubError(_first_to_end(children, folder))
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # asked twice is asked once
        furniture.close()
        stop(*children.values(), patience=0.5)
        if orders["detached"]:
            state.forget()
        if orders["temporary"]:
            shutil.rmtree(folder, ignore_errors=True)


def _furnish(hub: Hub, furniture: ExitStack) -> None:
    from vantage6_hl.testing.sandbox import NodeError
    from vantage6_hl.testing.world import furnish, write_world

    _tell("progress", "Three organizations, their nodes and a researcher's account are made")
    try:
        write_world(furniture.enter_context(furnish(hub, hub.folder / "world")))
    except NodeError as error:
        raise HubError(str(error)) from error


def _clear(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in _OLD:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _start(orders: Mapping[str, object], folder: Path, children: dict[str, subprocess.Popen[bytes]]) -> Hub:
    def progress(message: str) -> None:
        _tell("progress", message)

    release = str(orders["release"])
    large = orders["large_result_store"]
    environment = backends.hub_environment(release, progress)
    auth_port, hq_port, store_port = free_ports(3)
    auth_url = f"http://127.0.0.1:{auth_port}"
    hq = configuration.hq(
        folder,
        port=hq_port,
        store_port=store_port,
        large_result_store=large if isinstance(large, dict) else None,
        mend_downloads=orders["mend_downloads"] is True,
    )
    store = configuration.store(folder, port=store_port, hq_port=hq_port)
    registry, certificate = start_registry(folder)
    hub = Hub(
        hq_url=f"http://127.0.0.1:{hq_port}{configuration.HQ_PATH}",
        store_url=f"http://127.0.0.1:{store_port}{configuration.STORE_PATH}",
        auth_url=auth_url,
        admin_password=secrets.token_urlsafe(18),
        registry=registry,
        release=release,
        folder=folder,
        pid=os.getpid(),
    )
    client_secret = secrets.token_urlsafe(24)
    keycloak = start_keycloak(folder, port=auth_port, progress=progress)
    children["keycloak"] = keycloak.process
    progress("Keycloak, HQ and the algorithm store are starting")
    gate, opener = os.pipe()
    for backend, wait_for in ((store, None), (hq, f"{hub.store_url}/version")):
        children[backend.name] = backends.serve(
            backend,
            environment,
            folder,
            auth_url=auth_url,
            admin_password=hub.admin_password,
            client_secret=client_secret,
            gate=gate,
            certificate=certificate,
            wait_for=wait_for,
        )
    keycloak.take_over(admin_password=hub.admin_password, client_secret=client_secret)
    progress("Keycloak answers")
    os.close(opener)
    for name, url in (
        ("store", f"{hub.store_url}/version"),
        ("hq", f"{hub.hq_url}/version"),
        ("hq", f"{hub.hq_url}/health"),
    ):
        wait_until_answers(url, child=children[name], log=folder / f"{name}.log")
    return hub


def _first_to_end(children: Mapping[str, subprocess.Popen[bytes]], folder: Path) -> str:
    """Wait until a child ends by itself, which none should, and say which."""
    watched = {os.pidfd_open(child.pid): name for name, child in children.items()}
    ended, _, _ = select.select(list(watched), [], [])
    name = watched[ended[0]]
    log = folder / f"{name}.log"
    return f"{name} ended by itself, so the hub ended. {log}:\n{tail(log)}"


if __name__ == "__main__":
    sys.exit(main())
