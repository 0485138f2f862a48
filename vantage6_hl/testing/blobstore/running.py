"""Start the blob store, with an account and a container of its own, and end it."""

from __future__ import annotations

import base64
import os
import re
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from vantage6_hl.testing import processes
from vantage6_hl.testing.blobstore.azurite import azurite
from vantage6_hl.testing.environments import CACHE
from vantage6_hl.testing.hub.backends import hub_environment
from vantage6_hl.testing.hub.model import DEFAULT_RELEASE

_ACCOUNT = "hubaccount"
_CONTAINER = "large-results"
_PATIENCE = 30.0  # seconds

# The container is made with Azure's own package, which the hub's environment has.
_MAKE_CONTAINER = """
import os
from azure.storage.blob import BlobServiceClient
with BlobServiceClient.from_connection_string(os.environ["CONNECTION"]) as service:
    service.create_container(os.environ["CONTAINER"])
"""


class BlobStoreError(RuntimeError):
    """The blob store did not start; the message ends with what it wrote last."""


@contextmanager
def start_blob_store(
    *, release: str = DEFAULT_RELEASE, progress: Callable[[str], None] | None = None
) -> Iterator[Mapping[str, str]]:
    """Run an empty blob store for the length of a ``with`` block; it keeps everything in memory.

    It listens on a free port of the loopback address, knows one account whose key is drawn anew, and ends
    with the block or with this process.

    Parameters
    ----------
    release : str, default "5.0.3"
        Hub release that it is for: the container is made with that hub's package.
    progress : callable, optional
        Told in a few words what is going on: the first start on a machine installs it.

    Yields
    ------
    mapping of str to str
        HQ's setting ``large_result_store``: ``connection_string`` and ``container_name``.

    Raises
    ------
    BlobStoreError
        When it does not start.
    vantage6_hl.testing.environments.SetupError
        When it cannot be installed.

    Examples
    --------
    >>> with start_blob_store() as store, start_hub(large_result_store=store) as hub:  # doctest: +SKIP
    ...     print(hub.hq_url)
    """
    tell = progress or (lambda _: None)
    command = azurite(tell)
    python = hub_environment(release, tell) / "bin" / "python"
    run = CACHE / "run"
    run.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="blobstore-", dir=run))
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    log = folder / "azurite.log"
    options = ["--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck"]
    child = processes.start(
        [*command, *options, "--silent", "--disableTelemetry"],
        log=log,
        environment={**os.environ, "AZURITE_ACCOUNTS": f"{_ACCOUNT}:{key}"},
        folder=folder,
    )
    try:
        address = _address(child, log)
        connection = (
            f"DefaultEndpointsProtocol=http;AccountName={_ACCOUNT};AccountKey={key};"
            f"BlobEndpoint={address}/{_ACCOUNT};"
        )
        _make_container(python, connection)
        yield {"connection_string": connection, "container_name": _CONTAINER}
    finally:
        processes.stop(child)
        shutil.rmtree(folder, ignore_errors=True)


def _address(child: subprocess.Popen[bytes], log: Path) -> str:
    """Wait until it tells its address: the port is its own choice."""
    until = time.monotonic() + _PATIENCE
    while child.poll() is None and time.monotonic() < until:
        told = re.search(r"successfully listens on (http://\S+)", log.read_text(errors="replace"))
        if told:
            return told[1]
        time.sleep(0.05)
    what = "did not start in time" if child.poll() is None else f"ended with status {child.returncode}"
    raise BlobStoreError(f"Azurite {what}. Its log ends with:\n{processes.tail(log)}")


def _make_container(python: Path, connection: str) -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [python, "-c", _MAKE_CONTAINER],
        env={**inherited, "CONNECTION": connection, "CONTAINER": _CONTAINER},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise BlobStoreError(f"The blob store refused to make a container: {done.stderr.strip()[-500:]}")
