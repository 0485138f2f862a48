"""Start a hub from Python and have it end with the block, with the process, or with the machine."""

from __future__ import annotations

import fcntl
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from vantage6_hl.testing.environments import CACHE, SetupError, locked
from vantage6_hl.testing.hub.model import DEFAULT_RELEASE, Hub, HubError

FOLDER = CACHE / "run"

_PREFIX = "hub-"
_LOG = "keeper.log"


@contextmanager
def start_hub(
    *,
    release: str = DEFAULT_RELEASE,
    workdir: Path | None = None,
    large_result_store: Mapping[str, str] | None = None,
    mend_downloads: bool = False,
    progress: Callable[[str], None] | None = None,
) -> Iterator[Hub]:
    """Run a real hub for the length of a ``with`` block.

    Keycloak, HQ and the algorithm store listen on free ports of the loopback address, with fresh databases.
    They end with the block, and also when this process is killed.

    Parameters
    ----------
    release : str, default "5.0.3"
        Release of HQ and of the store, as PyPI writes it.
    workdir : pathlib.Path, optional
        Folder for databases and logs, which stays; a hub's files in it are replaced. By default a folder of
        its own that goes with the hub.
    large_result_store : mapping of str to str, optional
        HQ's blob store: ``connection_string`` and ``container_name``. Without it all lies in the database.
    mend_downloads : bool, default False
        Correct the one word of HQ by which its releases up to 5.0.3 can give nothing out of a blob store.
    progress : callable, optional
        Told in a few words what is going on: the first start on a machine takes minutes.

    Yields
    ------
    Hub
        Where it answers, and the root user's password.

    Raises
    ------
    HubError
        When it does not start.
    vantage6_hl.testing.environments.SetupError
        When the machine lacks something; the message names the command that helps.

    Examples
    --------
    >>> with start_hub() as hub:  # doctest: +SKIP
    ...     print(hub.hq_url)
    """
    with locked("hub-folders"):
        folder = workdir or _fresh_folder()
        keeper = launch(
            release=release,
            folder=folder,
            temporary=workdir is None,
            large_result_store=large_result_store,
            mend_downloads=mend_downloads,
        )
    try:
        yield listen(keeper, progress or (lambda _: None))
    finally:
        complaint = end(keeper)
        if workdir is None:
            shutil.rmtree(folder, ignore_errors=True)  # the keeper did, unless it was killed
    if complaint:
        raise HubError(complaint)


def _fresh_folder() -> Path:
    """Make a folder for one hub; remove those whose hub was killed together with its user."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for log in FOLDER.glob(f"{_PREFIX}*/{_LOG}"):
        with suppress(OSError), log.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(log.parent)
    return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=FOLDER))


def launch(
    *,
    release: str,
    folder: Path,
    temporary: bool = False,
    detached: bool = False,
    large_result_store: Mapping[str, str] | None = None,
    mend_downloads: bool = False,
    world: bool = False,
) -> subprocess.Popen[str]:
    """Start the process that keeps a hub, in a session of its own: Ctrl-C is for its user to handle.

    Parameters
    ----------
    release : str
        Release of HQ and of the store.
    folder : pathlib.Path
        Folder for databases and logs.
    temporary : bool, default False
        Remove the folder at the end.
    detached : bool, default False
        Once it answers, let the hub outlive this process; :mod:`vantage6_hl.testing.hub.state` then knows it.
    large_result_store : mapping of str to str, optional
        HQ's blob store.
    mend_downloads : bool, default False
        Make its downloads work.
    world : bool, default False
        Make the user guide's world on it, with nodes; :func:`vantage6_hl.testing.world.world_of` gives it.

    Returns
    -------
    subprocess.Popen
        The keeper; for :func:`listen` and :func:`end`.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / _LOG).open("w") as log:
        fcntl.flock(log, fcntl.LOCK_EX)  # the keeper holds it from here on: its folder is in use
        keeper = subprocess.Popen(
            [sys.executable, "-m", "vantage6_hl.testing.hub.keeper"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,  # ours may be a pipe, and a detached hub would hold it open
            text=True,
            start_new_session=True,
        )
    assert keeper.stdin is not None
    orders = {
        "release": release,
        "folder": str(folder.resolve()),
        "temporary": temporary,
        "detached": detached,
        "large_result_store": dict(large_result_store) if large_result_store else None,
        "mend_downloads": mend_downloads,
        "world": world,
    }
    keeper.stdin.write(json.dumps(orders) + "\n")
    keeper.stdin.flush()
    return keeper


def listen(keeper: subprocess.Popen[str], progress: Callable[[str], None]) -> Hub:
    """Pass on what the keeper tells until its hub answers.

    Parameters
    ----------
    keeper : subprocess.Popen
        From :func:`launch`.
    progress : callable
        Told what is going on.

    Returns
    -------
    Hub
        The running hub.

    Raises
    ------
    HubError
        When the hub does not start.
    vantage6_hl.testing.environments.SetupError
        When the machine lacks something.
    """
    assert keeper.stdout is not None
    for line in keeper.stdout:
        told = json.loads(line)
        if "progress" in told:
            progress(told["progress"])
        elif "hub" in told:
            return Hub.from_json(told["hub"])
        elif told["kind"] == "SetupError":
            raise SetupError(told["error"])
        else:
            raise HubError(told["error"])
    raise HubError(f"The process that keeps the hub ended with status {keeper.wait()}; see its keeper.log.")


def end(keeper: subprocess.Popen[str]) -> str | None:
    """Tell the keeper to end its hub, and wait until it has.

    Parameters
    ----------
    keeper : subprocess.Popen
        From :func:`launch`.

    Returns
    -------
    str or None
        What went wrong while the hub ran, if it ended by itself.
    """
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    keeper.stdin.close()
    try:
        keeper.wait(timeout=20)
    except subprocess.TimeoutExpired:
        keeper.kill()  # the kernel ends its children
        keeper.wait()
    with keeper.stdout as rest:
        complaints = [told["error"] for told in map(json.loads, rest) if "error" in told]
    return complaints[0] if complaints else None
