"""From a request to its answer: which service, which operation, who asks, what goes wrong on the way."""

from __future__ import annotations

import json
import threading
from importlib import import_module

import httpx

from vantage6_hl.testing.fake.access import caller_of
from vantage6_hl.testing.fake.call import Answer, Call, Caller, Refused, operations
from vantage6_hl.testing.fake.documents import find
from vantage6_hl.testing.fake.faults import Faults
from vantage6_hl.testing.fake.keycloak import Keycloak
from vantage6_hl.testing.fake.mistakes import BREAK
from vantage6_hl.testing.fake.nodes import Nodes
from vantage6_hl.testing.fake.records import RecordedRequest, Requests
from vantage6_hl.testing.fake.state import State

__all__ = ["Server"]

# Imported for the operations that they register.
for _name in (
    "hq.collaborations",
    "hq.dataframes",
    "hq.nodes",
    "hq.organizations",
    "hq.roles",
    "hq.runs",
    "hq.services",
    "hq.sessions",
    "hq.studies",
    "hq.tasks",
    "hq.users",
    "store.algorithms",
    "store.people",
    "store.reviews",
):
    import_module(f"vantage6_hl.testing.fake.{_name}")

_BROKEN: Answer = (500, {"msg": "An unexpected error occurred!"})
_LOOKS = {"hq.task_get", "hq.task_status_get", "hq.run_list", "hq.result_list"}


class Server(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Answers requests; an httpx transport of both flavours.

    Parameters
    ----------
    state : State
        The hub.
    keycloak : Keycloak
        Its login service.
    nodes : Nodes
        Its nodes.
    """

    def __init__(self, state: State, keycloak: Keycloak, nodes: Nodes) -> None:
        self._state = state
        self._keycloak = keycloak
        self._nodes = nodes
        self.lock = threading.RLock()
        self.requests = Requests()
        self.faults = Faults()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of a blocking client."""
        request.read()
        return self._answer(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of an asynchronous client."""
        await request.aread()
        return self._answer(request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        with self.lock:
            url = str(request.url.copy_with(query=None, fragment=None))
            addresses = self._state.addresses
            for service, base in (("hq", addresses.hq_url), ("store", addresses.store_url)):
                if url.startswith(f"{base}/"):
                    return self._ask(service, url.removeprefix(base), request)
            if url.startswith(f"{addresses.auth_url}/"):
                return self._keycloak.answer(request)
            raise httpx.ConnectError(
                f"the fake hub answers at {addresses.hq_url}, {addresses.store_url} and "
                f"{addresses.auth_url} only, and lets nothing out to other addresses",
                request=request,
            )

    def _ask(self, service: str, path: str, request: httpx.Request) -> httpx.Response:
        found = find(service, request.method, path)
        name = found.name if found else ""
        fault, caller, status = self.faults.take(name), None, 0
        try:
            if fault is not None and fault.before is not None:
                answer = fault.before(request)
            elif found is None:
                answer = httpx.Response(404, html="<title>404 Not Found</title>")
            else:
                caller, answer = self._do(service, name, found.ids, request)
            status = answer.status_code
            if fault is not None and fault.after is not None:
                status = 0
                fault.after(request)
            return answer
        finally:
            self._record(name, request, status, caller)

    def _do(
        self, service: str, name: str, ids: tuple[int | str, ...], request: httpx.Request
    ) -> tuple[Caller | None, httpx.Response]:
        operation, caller = operations[name], None
        self._nodes.work()
        try:
            caller = caller_of(self._state, self._keycloak, operation, service, request)
            call = Call(self._state, name, ids, request, caller)
            status, body = operation.handle(call) if not _breaks(call) else _BROKEN
        except Refused as refused:
            status, body = refused.status, refused.body
        else:
            if name in _LOOKS:
                task_id = call.id if ids else call.number("task_id")
                self._nodes.looked_at(task_id or 0)
        self._nodes.work()  # what was made just now begins now
        # Escaped, as the hub does it.
        content = json.dumps(body).encode()
        return caller, httpx.Response(status, content=content, headers={"Content-Type": "application/json"})

    def _record(self, name: str, request: httpx.Request, status: int, caller: Caller | None) -> None:
        try:
            body = json.loads(request.content) if request.content else None
        except ValueError:
            body = None
        who = vars(caller.row) if caller else {}
        self.requests.add(
            RecordedRequest(
                operation=name,
                method=request.method,
                path=request.url.path,
                query=dict(request.url.params),
                body=body,
                status=status,
                user=str(who.get("username") or who.get("name") or ""),
            )
        )


def _breaks(call: Call) -> bool:
    return bool({*call.query} & BREAK.get(call.operation, frozenset()))
