"""Try an installed wheel: run by its environment's own Python, with nothing of the checkout to import.

Takes one argument in JSON: the hub release that the wheel is for, and a folder for a key. Imports every
module of the wheel, then logs in at a little hub on this machine, sends an encrypted task and reads its
result, with both clients. Tells in one line of JSON what it found.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import pkgutil
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

import vantage6_api
import vantage6_hl
from vantage6_hl import AsyncUserClient, UserClient, version

ARGUMENTS = {"column_name": "age", "numbers": [1, 2.5, None]}
WHO: dict[str, Any] = {
    "username": "robot",
    "client_secret": "no secret: the hub is on this machine",
}
TASK: dict[str, Any] = {
    "name": "tryout",
    "image": "example",
    "method": "echo",
    "session": 1,
    "organizations": [2],
    "arguments": ARGUMENTS,
    "action": "central_compute",
}


class Hub(BaseHTTPRequestHandler):
    """Login service and hub: organization 2 in encrypted collaboration 1; a run's result is its arguments."""

    release: ClassVar[str]
    public_key: ClassVar[str | None] = None
    sent: ClassVar[str | None] = None
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one of the requests that a login, a task and its results take."""
        path = self.path.partition("?")[0]
        organization = {"id": 2, "name": "two", "public_key": Hub.public_key}
        run = {"id": 1, "organization": {"id": 2}, "task": {"id": 1}, "status": "completed"}
        result = {"id": 1, "result": Hub.sent, "task": {"id": 1}, "blob_storage_used": False}
        one: dict[str, dict[str, Any]] = {
            "/hq/version": {"version": Hub.release},
            "/hq/user/me": {"id": 1, "username": "robot", "organization": {"id": 2}},
            "/hq/organization/2": organization,
            "/hq/collaboration/1": {"id": 1, "encrypted": True},
            "/hq/session/1": {"id": 1, "collaboration": {"id": 1}, "study": None},
            "/hq/task/1": {"id": 1, "status": "completed", "runs": [run]},
            "/hq/task/1/status": {"status": "completed"},
            "/hq/blobstream/status": {"blob_store_enabled": False},
        }
        many = {"/hq/organization": organization, "/hq/run": run, "/hq/result": result}
        if path in many:
            self._answer(200, {"data": [many[path]], "links": {"first": "", "self": ""}})
        elif path in one:
            self._answer(200, one[path])
        else:
            self._answer(404, {"msg": f"The little hub knows no GET {path}"})

    def do_PATCH(self) -> None:
        """Take the organization's public key."""
        Hub.public_key = json.loads(self._body())["public_key"]
        self._answer(200, {"id": 2, "name": "two", "public_key": Hub.public_key})

    def do_POST(self) -> None:
        """Log in, or take a task."""
        body = self._body()
        if self.path.endswith("/revoke"):
            self._answer(200, {})
        elif self.path != "/hq/task":
            self._answer(200, {"access_token": "token", "expires_in": 300})
        else:
            asked = json.loads(body)
            Hub.sent = asked["organizations"][0]["arguments"]
            self._answer(201, {"id": 1, **asked, "runs": [{"id": 1, "organization": {"id": 2}}]})

    def log_message(self, *_: object) -> None:
        """Tell nothing."""

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def _answer(self, status: int, value: dict[str, Any]) -> None:
        content = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def modules(package: ModuleType) -> Iterator[str]:
    """Give the full name of every module of a package."""
    yield package.__name__
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.", onerror=lambda _: None):
        if not found.name.endswith("__main__"):  # a program
            yield found.name


def imports() -> tuple[int, dict[str, str]]:
    """Import everything and every name that packages promise; give their number and what failed."""
    failed = {}
    names = [*modules(vantage6_hl), *modules(vantage6_api)]
    for name in names:
        try:
            module = importlib.import_module(name)
            for each in getattr(module, "__all__", ()):
                getattr(module, each)
        except Exception as error:  # noqa: BLE001
            failed[name] = f"{type(error).__name__}: {error}"
    return len(names), failed


def sync(where: dict[str, Any], key: Path) -> object:
    """Send a task and read its result with the sync client."""
    with UserClient(**where) as client:
        client.initialize_service_account(**WHO)
        client.authenticate_service_account()
        client.setup_encryption(key)
        task = client.task.create(**TASK)
        return client.wait_for_results(task.id, timeout=60)[0]


async def asynchronous(where: dict[str, Any], key: Path) -> object:
    """Do the same with the async client."""
    async with AsyncUserClient(**where) as client:
        client.initialize_service_account(**WHO)
        await client.authenticate_service_account()
        await client.setup_encryption(key)
        task = await client.task.create(**TASK)
        return (await client.wait_for_results(task.id, timeout=60))[0]


def main() -> None:
    """Try the wheel."""
    asked = json.loads(sys.argv[1])
    folder = Path(asked["folder"])
    key = folder / "key.pem"
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)  # 4096 bits take seconds
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    Hub.release = asked["release"]
    count, failed = imports()
    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        where = {
            "hq_url": f"{address}/hq",
            "auth_url": address,
            "version_check": "strict",
            "known_keys": folder / "known_keys",
            "log_level": "error",
            "events": False,
        }
        answers = [sync(where, key), asyncio.run(asynchronous(where, key))]
        server.shutdown()
    encrypted = Hub.sent is not None and Hub.sent.count("$") == 2
    print(
        json.dumps(
            {
                "modules": count,
                "failed": failed,
                "works": encrypted and answers == [ARGUMENTS, ARGUMENTS],
                "library": version.__file__,
                "version": version.own_version(),
            }
        )
    )


if __name__ == "__main__":
    main()
