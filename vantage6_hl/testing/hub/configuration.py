"""What HQ and the algorithm store are told: the configuration files that upstream's charts would write."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vantage6_hl.testing.hub.model import ADMIN_USERNAME

HQ_PATH = "/hq"
STORE_PATH = "/store"


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
    mend_downloads : bool
        Whether HQ's downloads from its blob store are made to work.
    """

    name: str
    package: str
    factory: str
    port: int
    config: Mapping[str, object]
    mend_downloads: bool = False


def hq(
    folder: Path,
    *,
    port: int,
    store_port: int,
    large_result_store: Mapping[str, str] | None,
    mend_downloads: bool = False,
) -> Backend:
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
    mend_downloads : bool, default False
        Make its downloads from there work, as no release up to 5.0.3 does.

    Returns
    -------
    Backend
        Ready for :func:`vantage6_hl.testing.hub.backends.serve`.
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
    return Backend(
        name="hq",
        package="vantage6.hq",
        factory="run_hq",
        port=port,
        config=config,
        mend_downloads=mend_downloads,
    )


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
        Ready for :func:`vantage6_hl.testing.hub.backends.serve`.
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
