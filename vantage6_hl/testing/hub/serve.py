"""What uwsgi loads in the hub's own environment: upstream's WSGI module, once its surroundings are there.

Upstream runs ``init_db`` and then uwsgi, one after the other, when Keycloak answers. Here the slow part,
importing the package, goes on while Keycloak starts; and ``init_db``'s work is done in a fork, so that no
process of uwsgi ever shares its database connections.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
import traceback
import urllib.request

settings = json.loads(os.environ["HUB_SERVE"])
package = importlib.import_module(settings["package"])


def fill_database() -> None:
    """Do what upstream's ``init_db`` does: default roles, the root user, and in HQ the coupled store."""
    if settings["wait_for"]:
        wait_until_answers(settings["wait_for"])
    made = getattr(package, settings["factory"])(settings["config"], system_folders=False)
    if hasattr(made, "ensure_db_initialized"):  # 5.0.0's betas have done it by now
        made.ensure_db_initialized()


def mend_downloads() -> None:
    """Let HQ find the runs whose arguments lie in the blob store.

    ``resource/blobstream.py`` looks for them by ``Run.input``, the column's name in version 4; in 5.0.0 to
    5.0.3 it is ``Run.arguments``, and every download ends with status 500.
    """
    run = importlib.import_module(f"{settings['package']}.model").Run
    # Past SQLAlchemy, which would make a second property of it, at which HQ's look at its tables fails.
    type.__setattr__(run, "input", run.arguments)


def wait_until_answers(url: str, patience: float = 120.0) -> None:
    """Wait for another service, at most so many seconds."""
    end = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


# The keeper closes the other end when Keycloak has this start's secrets.
os.read(settings["gate"], 1)

filler = os.fork()
if filler == 0:
    status = 1
    try:
        fill_database()
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it was, a fork must never go on as a second uwsgi
        traceback.print_exc()
    os._exit(status)
_, ended = os.waitpid(filler, 0)
if ended != 0:
    sys.exit("The database could not be filled; the reason is above.")

if settings["mend_downloads"]:
    mend_downloads()

app = importlib.import_module(f"{settings['package']}.wsgi").app
