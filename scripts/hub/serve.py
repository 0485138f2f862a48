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
import urllib.error
import urllib.parse
import urllib.request


def _wait(request: str | urllib.request.Request, patience: float = 180.0) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(request, timeout=10):
                return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


settings = json.loads(os.environ["HUB_SERVE"])
package = importlib.import_module(settings["package"])

# Keycloak has this start's secrets when it gives a token for one.
_wait(
    urllib.request.Request(
        settings["keycloak"],
        data=urllib.parse.urlencode(
            {
                "grant_type": "client_credentials",
                "client_id": os.environ["KEYCLOAK_ADMIN_CLIENT"],
                "client_secret": os.environ["KEYCLOAK_ADMIN_CLIENT_SECRET"],
            }
        ).encode(),
    )
)

filler = os.fork()
if filler == 0:
    status = 1
    try:
        made = getattr(package, settings["factory"])(settings["config"], system_folders=False)
        if settings["wait_for"]:
            _wait(settings["wait_for"])
        made.ensure_db_initialized()
        status = 0
    finally:
        os._exit(status)
_, ended = os.waitpid(filler, 0)
if ended != 0:
    sys.exit("The database could not be filled; the reason is above.")

app = importlib.import_module(f"{settings['package']}.wsgi").app
