"""A hub and its login service in one handler, answering from tables that a test fills."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs

import httpx

HQ = "https://hub.example.org/hq"
AUTH = "https://auth.example.org"
PLAIN, ENCRYPTED = 1, 2  # the collaborations; organizations 2 and 3 take part in both
SECRET = "secret-of-the-account"

Row = dict[str, Any]


class FakeHub:
    """Answers requests; to be given to ``httpx.MockTransport``.

    The service account ``alice`` belongs to organization 2, ``bob`` to organization 3, ``eve`` to none.
    Session 1 belongs to the plain collaboration and session 2 to the encrypted one.

    Attributes
    ----------
    requests : list of httpx.Request
        What was sent, to the hub and to the login service.
    version : str
        Release that the hub says it is.
    tables : dict
        The rows of each kind, in the order in which lists give them.
    dataframes : list
        The dataframes of every session.
    statuses : dict
        What looks at the status of a task give, one after another.
    before : callable
        Called with each request to the hub before it is answered.
    after : callable
        Called with each request to the hub when it was done; what it raises is in place of the answer.
    others : dict
        What answers the requests to other hosts, by host.
    """

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.version = "5.0.3"
        self.before: Callable[[httpx.Request], None] = lambda _: None
        self.after: Callable[[httpx.Request], None] = lambda _: None
        self.others: dict[str, Callable[[httpx.Request], httpx.Response]] = {}
        self.dataframes: list[Row] = []
        self.statuses: dict[int, Iterator[str]] = {}
        self.tables: dict[str, list[Row]] = {
            "organization": [
                {"id": number, "name": f"org{number}", "public_key": None} for number in (2, 3, 4)
            ],
            "collaboration": [
                {"id": PLAIN, "name": "plain", "encrypted": False, "members": [2, 3]},
                {"id": ENCRYPTED, "name": "sealed", "encrypted": True, "members": [2, 3]},
            ],
            "session": [
                {"id": number, "collaboration": {"id": number}, "study": None}
                for number in (PLAIN, ENCRYPTED)
            ],
            "user": [
                {"id": 1, "username": "alice", "organization": {"id": 2}},
                {"id": 2, "username": "bob", "organization": {"id": 3}},
                {"id": 3, "username": "eve", "organization": None},
            ],
            "task": [],
            "run": [],
            "result": [],
        }
        self.blobs: dict[str, bytes] | None = None  # the blob store, where there is one
        self.gives_blobs = True

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if str(request.url).startswith(AUTH):
            return self._login(request)
        if request.url.host in self.others:
            return self.others[request.url.host](request)
        self.before(request)
        if request.url.path.startswith("/hq/blobstream"):
            return self._blobstream(request)
        found = self._answer(request)
        self.after(request)
        if found is None:
            return httpx.Response(404, json={"msg": "There is no such thing"})
        # Escaped, as the hub does it: a name may hold what UTF-8 cannot.
        return httpx.Response(201 if request.method == "POST" else 200, content=json.dumps(found))

    def row(self, kind: str, id_: int) -> Row:
        """Give a row, to be looked at or changed."""
        return next(row for row in self.tables[kind] if row["id"] == id_)

    def changes(self) -> list[httpx.Request]:
        """Give the requests to the hub that would change something."""
        return [one for one in self.requests if one.url.host != "auth.example.org" and one.method != "GET"]

    def _login(self, request: httpx.Request) -> httpx.Response:
        form = parse_qs(request.content.decode())
        if request.url.path.endswith("/revoke"):
            return httpx.Response(200)
        if form["client_secret"] != [SECRET]:
            return httpx.Response(401, json={"error": "invalid_client"})
        user = form["client_id"][0].removesuffix("-user-client")
        return httpx.Response(200, json={"access_token": f"token-of-{user}", "expires_in": 300})

    def _blobstream(self, request: httpx.Request) -> httpx.Response:
        name = request.url.path.removeprefix("/hq/blobstream").removeprefix("/")
        if name == "status":
            return httpx.Response(200, json={"blob_store_enabled": self.blobs is not None})
        assert self.blobs is not None
        if request.method == "POST":
            name = str(uuid.uuid4())
            self.blobs[name] = request.content
            return httpx.Response(201, json={"uuid": name})
        if not self.gives_blobs:
            return httpx.Response(500, json={"msg": "An unexpected error occurred!"})
        if name not in self.blobs:
            return httpx.Response(404, json={"msg": "No run found with input or result id"})
        return httpx.Response(200, content=self.blobs[name])

    def _answer(self, request: httpx.Request) -> Row | None:
        parts = request.url.path.removeprefix("/hq/").split("/")
        if parts == ["version"]:
            return {"version": self.version}
        if parts == ["user", "me"]:
            name = request.headers["authorization"].removeprefix("Bearer token-of-")
            return next(row for row in self.tables["user"] if row["username"] == name)
        if parts == ["kill", "task"]:
            return {"msg": "The task is being killed"}
        kind, id_ = parts[0], int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0
        if parts[2:] == ["status"]:
            return {"status": next(self.statuses[id_])} if id_ in self.statuses else None
        if parts[2:] == ["dataframe"] and request.method == "GET":
            return {"data": self.dataframes, "links": {}}
        if parts[2:] == ["dataframe"]:
            return self._create_dataframe(request)
        if parts[:2] == ["session", "dataframe"]:
            return next(row for row in self.dataframes if row["id"] == int(parts[2]))
        if not id_:
            return self._create(kind, request) if request.method == "POST" else self._list(kind, request)
        found = next((row for row in self.tables[kind] if row["id"] == id_), None)
        if found and request.method == "PATCH":
            found.update(json.loads(request.content))
        return {"msg": "Deleted"} if request.method == "DELETE" else found

    def _create(self, kind: str, request: httpx.Request) -> Row:
        row = {"id": len(self.tables[kind]) + 1, **json.loads(request.content)}
        if kind == "task":
            row["runs"] = _runs(row["organizations"])
        self.tables[kind].append(row)
        return row

    def _create_dataframe(self, request: httpx.Request) -> Row:
        asked = json.loads(request.content)
        id_, number = len(self.dataframes) + 1, len(self.tables["task"]) + 1
        task = {"id": number, "dataframe": {"id": id_}, "runs": _runs(asked["task"]["organizations"])}
        self.tables["task"].append(task)
        row = {"id": id_, "name": asked.get("name"), "last_session_task": {"id": number}}
        self.dataframes.append(row)
        return row

    def _list(self, kind: str, request: httpx.Request) -> Row:
        asked = request.url.params
        rows = self.tables[kind]
        if kind == "organization" and "collaboration_id" in asked:
            members = self.row("collaboration", int(asked["collaboration_id"]))["members"]
            rows = [row for row in rows if row["id"] in members]
        if "task_id" in asked:
            rows = [row for row in rows if row["task"]["id"] == int(asked["task_id"])]
        if "parent_id" in asked:
            rows = [row for row in rows if row["parent"]["id"] == int(asked["parent_id"])]
        if "job_id" in asked:
            rows = [row for row in rows if row["job_id"] == int(asked["job_id"])]
        if "dataframe_id" in asked:
            rows = [row for row in rows if (row["dataframe"] or {}).get("id") == int(asked["dataframe_id"])]
        page, size = int(asked["page"]), int(asked["per_page"])
        links = {"first": "", "self": ""}
        if len(rows) > page * size:
            links["next"] = f"/hq/{kind}?page={page + 1}"
        return {"data": rows[(page - 1) * size : page * size], "links": links}


def _runs(organizations: list[Row]) -> list[Row]:
    return [
        {"id": number, "organization": {"id": one["id"]}, "arguments": one["arguments"]}
        for number, one in enumerate(organizations, start=1)
    ]
