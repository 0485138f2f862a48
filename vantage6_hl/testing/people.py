"""Who is on the example world: organizations with keys, nodes and accounts, each made by one function."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from vantage6_hl import RSACryptor, UserClient, bytes_to_base64s
from vantage6_hl.testing.hub import Hub, device_login
from vantage6_hl.testing.sandbox import NodeSpec
from vantage6_hl.testing.sandbox.athletes import write_node

__all__ = [
    "Account",
    "Member",
    "add_account",
    "add_member",
    "add_node",
    "log_in_administrator",
    "researcher_roles",
]


@dataclass(frozen=True)
class Member:
    """An organization that takes part, with its private key and the databases of its node."""

    id: int
    name: str
    private_key: Path
    databases: dict[str, Path]


@dataclass(frozen=True)
class Account:
    """A service account; the secret is shown by the hub once."""

    username: str
    client_secret: str = field(repr=False)


def log_in_administrator(client: UserClient, hub: Hub) -> None:
    """Log a client in as the hub's first user, who may do everything, without a browser.

    Parameters
    ----------
    client : UserClient
        A client of the hub.
    hub : Hub
        The hub.
    """
    client.authenticate(
        prompt=lambda prompt: device_login(hub, prompt.complete_url, hub.admin_username, hub.admin_password)
    )


def add_member(admin: UserClient, number: int, *, folder: Path, name: str | None = None) -> Member:
    """Make an organization with a key pair, and the databases that its node will have.

    Parameters
    ----------
    admin : UserClient
        An administrator's client.
    number : int
        Which of the example organizations, from 1; its data depend on it.
    folder : pathlib.Path
        Where the private key and the databases go.
    name : str, optional
        Its name; by default ``example_org<number>`` as in the user guide.

    Returns
    -------
    Member
        The organization.
    """
    called = name or f"example_org{number}"
    home = folder / called
    home.mkdir(parents=True, exist_ok=True)
    path = home / "private_key.pem"
    key = RSACryptor.create_new_rsa_key(path)
    organization = admin.organization.create(
        called, country="Nowhere", public_key=bytes_to_base64s(RSACryptor.create_public_key_bytes(key))
    )
    return Member(
        id=organization.id, name=called, private_key=path, databases=write_node(home / "data", number)
    )


def add_node(admin: UserClient, member: Member, *, collaboration: int) -> NodeSpec:
    """Register the member's node in a collaboration and say how it is started."""
    node = admin.node.create(collaboration=collaboration, organization=member.id)
    return NodeSpec(
        name=node.name or "", api_key=node.api_key, private_key=member.private_key, databases=member.databases
    )


def researcher_roles(admin: UserClient) -> list[int]:
    """Ids of the roles of a researcher who shares sessions with a collaboration, as the user guide does.

    The hub's default role "Researcher" may not: a session of that scope takes "Collaboration Admin".
    """
    return [role.id for role in admin.role.list(name="Collaboration Admin")]


def add_account(admin: UserClient, username: str, *, organization: int, roles: list[int]) -> Account:
    """Make a service account in an organization."""
    user = admin.user.create(username, organization=organization, roles=roles, is_service_account=True)
    return Account(username=username, client_secret=user.client_secret or "")
