"""HQ and the algorithm store: their environment, their configuration, and uwsgi in front of each.

uwsgi gets the options that upstream's ``server.sh`` gives it. It is compiled here: the wheels of ``pyuwsgi``
would spare that, but they come without OpenSSL, and then uwsgi refuses websockets.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.environments import CACHE, SetupError, ensure
from scripts.hub.model import ADMIN_USERNAME, DEFAULT_RELEASE, REALM, HubError
from scripts.hub.realm import ADMIN_CLIENT
from scripts.processes import start

HQ_PATH = "/hq"
STORE_PATH = "/store"

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
    scripts.environments.SetupError
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
            # Without compiled bytecode each start of each service takes three seconds more.
            ["--compile-bytecode", *(f"{name}=={release}" for name in packages), _UWSGI],
            python="3.13",
        )
    except SetupError as error:
        if "there is no version of" in str(error):
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


@dataclass(frozen=True, kw_only=True)
class Backend:
    """One of the two services.

    Attributes
    ----------
    name : str
        ``"hq"`` or ``"store"``; names its log and its files.
    package : str
        The Python package that upstream serves.
    factory : str
        The package's function that makes the application from a configuration file.
    port : int
        Port on the loopback address.
    config : dict
        The service's configuration.
    """

    name: str
    package: str
    factory: str
    port: int
    config: Mapping[str, object]


def hq(folder: Path, *, port: int, store_port: int, large_result_store: Mapping[str, str] | None) -> Backend:
    """Describe HQ, coupled to the store from its first moment.

    Parameters
    ----------
    folder : pathlib.Path
        The hub's folder.
    port : int
        HQ's port.
    store_port : int
        The store's port.
    large_result_store : mapping of str to str, optional
        HQ's setting for its blob store: ``connection_string`` and ``container_name``. Without it arguments
        and results lie in the database.

    Returns
    -------
    Backend
        Ready for :func:`serve`.
    """
    config = {
        **_common("hq", folder, port),
        "api_path": HQ_PATH,
        "hq_url": f"http://127.0.0.1:{port}{HQ_PATH}",
        "jwt_secret_key": secrets.token_urlsafe(48),
        "algorithm_stores": [
            {"name": "Local store", "url": f"http://127.0.0.1:{store_port}", "api_path": STORE_PATH}
        ],
        **({"large_result_store": dict(large_result_store)} if large_result_store else {}),
    }
    return Backend(name="hq", package="vantage6.hq", factory="run_hq", port=port, config=config)


def store(folder: Path, *, port: int, hq_port: int) -> Backend:
    """Describe the algorithm store, whose root user is the one of HQ.

    Review is as strict as upstream's default (two reviewers of two organizations), but for one thing that
    upstream's sandbox allows too: who submits an algorithm may assign and give its review.

    Parameters
    ----------
    folder : pathlib.Path
        The hub's folder.
    port : int
        The store's port.
    hq_port : int
        HQ's port.

    Returns
    -------
    Backend
        Ready for :func:`serve`.
    """
    config = {
        **_common("store", folder, port),
        "api_path": STORE_PATH,
        "base_url": f"http://127.0.0.1:{port}",
        "root_user": {"username": ADMIN_USERNAME, "v6_hq_uri": f"http://127.0.0.1:{hq_port}{HQ_PATH}"},
        "policies": {"algorithm_view": "public", "assign_review_own_algorithm": True},
        "dev": {"review_own_algorithm": True},
    }
    return Backend(
        name="store", package="vantage6.algorithm.store", factory="run_store", port=port, config=config
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
        "wait_for": wait_for,
    }
    # A Python environment around us must not reach into the hub's.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return start(
        _uwsgi(environment, backend.port, config),
        log=folder / f"{backend.name}.log",
        environment={
            **inherited,
            "NO_PROXY": "127.0.0.1",
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


def _common(name: str, folder: Path, port: int) -> dict[str, object]:
    return {
        "port": port,
        "uri": f"sqlite:///{folder / f'{name}.sqlite'}",
        "directories": {"log": str(folder / f"{name}-files"), "data": str(folder / f"{name}-files")},
        "logging": {
            "level": "INFO",
            "use_console": True,
            "backup_count": 1,
            "max_size": 1024,
            "file": f"{name}.log",
            "format": "%(asctime)s - %(name)-14s - %(levelname)-8s - %(message)s",
            "datefmt": "%Y-%m-%d %H:%M:%S",
            "loggers": [],
        },
    }
