"""Set up a federation: organizations with keys, accounts, an encrypted collaboration, and its nodes.

An administrator logs in as a person (an address and a code are shown) and says who takes part::

    export VANTAGE6_HQ_URL=https://hub.example.org/hq VANTAGE6_AUTH_URL=https://auth.example.org
    python examples/administrator.py heart-study north-hospital south-hospital --folder federation

Each organization gets a folder with what must be handed over to it, in files that only you can read::

    federation/north-hospital/private_key.pem   opens what is encrypted for it; the hub never sees this
    federation/north-hospital/node.key          the api_key of its node
    federation/north-hospital/password          the first password of its researcher
    federation/north-hospital/robot.secret      the secret of its service account

The exit status is 0 when all was made, and 1 when something went wrong; what was made before is told.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from pathlib import Path

from vantage6_hl import RSACryptor, UserClient, Vantage6Error, bytes_to_base64s
from vantage6_hl.errors import UsageError


def set_up(client: UserClient, collaboration: str, names: list[str], *, role: str, folder: Path) -> None:
    """Make all of it, and tell what was made."""
    roles = client.role.list(name=role, field="id")
    if not roles:
        raise UsageError(f"The hub has no role '{role}'.")
    members = {name: add_organization(client, name, folder / name) for name in names}
    made = client.collaboration.create(collaboration, organizations=[*members.values()], encrypted=True)
    print(f"Collaboration {made.id} '{made.name}', encrypted")
    for name, organization in members.items():
        node = client.node.create(collaboration=made.id, organization=organization)
        write_secret(folder / name / "node.key", node.api_key)
        print(f"Node {node.id} '{node.name}' of {name}")
        add_accounts(client, name, organization, roles=roles, folder=folder / name)


def add_organization(client: UserClient, name: str, folder: Path) -> int:
    """Make an organization whose private key stays on this machine; returns its id."""
    folder.mkdir(parents=True, mode=0o700)
    key = RSACryptor.create_new_rsa_key(folder / "private_key.pem")
    public_key = bytes_to_base64s(RSACryptor.create_public_key_bytes(key))
    organization = client.organization.create(name, public_key=public_key)
    print(f"Organization {organization.id} '{organization.name}', its keys in {folder}")
    return organization.id


def add_accounts(client: UserClient, name: str, organization: int, *, roles: list[int], folder: Path) -> None:
    """Make an account for a researcher, who is asked for a new password first, and one for programs."""
    password = f"{secrets.token_urlsafe(16)}-aA1"  # the hub wants some of every kind
    person = client.user.create(
        f"{name}-researcher", password=password, organization=organization, roles=roles
    )
    write_secret(folder / "password", password)
    robot = client.user.create(
        f"{name}-robot", organization=organization, roles=roles, is_service_account=True
    )
    write_secret(folder / "robot.secret", robot.client_secret or "")
    print(f"Users {person.username} and {robot.username}")


def write_secret(path: Path, text: str) -> None:
    """Write a new file that only its owner can read, from its first moment on."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("collaboration", help="its name")
    parser.add_argument("organizations", nargs="+", help="names of the organizations that take part")
    parser.add_argument("--role", default="Researcher", help="of the accounts (default: %(default)s)")
    parser.add_argument("--folder", type=Path, default=Path("federation"), help="for keys and secrets")
    given = parser.parse_args()
    try:
        with UserClient.from_config(log_level="warning") as client:
            client.authenticate()
            set_up(client, given.collaboration, given.organizations, role=given.role, folder=given.folder)
    except (Vantage6Error, OSError) as problem:
        print(f"It was not finished: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
