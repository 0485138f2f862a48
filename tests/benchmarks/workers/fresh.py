"""One task in a fresh process, given as JSON on stdin; its figures go to stdout as JSON.

``begun`` is when the process was asked for, on the machine's monotonic clock, so that the interpreter's own
start is counted.
"""

import json
import os
import sys
import time

order = json.load(sys.stdin)
out = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
what = order["what"]


def nothing():
    """Start and end."""


def import_own():
    """Import this client and one endpoint of the bindings."""
    from vantage6_api.v5_0.hq.api.task import task_get  # noqa: F401
    from vantage6_hl import UserClient  # noqa: F401


def import_endpoints():
    """Import so many endpoints of the bindings, with the models that they answer with."""
    import importlib
    import pkgutil

    import vantage6_api.v5_0.hq.api as api

    names = [
        f"{group.name}.{module.name}"
        for group in pkgutil.iter_modules(api.__path__)
        for module in pkgutil.iter_modules(
            importlib.import_module(f"{api.__name__}.{group.name}").__path__ if group.ispkg else []
        )
    ]
    for name in names[: order["count"]]:
        importlib.import_module(f"{api.__name__}.{name}")


def import_official():
    """Import the official client."""
    from vantage6.client import UserClient  # noqa: F401


def import_httpx():
    """Import httpx."""
    import httpx  # noqa: F401


def call_own():
    """Make a client, log in (which asks for the version, and who one is), and get an organization."""
    client = UserClient(
        hq_url=order["hq_url"],
        auth_url=order["auth_url"],
        auth_realm=order["realm"],
        ca_file=order["ca_file"],
        log_level="warning",
        known_keys=False,
    )
    client.initialize_service_account(order["secret"], username=order["username"])
    client.authenticate_service_account()
    assert client.organization.get(order["organization"]).name


def call_httpx():
    """Send the same requests with bare httpx."""
    verify = ssl.create_default_context(cafile=order["ca_file"]) if order["ca_file"] else True
    client = httpx.Client(base_url=order["hq_url"], verify=verify)
    assert client.get("version").json()["version"]
    form = {
        "grant_type": "client_credentials",
        "client_id": f"{order['username']}-user-client",
        "client_secret": order["secret"],
    }
    realm = f"{order['auth_url']}/realms/{order['realm']}"
    token = client.post(f"{realm}/protocol/openid-connect/token", data=form).json()["access_token"]
    client.headers["Authorization"] = f"Bearer {token}"
    me = client.get("user/me").json()
    assert client.get(f"organization/{me['organization']['id']}").json()["name"]
    assert client.get(f"organization/{order['organization']}").json()["name"]


def bindings_own():
    """Ask for the version and get an organization with the low-level bindings and a token."""
    with AuthenticatedClient(order["hq_url"], order["token"]) as client:
        assert version_get.sync(client=client).version
        assert organization_get.sync(order["organization"], client=client).name


def bindings_httpx():
    """Do the same with bare httpx."""
    headers = {"Authorization": f"Bearer {order['token']}"}
    with httpx.Client(base_url=order["hq_url"], headers=headers) as client:
        assert client.get("version").json()["version"]
        assert client.get(f"organization/{order['organization']}").json()["name"]


if what.endswith("_httpx") and what != "import_httpx":
    import ssl

    import httpx
elif what == "call_own":
    from vantage6_hl import UserClient
elif what == "bindings_own":
    from vantage6_api.v5_0.hq.api.organization import organization_get
    from vantage6_api.v5_0.hq.api.version import version_get
    from vantage6_api.v5_0.hq.client import AuthenticatedClient

begin = time.perf_counter()
globals()[what]()
seconds = time.perf_counter() - begin
with open("/proc/self/status") as file:  # noqa: PTH123 - nothing more is to be imported
    peak = next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))
json.dump({"seconds": seconds, "total": time.monotonic() - order["begun"], "peak": peak}, out)
