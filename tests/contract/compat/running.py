"""Runs programs that were written for the official client: with it, and with this client in its place."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeAlias

from scripts.checkout import ROOT
from tests.conftest import Example
from vantage6_hl import RSACryptor, UserClient
from vantage6_hl.testing.environments import ensure
from vantage6_hl.testing.hub import Hub

HERE = Path(__file__).parent
RELEASE = "5.0.3"
Who: TypeAlias = Literal["official", "ours"]


@dataclass(frozen=True)
class Person:
    """Somebody of organization 2 who may do everything and logs in with a password; and a service account."""

    hub: Hub
    example: Example
    username: str
    password: str
    robot_name: str
    robot_secret: str
    folder: Path

    @cached_property
    def given(self) -> dict[str, object]:
        """What the program gets to know."""
        other_key = self.folder / "other_key.pem"
        RSACryptor.create_new_rsa_key(other_key)
        return {
            "hq_url": self.hub.hq_url,
            "auth_url": self.hub.auth_url,
            "realm": self.hub.realm,
            "client_id": self.hub.client_id,
            "registry": self.hub.registry,
            "collaboration": self.example.collaboration,
            "private_key": str(self.example.members[0].private_key),
            "other_key": str(other_key),
            "password": f"Aa1-{secrets.token_urlsafe(12)}",
            "robot_name": self.robot_name,
            "robot_secret": self.robot_secret,
        }

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

    def outcomes(self, who: Who) -> list[dict[str, Any]]:
        """Run the comparison's program and give what came of each statement."""
        given, answer = self.folder / f"{who}-given.json", self.folder / f"{who}.json"
        given.write_text(json.dumps({**self.given, "tag": f"{who}-{secrets.token_hex(4)}"}))
        done = self.run(who, str(HERE / "worker.py"), str(given), str(HERE / "program.py"), str(answer))
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


def person(hub: Hub, admin: UserClient, example: Example, folder: Path) -> Person:
    """Make the person and the service account."""
    tag, password = secrets.token_hex(4), f"Aa1-{secrets.token_urlsafe(12)}"
    root = admin.role.list(name="Root", field="id")
    home = example.members[0].id
    admin.user.create(f"compat-person-{tag}", password=password, organization=home, roles=root)
    robot = admin.user.create(f"compat-account-{tag}", organization=home, roles=root, is_service_account=True)
    admin.store.set(admin.store.list(field="id")[0])
    admin.store.user.register(
        f"compat-person-{tag}", roles=[one.id for one in admin.store.role.list() if one.name == "Root"]
    )
    return Person(
        hub, example, f"compat-person-{tag}", password, robot.username, robot.client_secret or "", folder
    )
