"""An example world on a fresh hub: organizations with keys, a collaboration, nodes, a researcher's account.

The demo shows it step by step; `furnish` makes it at once, `start_world` with a hub of its own. Ids on a
fresh hub are the user guide's: organization 1 is the hub's own, the example organizations are 2, 3 and 4,
the collaboration is 1.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vantage6_hl import UserClient
from vantage6_hl.testing.hub import DEFAULT_RELEASE, Hub, start_hub
from vantage6_hl.testing.people import (
    Account,
    Member,
    add_account,
    add_member,
    add_node,
    log_in_administrator,
    researcher_roles,
)
from vantage6_hl.testing.sandbox import start_nodes

__all__ = [
    "AGES",
    "Account",
    "Member",
    "World",
    "add_account",
    "add_member",
    "add_node",
    "furnish",
    "log_in_administrator",
    "researcher_roles",
    "start_world",
    "world_of",
]

AGES: Final[Mapping[int, Sequence[int | None]]] = {
    1: [61, 70, 58, 64],
    2: [40, 47, 43, 43],
    3: [None, None],
}
"""Ages of the athletes of each example organization; the user guide's results come from these."""

_FILE = "world.json"


@dataclass(frozen=True)
class World:
    """A real hub with the user guide's world: its nodes are online as long as it is.

    Attributes
    ----------
    hub : Hub
        The hub.
    members : list of Member
        Organizations 2, 3 and 4, with their private keys and the databases of their nodes.
    collaboration : int
        Their encrypted collaboration.
    researcher : Account
        A service account of organization 2 that may do all that a researcher does.
    folder : pathlib.Path
        Where its files lie.
    """

    hub: Hub
    members: list[Member]
    collaboration: int
    researcher: Account
    folder: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables with which ``UserClient.from_config()`` is the researcher's service account here."""
        return {
            "VANTAGE6_HQ_URL": self.hub.hq_url,
            "VANTAGE6_AUTH_URL": self.hub.auth_url,
            "VANTAGE6_USERNAME": self.researcher.username,
            "VANTAGE6_CLIENT_SECRET": self.researcher.client_secret,
            "VANTAGE6_ORGANIZATION_KEY": str(self.members[0].private_key),
            "VANTAGE6_KNOWN_KEYS": str(self.folder / "known_keys"),
        }

    def client(self, *, key: bool = True) -> UserClient:
        """Give a client that is logged in as the researcher; close it after use.

        Parameters
        ----------
        key : bool, optional
            Set up encryption with the private key of organization 2. Default True.
        """
        client = self.visitor()
        account = self.researcher
        client.initialize_service_account(account.client_secret, username=account.username)
        client.authenticate_service_account()
        if key:
            client.setup_encryption(self.members[0].private_key)
        return client

    def admin(self) -> UserClient:
        """Give a client that is logged in as the administrator; close it after use."""
        client = self.visitor()
        log_in_administrator(client, self.hub)
        return client

    def visitor(self) -> UserClient:
        """Give a client that is not logged in; close it after use."""
        hub = self.hub
        return UserClient(
            hub.hq_url,
            hub.auth_url,
            hub.realm,
            hub.client_id,
            log_level="warning",
            known_keys=self.folder / "known_keys",
        )


@contextmanager
def start_world(
    *, release: str = DEFAULT_RELEASE, progress: Callable[[str], None] | None = None
) -> Iterator[World]:
    """Start a real hub with the user guide's world, for the length of a ``with`` block.

    Parameters
    ----------
    release : str, default "5.0.3"
        Release of the hub.
    progress : callable, optional
        Told in a few words what is going on.

    Yields
    ------
    World
        The hub, and who is on it.

    Raises
    ------
    HubError, NodeError
        When the hub or a node does not start.
    vantage6_hl.testing.environments.SetupError
        When the machine lacks something; the message names the command that helps.

    Examples
    --------
    >>> with start_world() as world, world.client() as client:  # doctest: +SKIP
    ...     client.organization.list(field="name")
    """
    with (
        start_hub(release=release, progress=progress) as hub,
        tempfile.TemporaryDirectory(prefix="vantage6-world-") as folder,
        furnish(hub, Path(folder)) as world,
    ):
        yield world


@contextmanager
def furnish(hub: Hub, folder: Path) -> Iterator[World]:
    """Make the user guide's world on a fresh hub; its nodes end with the block.

    Parameters
    ----------
    hub : Hub
        The hub.
    folder : pathlib.Path
        Where keys, databases and the nodes' files go.

    Yields
    ------
    World
        When all nodes are online.

    Raises
    ------
    NodeError
        When a node does not start.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = folder / "known_keys"
    with UserClient(
        hub.hq_url, hub.auth_url, hub.realm, hub.client_id, log_level="warning", known_keys=known
    ) as admin:
        log_in_administrator(admin, hub)
        # First of all, so that the ids on the fresh hub are the guide's.
        members = [add_member(admin, number, folder=folder) for number in AGES]
        for member, ages in zip(members, AGES.values(), strict=True):
            _write_ages(member.databases["olympic_athletes_db"], ages)
        made = admin.collaboration.create(
            "example_collab1", organizations=[one.id for one in members], encrypted=True
        )
        specs = [add_node(admin, one, collaboration=made.id) for one in members]
        with start_nodes(
            specs, hq_url=hub.hq_url, auth_url=hub.auth_url, realm=hub.realm, folder=folder / "nodes"
        ):
            roles = researcher_roles(admin)
            account = add_account(admin, "guide-researcher", organization=members[0].id, roles=roles)
            yield World(hub, members, made.id, account, folder)


def write_world(world: World) -> None:
    """Remember the world of a hub that runs on its own, beside the hub's own files."""
    told = {
        "members": [
            {
                "id": one.id,
                "name": one.name,
                "private_key": str(one.private_key),
                "databases": {label: str(path) for label, path in one.databases.items()},
            }
            for one in world.members
        ],
        "collaboration": world.collaboration,
        "researcher": vars(world.researcher),
        "folder": str(world.folder),
    }
    path = world.hub.folder / _FILE
    path.touch(mode=0o600)
    path.write_text(json.dumps(told, indent=1))


def world_of(hub: Hub) -> World | None:
    """Give the world of a hub that runs on its own; None where it was started without one."""
    try:
        told = json.loads((hub.folder / _FILE).read_text())
    except FileNotFoundError:
        return None
    members = [
        Member(
            one["id"],
            one["name"],
            Path(one["private_key"]),
            {label: Path(path) for label, path in one["databases"].items()},
        )
        for one in told["members"]
    ]
    return World(hub, members, told["collaboration"], Account(**told["researcher"]), Path(told["folder"]))


def _write_ages(path: Path, ages: Sequence[int | None]) -> None:
    """Write a csv file with one athlete for each age; an age that is missing is an empty field."""
    rows = "".join(f"{number},{'' if age is None else age}\n" for number, age in enumerate(ages, start=1))
    path.write_text(f"id,age\n{rows}")
