"""A real hub with what the faults are tried on: collaborations, sessions, two nodes, and a researcher."""

from __future__ import annotations

import inspect
import os
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from vantage6_hl import AsyncUserClient, RSACryptor, UserClient
from vantage6_hl.testing.hub import Hub, start_hub
from vantage6_hl.testing.sandbox import start_nodes
from vantage6_hl.testing.world import (
    Account,
    Member,
    add_account,
    add_member,
    add_node,
    log_in_administrator,
    researcher_roles,
)
from vantage6_hl.transport import AsyncHubClient, CallPolicy, HubClient

T = TypeVar("T")

IMAGE = "harbor2.vantage6.ai/demo/average"
Client = UserClient | AsyncUserClient


@dataclass(frozen=True)
class Place:
    """A collaboration with a session in it."""

    collaboration: int
    name: str
    session: int
    organizations: list[int]


@dataclass(frozen=True)
class Lab:
    """The hub and the places on it.

    Attributes
    ----------
    observer : UserClient
        The researcher's own client, past all proxies: it says what is there. A service account's login does
        not end after half an hour of doing nothing, as the administrator's does.
    served : Place
        Encrypted, and its nodes run.
    sealed, plain : Place
        Encrypted and not; nobody serves the nodes.
    """

    hub: Hub
    observer: UserClient
    account: Account
    members: list[Member]
    served: Place
    sealed: Place
    plain: Place
    folder: Path
    cryptor: RSACryptor

    def client(
        self,
        flavour: str,
        *,
        hq_url: str | None = None,
        auth_url: str | None = None,
        ca_file: Path | None = None,
        account: Account | None = None,
        known_keys: Path | bool = True,
    ) -> Client:
        """Make a client of the researcher that is not logged in yet, ``"sync"`` or ``"async"``."""
        kind = AsyncUserClient if flavour == "async" else UserClient
        who = account or self.account
        client = kind(
            hq_url=hq_url or self.hub.hq_url,
            auth_url=auth_url or self.hub.auth_url,
            auth_realm=self.hub.realm,
            auth_client=self.hub.client_id,
            log_level="error",
            ca_file=ca_file,
            known_keys=(self.folder / "known_keys") if known_keys is True else known_keys,
        )
        client.initialize_service_account(who.client_secret, username=who.username)
        return client


async def settle(value: Awaitable[T] | T) -> T:
    """Give the value of a call of either flavour."""
    return await value if inspect.isawaitable(value) else value


def set_policy(client: Client, policy: CallPolicy) -> None:
    """Give a client that is logged in other limits for its calls to the hub and to the login service."""
    carriers: list[HubClient | AsyncHubClient | None] = [
        client._connection._public,
        client._connection._logged_in,
    ]
    for carrier in carriers:
        if carrier is not None:
            carrier.policy = policy


async def log_in(client: Client, lab: Lab) -> None:
    """Log a client in, and give it the researcher's private key.

    As it was read once: reading checks it, which stops all threads of the process for up to a second.
    """
    await settle(client.authenticate_service_account())
    client._connection.cryptor = lab.cryptor


@contextmanager
def lab(*, nodes: bool = True) -> Iterator[Lab]:
    """Start a hub and make all that the faults need on it."""
    # In memory where that can be: each creation is some writes to the hub's database, each to the very disk.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with (
        TemporaryDirectory(prefix="vantage6-faults-", dir=memory) as name,
        start_hub(workdir=Path(name) / "hub") as hub,
        administrator(hub, Path(name)) as admin,
        on_hub(hub, admin, Path(name), nodes=nodes) as made,
    ):
        yield made


@contextmanager
def administrator(hub: Hub, folder: Path) -> Iterator[UserClient]:
    """Log the hub's administrator in."""
    with UserClient(
        hq_url=hub.hq_url,
        auth_url=hub.auth_url,
        auth_realm=hub.realm,
        auth_client=hub.client_id,
        log_level="error",
        known_keys=folder / "known_keys",
    ) as admin:
        log_in_administrator(admin, hub)
        yield admin


@contextmanager
def on_hub(
    hub: Hub, admin: UserClient, folder: Path, *, nodes: bool = True, prefix: str = "faults"
) -> Iterator[Lab]:
    """Make all that the faults need on a hub that runs already; all names begin with the prefix."""
    members = [add_member(admin, number, folder=folder, name=f"{prefix}_org{number}") for number in (1, 2)]
    ids = [one.id for one in members]
    account = add_account(
        admin, f"{prefix}-researcher", organization=members[0].id, roles=researcher_roles(admin)
    )
    made = {
        name: admin.collaboration.create(f"{prefix}_{name}", organizations=ids, encrypted=name != "plain").id
        for name in ("served", "sealed", "plain")
    }
    specs = {
        name: [add_node(admin, one, collaboration=collaboration) for one in members]
        for name, collaboration in made.items()
    }
    running = specs["served"] if nodes else []
    with (
        start_nodes(
            running, hq_url=hub.hq_url, auth_url=hub.auth_url, realm=hub.realm, folder=folder / "nodes"
        ),
        UserClient(
            hq_url=hub.hq_url,
            auth_url=hub.auth_url,
            auth_realm=hub.realm,
            log_level="error",
            known_keys=folder / "known_keys",
        ) as researcher,
    ):
        researcher.initialize_service_account(account.client_secret, username=account.username)
        researcher.authenticate_service_account()
        researcher.setup_encryption(members[0].private_key)
        cryptor = researcher._connection.cryptor
        assert cryptor is not None
        places = {
            name: Place(
                collaboration=collaboration,
                name=f"{prefix}_{name}",
                session=researcher.session.create(collaboration=collaboration, scope="collaboration").id,
                organizations=ids,
            )
            for name, collaboration in made.items()
        }
        yield Lab(
            hub=hub,
            observer=researcher,
            account=account,
            members=members,
            folder=folder,
            cryptor=cryptor,
            **places,
        )
