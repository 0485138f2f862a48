"""Serve HQ and the algorithm store: their environment, and uwsgi in front of each.

uwsgi gets the options that upstream's ``server.sh`` gives it. It is compiled here: the wheels of ``pyuwsgi``
would spare that, but they come without OpenSSL, and then uwsgi refuses websockets.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from vantage6_hl.testing.environments import CACHE, SetupError, ensure
from vantage6_hl.testing.hub.configuration import Backend
from vantage6_hl.testing.hub.model import ADMIN_USERNAME, DEFAULT_RELEASE, REALM, HubError
from vantage6_hl.testing.hub.realm import ADMIN_CLIENT
from vantage6_hl.testing.processes import start

_UWSGI = "uwsgi==2.0.31"
_SERVE = Path(__file__).with_name("serve.py")


def hub_environment(release: str, progress: Callable[[str], None]) -> Path:
    """Folder of the environment that holds this release of HQ and of the store; made once.

    Parameters
    ----------
    release : str
        As on PyPI, for example ``"5.0.3"``.
    progress : callable
        Told, in a few words, what takes long.

    Returns
    -------
    pathlib.Path
        The environment; its programs are in ``bin``.

    Raises
    ------
    HubError
        When PyPI has no such release.
    vantage6_hl.testing.environments.SetupError
        When it cannot be installed.
    """
    if not re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", release):
        raise HubError(
            f"'{release}' is no release of the hub; give one as PyPI writes it: {DEFAULT_RELEASE}."
        )
    if not (CACHE / "envs" / f"hub-{release}" / "bin" / "uwsgi").exists():
        _check_compiler()
    packages = ("vantage6-hq", "vantage6-algorithm-store", "vantage6-backend-common")
    progress(f"Looking for vantage6 {release} (installing takes a minute, once)")
    try:
        return ensure(
            f"hub-{release}",
            [*(f"{name}=={release}" for name in packages), _UWSGI],
            python="3.13",
        )
    except SetupError as error:
        if "there is no version of" in str(error):
            shutil.rmtree(CACHE / "envs" / f"hub-{release}", ignore_errors=True)
            raise HubError(
                f"PyPI has no release {release} of vantage6-hq; try for example {DEFAULT_RELEASE}."
            ) from error
        raise


def _check_compiler() -> None:
    try:
        tried = subprocess.run(
            ["gcc", "-E", "-"], input=b"#include <openssl/ssl.h>", capture_output=True, check=False
        )
        able = tried.returncode == 0
    except FileNotFoundError:
        able = False
    if not able:
        raise SetupError(
            "uWSGI, which serves the hub, is compiled here: that needs a C compiler and OpenSSL's headers. "
            "On Debian: apt-get install gcc libssl-dev"
        )


def serve(
    backend: Backend,
    environment: Path,
    folder: Path,
    *,
    auth_url: str,
    admin_password: str,
    client_secret: str,
    gate: int,
    certificate: Path,
    wait_for: str | None = None,
) -> subprocess.Popen[bytes]:
    """Start uwsgi with one of the services; it answers some seconds later.

    Parameters
    ----------
    backend : Backend
        What to serve.
    environment : pathlib.Path
        From :func:`hub_environment`.
    folder : pathlib.Path
        The hub's folder; the log is ``<name>.log`` in it.
    auth_url : str
        Keycloak's root.
    admin_password : str
        Password of the root user.
    client_secret : str
        Secret of the client that manages accounts.
    gate : int
        Reading end of a pipe: the service goes on, beyond importing itself, when the other end closes.
    certificate : pathlib.Path
        The only certificate that the service trusts: that of the hub's container registry.
    wait_for : str, optional
        An address that must answer before the service fills its database.

    Returns
    -------
    subprocess.Popen
        uwsgi's master process.
    """
    config = folder / f"{backend.name}.yaml"
    config.touch(mode=0o600)
    config.write_text(json.dumps(backend.config, indent=1))  # JSON is YAML
    settings = {
        "package": backend.package,
        "factory": backend.factory,
        "config": str(config),
        "gate": gate,
        "mend_downloads": backend.mend_downloads,
        "wait_for": wait_for,
    }
    # A Python environment around us must not reach into the hub's, nor keep it from writing bytecode: without
    # that each start of each service takes three seconds more.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return start(
        _uwsgi(environment, backend.port, config),
        log=folder / f"{backend.name}.log",
        environment={
            **inherited,
            "NO_PROXY": "127.0.0.1",
            "REQUESTS_CA_BUNDLE": str(certificate),
            "HUB_SERVE": json.dumps(settings),
            "KEYCLOAK_URL": auth_url,
            "KEYCLOAK_REALM": REALM,
            "KEYCLOAK_ADMIN_USERNAME": ADMIN_USERNAME,
            "KEYCLOAK_ADMIN_PASSWORD": admin_password,
            "KEYCLOAK_ADMIN_CLIENT": ADMIN_CLIENT,
            "KEYCLOAK_ADMIN_CLIENT_SECRET": client_secret,
        },
        folder=folder,
        pass_fds=[gate],
    )


def _uwsgi(environment: Path, port: int, config: Path) -> list[str | Path]:
    return [
        environment / "bin" / "uwsgi",
        "--virtualenv",
        environment,
        "--http",
        f"127.0.0.1:{port}",
        "--http-keepalive",
        "--http-chunked-input",
        "--http-websockets",
        "--gevent",
        "1000",
        "--master",
        "--callable",
        "app",
        "--disable-logging",
        "--wsgi-file",
        _SERVE,
        "--pyargv",
        str(config),
        # Not upstream's: end when the application cannot be loaded, at SIGTERM, and with the master.
        "--need-app",
        "--die-on-term",
        "--no-orphans",
    ]
