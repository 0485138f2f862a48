"""Runs programs that were written for the official client: with it, and with this client in its place."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from scripts.checkout import ROOT
from tests.conftest import Example
from vantage6_hl import RSACryptor, UserClient, bytes_to_base64s
from vantage6_hl.testing.environments import ensure
from vantage6_hl.testing.hub import Hub

HERE = Path(__file__).parent
RELEASE = "5.0.3"
Who: TypeAlias = Literal["official", "ours"]


@dataclass(frozen=True)
class Person:
    """Somebody who may do everything, logs in with a password, and runs programs in a folder."""

    hub: Hub
    username: str
    password: str
    folder: Path

    def surroundings(self, who: Who) -> dict[str, str]:
        """Give the environment variables of a program; its browser logs in as this person."""
        browser = self.folder / "person.json"
        browser.write_text(
            json.dumps({"auth_url": self.hub.auth_url, "username": self.username, "password": self.password})
        )
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        inherited |= {
            "BROWSER": f"{sys.executable} {HERE / 'browser.py'} %s",
            "COMPAT_PERSON": str(browser),
            "NO_PROXY": "127.0.0.1,localhost",
            "PYTHONWARNINGS": "ignore",
        }
        if who == "ours":
            inherited["PYTHONPATH"] = f"{ROOT}{os.pathsep}{ROOT / 'generated'}"
        return inherited

    def run(self, who: Who, *arguments: str, timeout: float = 240) -> subprocess.CompletedProcess[str]:
        """Run a program in the environment of the real programs, with either client.

        Parameters
        ----------
        who : {"official", "ours"}
            Whose client it gets.
        *arguments : str
            The script and its arguments, or ``-m`` and a module.
        timeout : float
            Seconds.

        Returns
        -------
        subprocess.CompletedProcess
            What it printed, and its status.
        """
        redirected = ["-m", "vantage6_hl.compat"] if who == "ours" else []
        return subprocess.run(
            [str(programs() / "bin" / "python"), *redirected, *arguments],
            env=self.surroundings(who),
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout,
        )

    def outcomes(self, who: Who, program: str, given: Mapping[str, object]) -> list[dict[str, Any]]:
        """Run one of the comparison's programs and give what came of each statement."""
        known, answer = self.folder / f"{who}-given.json", self.folder / f"{who}-answer.json"
        addresses = {
            "hq_url": self.hub.hq_url,
            "auth_url": self.hub.auth_url,
            "realm": self.hub.realm,
            "client_id": self.hub.client_id,
        }
        known.write_text(json.dumps({**addresses, **given}))
        done = self.run(who, str(HERE / "worker.py"), str(known), str(HERE / program), str(answer))
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        found: list[dict[str, Any]] = json.loads(answer.read_text())
        return found

    def calls(self, who: Who) -> dict[str, list[list[str | None]]]:
        """Name the client's public methods, with what each takes."""
        answer = self.folder / f"{who}-calls.json"
        done = self.run(who, str(HERE / "worker.py"), "calls", "-", str(answer))
        assert done.returncode == 0, done.stderr
        found: dict[str, list[list[str | None]]] = json.loads(answer.read_text())
        return found


def programs() -> Path:
    """Folder of an environment with the official command line, its client, and what this client needs."""
    return ensure(
        f"programs-{RELEASE}",
        [f"vantage6=={RELEASE}", f"vantage6-client=={RELEASE}", "pandas", "httpx", "attrs", "cryptography"],
        python="3.13",
    )


def person(hub: Hub, admin: UserClient, folder: Path, *, organization: int) -> Person:
    """Make somebody in an organization, with all rules at HQ and at the store."""
    name, password = f"compat-person-{secrets.token_hex(4)}", f"Aa1-{secrets.token_urlsafe(12)}"
    roles = admin.role.list(name="Root", field="id")
    admin.user.create(name, password=password, organization=organization, roles=roles)
    admin.store.set(admin.store.list(field="id")[0])
    admin.store.user.register(
        name, roles=[role.id for role in admin.store.role.list() if role.name == "Root"]
    )
    return Person(hub, name, password, folder)


@dataclass(frozen=True)
class Turn:
    """A program of the comparison, with which client and as whom it runs, and what it is given."""

    who: Who
    person: Person
    program: str
    given: dict[str, object]

    def outcomes(self) -> list[dict[str, Any]]:
        """Run it and give what came of each statement."""
        return self.person.outcomes(self.who, self.program, self.given)


def turns(hub: Hub, admin: UserClient, example: Example, folder: Path, who: Who) -> list[Turn]:
    """Make all that one client's run of the programs needs.

    It is made for both clients before the first of them runs: a list of the whole hub is compared too, and
    must hold the same for both.
    """
    home = example.members[0]
    robot = admin.user.create(
        f"compat-robot-{secrets.token_hex(4)}",
        organization=home.id,
        roles=admin.role.list(name="Root", field="id"),
        is_service_account=True,
    )
    every_call = Turn(
        who,
        person(hub, admin, folder, organization=home.id),
        "program.py",
        {
            "tag": f"{who}-{secrets.token_hex(4)}",
            "collaboration": example.collaboration,
            "private_key": str(home.private_key),
            "password": f"Aa1-{secrets.token_urlsafe(12)}",
            "registry": hub.registry,
            "other_store": hub.store_url.replace("127.0.0.1", "localhost").removesuffix("/store"),
            "robot_name": robot.username,
            "robot_secret": robot.client_secret or "",
        },
    )
    return [every_call, _turn_with_keys(hub, admin, folder, who)]


def _turn_with_keys(hub: Hub, admin: UserClient, folder: Path, who: Who) -> Turn:
    keys = [folder / f"{who}-{name}.pem" for name in ("first", "other", "new")]
    public_key = bytes_to_base64s(RSACryptor.create_public_key_bytes(RSACryptor.create_new_rsa_key(keys[0])))
    RSACryptor.create_new_rsa_key(keys[1])
    organization = admin.organization.create(f"compat-{secrets.token_hex(4)}", public_key=public_key)
    return Turn(
        who,
        person(hub, admin, folder, organization=organization.id),
        "program_keys.py",
        {
            "public_key": public_key,
            "other_key": str(keys[1]),
            "other_key_text": keys[1].read_text(),
            "new_key": str(keys[2]),
        },
    )
