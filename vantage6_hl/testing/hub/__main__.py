"""``python -m vantage6_hl.testing.hub``: a real hub from the shell."""

from __future__ import annotations

import argparse
import os
import select
import shlex
import sys
from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING

import httpx

from vantage6_hl.testing.environments import SetupError, locked
from vantage6_hl.testing.hub import state
from vantage6_hl.testing.hub.model import DEFAULT_RELEASE, Hub, HubError
from vantage6_hl.testing.hub.starting import FOLDER, end, launch, listen, start_hub
from vantage6_hl.testing.processes import ending_on_sigterm

if TYPE_CHECKING:
    from vantage6_hl.testing.world import World

_START = "python -m vantage6_hl.testing.hub start --world"
_ENV = "python -m vantage6_hl.testing.hub env"
_STOP = "python -m vantage6_hl.testing.hub stop"


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says.

    Parameters
    ----------
    arguments : list of str, optional
        The command line; ``sys.argv`` by default.

    Returns
    -------
    int
        Exit status: 0 when all went well, 1 when not, 3 when ``status`` finds no hub.
    """
    asked = _parser().parse_args(arguments)
    commands = {"start": _start, "run": _run, "stop": _stop, "status": _status, "env": _env}
    with ending_on_sigterm():
        try:
            return commands[asked.command](asked)
        except (HubError, SetupError) as error:
            print(f"error: {error}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("ended", file=sys.stderr)
            return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m vantage6_hl.testing.hub",
        description="Run a real vantage6 hub on this machine, without Docker: Keycloak, HQ and the algorithm "
        "store, on free ports of 127.0.0.1, with fresh databases. The first start downloads and prepares "
        "what it needs (about a minute), the next ones take seconds.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    start = commands.add_parser("start", help="start a hub that goes on by itself; return when it answers")
    run = commands.add_parser("run", help="run a hub until Ctrl-C")
    for command in (start, run):
        command.add_argument(
            "--release",
            default=DEFAULT_RELEASE,
            help="release of vantage6-hq and vantage6-algorithm-store on PyPI (default: %(default)s)",
        )
        command.add_argument(
            "--world",
            action="store_true",
            help="with three organizations, their keys and nodes, an encrypted collaboration and a "
            "researcher's service account",
        )
    commands.add_parser("stop", help="end the hub that 'start' started")
    commands.add_parser(
        "status", help="tell whether that hub runs, and where; exit status 3 when it does not"
    )
    commands.add_parser(
        "env", help="print the variables with which programs find the hub that 'start --world' started"
    )
    return parser


def _start(asked: argparse.Namespace) -> int:
    from vantage6_hl.testing.world import world_of

    with locked("hub-start"):
        running = state.read()
        if running:
            if running.release != asked.release:
                raise HubError(f"A hub of release {running.release} runs already. End it first: {_STOP}")
            if asked.world and world_of(running) is None:
                raise HubError(f"A hub without the example world runs already. End it first: {_STOP}")
            print("It runs already.")
            _describe(running)
            return 0
        keeper = launch(release=asked.release, folder=FOLDER / "hub", detached=True, world=asked.world)
        try:
            hub = listen(keeper, _progress)
        except BaseException:
            end(keeper)
            raise
    _describe(hub)
    if asked.world:
        print(f'use it with  eval "$({_ENV})"')
    print(f"end it with  {_STOP}")
    return 0


def _run(asked: argparse.Namespace) -> int:
    with ExitStack() as stack:
        hub = stack.enter_context(start_hub(release=asked.release, progress=_progress))
        _describe(hub)
        if asked.world:
            _describe_world(stack.enter_context(_furnished(hub)))
        print("end it with  Ctrl-C", flush=True)
        try:
            select.select([os.pidfd_open(hub.pid)], [], [])
        except KeyboardInterrupt:
            print("ending", file=sys.stderr)
    return 0


def _furnished(hub: Hub) -> AbstractContextManager[World]:
    from vantage6_hl.testing.world import furnish

    _progress("Three organizations, their nodes and a researcher's account are made")
    return furnish(hub, hub.folder / "world")


def _env(_: argparse.Namespace) -> int:
    from vantage6_hl.testing.world import world_of

    running = state.read()
    world = world_of(running) if running else None
    if world is None:
        raise HubError(f"No hub with a world runs. Start one: {_START}")
    for name, value in world.environment.items():
        print(f"export {name}={shlex.quote(value)}")
    return 0


def _stop(_: argparse.Namespace) -> int:
    running = state.read()
    if running is None:
        state.forget()
        print("No hub runs.")
        return 0
    state.stop(running)
    print("The hub has ended.")
    return 0


def _status(_: argparse.Namespace) -> int:
    running = state.read()
    if running is None:
        print("No hub runs.")
        return 3
    with httpx.Client(timeout=10.0, trust_env=False) as client:
        for url in (f"{running.hq_url}/health", f"{running.store_url}/version"):
            try:
                client.get(url).raise_for_status()
            except httpx.HTTPError as error:
                raise HubError(
                    f"The hub runs, but {url} does not answer: {error}. See {running.folder}"
                ) from error
    _describe(running)
    return 0


def _progress(message: str) -> None:
    print(f"... {message}", file=sys.stderr, flush=True)


def _describe(hub: Hub) -> None:
    for name, value in (
        ("release", hub.release),
        ("HQ", hub.hq_url),
        ("store", hub.store_url),
        ("Keycloak", f"{hub.auth_url}  (realm {hub.realm}, client {hub.client_id})"),
        ("registry", f"{hub.registry}  (any image)"),
        ("root user", f"{hub.admin_username}  password {hub.admin_password}"),
        ("logs", hub.folder),
    ):
        print(f"{name:<12} {value}")
    from vantage6_hl.testing.world import world_of

    world = world_of(hub)
    if world is not None:
        _describe_world(world)


def _describe_world(world: World) -> None:
    ids = ", ".join(str(one.id) for one in world.members)
    for name, value in (
        ("world", f"organizations {ids} in collaboration {world.collaboration}, their nodes online"),
        ("researcher", f"{world.researcher.username}  secret {world.researcher.client_secret}"),
        ("private key", world.members[0].private_key),
    ):
        print(f"{name:<12} {value}")


if __name__ == "__main__":
    sys.exit(main())
