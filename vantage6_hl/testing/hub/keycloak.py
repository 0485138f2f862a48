"""Start Keycloak in seconds: from a copy of a database that holds the realm already.

Importing the realm into an empty database takes most of Keycloak's start. So it is done once for a machine
(the seed); a start copies the database, then replaces the seed's secrets by its own through Keycloak's API.
The same first run leaves the JVM an archive of its loaded classes (AppCDS), which halves the rest.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import signal
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from vantage6_hl.testing.environments import CACHE, locked
from vantage6_hl.testing.hub.distribution import VERSION, command, distribution
from vantage6_hl.testing.hub.java import find_java
from vantage6_hl.testing.hub.model import ADMIN_USERNAME, REALM, HubError
from vantage6_hl.testing.hub.realm import ADMIN_CLIENT, realm
from vantage6_hl.testing.hub.waiting import free_ports, wait_until_answers
from vantage6_hl.testing.processes import start, stop

_DATABASE = "keycloakdb.mv.db"
_FLAGS = (
    "--optimized",
    "--http-enabled=true",
    "--hostname-strict=false",
    "--http-host=127.0.0.1",
    "--cache=local",
)


@dataclass(frozen=True, kw_only=True)
class Keycloak:
    """A Keycloak that is on its way up.

    Attributes
    ----------
    process : subprocess.Popen
        The JVM.
    port : int
        Its port on the loopback address.
    log : pathlib.Path
        Its log.
    seed_secret : str
        The secret that the seed's database knows the backend's client by.
    """

    process: subprocess.Popen[bytes]
    port: int
    log: Path
    seed_secret: str

    def take_over(self, *, admin_password: str, client_secret: str) -> None:
        """Wait until it answers, and replace the seed's secrets by those of this start.

        Parameters
        ----------
        admin_password : str
            Password that the realm's root user gets.
        client_secret : str
            Secret that the client of HQ and of the store gets.

        Raises
        ------
        vantage6_hl.testing.hub.model.HubError
            When Keycloak does not answer.
        """
        wait_until_answers(_realm_url(self.port), child=self.process, log=self.log)
        _replace_secrets(self.port, self.seed_secret, admin_password, client_secret)


def start_keycloak(folder: Path, *, port: int, progress: Callable[[str], None]) -> Keycloak:
    """Start Keycloak with the hub's realm; :meth:`Keycloak.take_over` waits for it.

    Parameters
    ----------
    folder : pathlib.Path
        The hub's folder: database and ``keycloak.log``.
    port : int
        Port on the loopback address.
    progress : callable
        Told, in a few words, what takes long.

    Returns
    -------
    Keycloak
        On its way up.

    Raises
    ------
    vantage6_hl.testing.environments.SetupError
        When Java, Maven or the distribution cannot be had.
    vantage6_hl.testing.hub.model.HubError
        When the seed, made at a machine's first start, fails.
    """
    java = find_java()
    home = distribution(java, progress)
    seed = _seed(java, home, progress)
    data = folder / "keycloak"
    data.mkdir()
    shutil.copyfile(seed / _DATABASE, data / _DATABASE)
    log = folder / "keycloak.log"
    options = (f"-XX:SharedArchiveFile={seed / 'classes.jsa'}",)
    process = _run(java, home, data, port, log=log, options=options)
    return Keycloak(process=process, port=port, log=log, seed_secret=(seed / "secret").read_text())


def start_with_realm(
    folder: Path, representation: Mapping[str, object], *, port: int, progress: Callable[[str], None]
) -> subprocess.Popen[bytes]:
    """Start a Keycloak of its own with another realm, which it imports: that takes it half a minute.

    Parameters
    ----------
    folder : pathlib.Path
        An empty folder for its home, database and log.
    representation : mapping
        The realm, as Keycloak's import takes it; its name is that of the hub's realm.
    port : int
        Port on the loopback address.
    progress : callable
        Told, in a few words, what takes long.

    Returns
    -------
    subprocess.Popen
        The JVM, when the realm answers; end it with :func:`vantage6_hl.testing.processes.stop`.

    Raises
    ------
    vantage6_hl.testing.hub.model.HubError
        When it does not start.
    """
    java = find_java()
    home = folder / "home"
    imported = home / "data" / "import" / f"{REALM}-realm.json"
    imported.parent.mkdir(parents=True)
    imported.write_text(json.dumps(representation))
    # What it reads realms from lies in its home, and the distribution's is shared by all hubs.
    for part in distribution(java, progress).iterdir():
        if part.name != "data":
            (home / part.name).symlink_to(part)
    log = folder / "keycloak.log"
    child = _run(java, home, folder, port, log=log, options=(), extra=("--import-realm",))
    try:
        wait_until_answers(_realm_url(port), child=child, log=log)
    except BaseException:
        stop(child)
        raise
    return child


def _run(
    java: Path,
    home: Path,
    data: Path,
    port: int,
    *,
    log: Path,
    options: tuple[str, ...],
    extra: tuple[str, ...] = (),
) -> subprocess.Popen[bytes]:
    database = f"jdbc:h2:file:{data / 'keycloakdb'};NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE"
    arguments = ["start", *_FLAGS, f"--http-port={port}", f"--db-url={database}", *extra]
    return start(command(java, home, arguments, options=options), log=log, folder=data)


def _realm_url(port: int) -> str:
    return f"http://127.0.0.1:{port}/realms/{REALM}"


def _seed(java: Path, home: Path, progress: Callable[[str], None]) -> Path:
    """Folder with the seed's database, its secret and the JVM's class archive; made once."""
    told = subprocess.run([str(java), "-version"], capture_output=True, text=True, check=True).stderr
    shape = json.dumps(realm(admin_password="", client_secret=""))
    key = hashlib.sha256(json.dumps([VERSION, str(java), told, shape, _FLAGS]).encode()).hexdigest()
    folder = CACHE / f"keycloak-{VERSION}-seed"
    marker = folder / ".complete"
    with locked(folder.name):
        if marker.exists() and marker.read_text() == key:
            return folder
        progress("Preparing Keycloak's database (once)")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        secret = secrets.token_urlsafe(24)
        (folder / "secret").write_text(secret)
        imported = home / "data" / "import" / f"{REALM}-realm.json"
        imported.parent.mkdir(parents=True, exist_ok=True)
        imported.write_text(json.dumps(realm(admin_password=secrets.token_urlsafe(24), client_secret=secret)))
        [port] = free_ports(1)
        log = folder / "seed.log"
        child = _run(
            java,
            home,
            folder,
            port,
            log=log,
            options=(f"-XX:ArchiveClassesAtExit={folder / 'classes.jsa'}",),
            extra=("--import-realm",),
        )
        try:
            wait_until_answers(_realm_url(port), child=child, log=log)
            _replace_secrets(
                port, secret, secrets.token_urlsafe(24), secret
            )  # so that its classes are archived
        finally:
            imported.unlink()
            stop(child, patience=120)  # writing the archive at its end takes the JVM ten seconds and more
        if child.returncode == -signal.SIGKILL:  # its database may lack what was written last
            raise HubError("Keycloak took too long to end after its database was made. Start the hub again.")
        marker.write_text(key)
    return folder


def _replace_secrets(port: int, old: str, admin_password: str, client_secret: str) -> None:
    """Give the root user and the backend's client the secrets of this start."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False) as client:
        token = client.post(
            f"/realms/{REALM}/protocol/openid-connect/token",
            data={"grant_type": "client_credentials", "client_id": ADMIN_CLIENT, "client_secret": old},
        )
        token.raise_for_status()
        client.headers["Authorization"] = f"Bearer {token.json()['access_token']}"
        api = f"/admin/realms/{REALM}"
        found = client.get(f"{api}/users", params={"username": ADMIN_USERNAME, "exact": "true"})
        found.raise_for_status()
        client.put(
            f"{api}/users/{found.json()[0]['id']}/reset-password",
            json={"type": "password", "value": admin_password, "temporary": False},
        ).raise_for_status()
        found = client.get(f"{api}/clients", params={"clientId": ADMIN_CLIENT})
        found.raise_for_status()
        described = found.json()[0]
        client.put(
            f"{api}/clients/{described['id']}", json={**described, "secret": client_secret}
        ).raise_for_status()
