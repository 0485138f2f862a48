"""Tokens on requests: got when needed, renewed in time, once for all who wait, and never looped over."""

import asyncio
import pickle
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.unit.auth.keycloak import AUTH, HUB, REALM, TOKEN_URL, FakeTime, Service
from vantage6_hl.auth import (
    ClientCredentials,
    FixedToken,
    TokenAuth,
    Tokens,
    TokenSource,
    UserLogin,
    node_account,
    service_account,
)
from vantage6_hl.errors import (
    AuthenticationError,
    CredentialsRefused,
    LoginRequired,
    NetworkError,
    RequestTimeout,
    ServerError,
    Unauthorized,
    UsageError,
)
from vantage6_hl.transport import AsyncHubClient, CallPolicy, HubClient

pytestmark = pytest.mark.anyio

Get = Callable[..., "asyncio.Future[httpx.Response]"]
ACCOUNT = ClientCredentials(REALM, "robot-user-client", "CANARY-secret")


class Asker:
    """A client of the fake hub, sync or async."""

    def __init__(
        self, service: Callable[[httpx.Request], httpx.Response], auth: httpx.Auth, *, is_async: bool
    ) -> None:
        transport = httpx.MockTransport(service)
        self.client = (
            AsyncHubClient(HUB, auth=auth, transport=transport)
            if is_async
            else HubClient(HUB, auth=auth, transport=transport)
        )

    async def ask(self, method: str = "GET", **content: object) -> httpx.Response:
        request = self.client.build_request(method, "user/me", **content)  # type: ignore[arg-type]
        if isinstance(self.client, AsyncHubClient):
            return await self.client.send(request)
        return self.client.send(request)

    async def logout(self, auth: TokenAuth) -> None:
        if isinstance(self.client, AsyncHubClient):
            await self.client.run(auth.logout())
        else:
            self.client.run(auth.logout())


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def asker(request: pytest.FixtureRequest) -> Callable[..., Asker]:
    return lambda service, auth: Asker(service, auth, is_async=request.param)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    clock = FakeTime()
    monkeypatch.setattr("vantage6_hl.auth.sources.uptime", clock)
    return clock


async def test_the_first_request_gets_a_token(asker: Callable[..., Asker], clock: FakeTime) -> None:
    service = Service()
    client = asker(service, TokenAuth(ACCOUNT, clock=clock))
    assert [(await client.ask()).json(), (await client.ask()).json()] == [{"token": "t1"}, {"token": "t1"}]
    assert service.urls == [TOKEN_URL]
    assert service.forms == [
        {
            "grant_type": "client_credentials",
            "client_id": "robot-user-client",
            "client_secret": "CANARY-secret",
        }
    ]


@pytest.mark.parametrize(("lifetime", "good_for"), [(300, 240), (120, 60), (100, 50), (10, 5)])
async def test_a_token_is_renewed_before_it_ends(
    asker: Callable[..., Asker], clock: FakeTime, lifetime: int, good_for: int
) -> None:
    service = Service(lifetime=lifetime)
    client = asker(service, TokenAuth(ACCOUNT, clock=clock))
    await client.ask()
    clock.now += good_for - 0.1
    await client.ask()
    assert service.bearers == ["t1", "t1"]
    clock.now += 0.2
    await client.ask()
    assert service.bearers == ["t1", "t1", "t2"]


async def test_a_users_login_is_renewed_by_its_refresh_token(
    asker: Callable[..., Asker], clock: FakeTime
) -> None:
    service = Service()
    service.issued = 1
    auth = TokenAuth(UserLogin(REALM), Tokens("t1", "r1", clock.now + 240), clock=clock)
    client = asker(service, auth)
    await client.ask()
    clock.now += 241
    await client.ask()
    clock.now += 241
    await client.ask()
    assert service.bearers == ["t1", "t2", "t3"]
    assert [form["refresh_token"] for form in service.forms] == ["r1", "r2"]
    assert {form["client_id"] for form in service.forms} == {"public_client"}


@pytest.mark.parametrize(
    "message", [{"msg": "Token has expired"}, {"msg": "Missing Authorization Header"}, None, {}]
)
async def test_a_401_about_the_token_is_tried_once_more(
    asker: Callable[..., Asker], clock: FakeTime, message: dict[str, str] | None
) -> None:
    service = Service()
    service.message = message
    client = asker(service, TokenAuth(ACCOUNT, clock=clock))
    await client.ask()
    service.revoke_all()
    answer = await client.ask("POST", json={"name": "x"})
    assert answer.json() == {"token": "t3"}
    assert service.bearers == ["t1", "t1", "t3"]
    assert service.bodies[1] == service.bodies[2] == b'{"name":"x"}'


async def test_a_401_that_stays_ends_after_one_renewal(asker: Callable[..., Asker], clock: FakeTime) -> None:
    service = Service()
    service.accepted = False
    with pytest.raises(Unauthorized, match="Token has expired"):
        await asker(service, TokenAuth(ACCOUNT, clock=clock)).ask()
    assert (len(service.bearers), len(service.forms)) == (2, 2)


@pytest.mark.parametrize(
    "message", ["You lack the permission to do that!", "You are not allowed to perform the operation 'view'"]
)
async def test_a_missing_permission_renews_nothing(
    asker: Callable[..., Asker], clock: FakeTime, message: str
) -> None:
    service = Service()
    service.accepted = False
    service.message = {"msg": message}
    with pytest.raises(Unauthorized) as caught:
        await asker(service, TokenAuth(ACCOUNT, clock=clock)).ask()
    assert caught.value.hub_message == message
    assert (len(service.bearers), len(service.forms)) == (1, 1)


async def test_a_token_that_the_hub_cannot_verify_is_renewed(
    asker: Callable[..., Asker], clock: FakeTime
) -> None:
    service = Service()
    service.refused_with = 422
    service.message = {"msg": "Signature verification failed"}
    client = asker(service, TokenAuth(ACCOUNT, clock=clock))
    await client.ask()
    service.revoke_all()
    assert (await client.ask("POST", json={})).json() == {"token": "t3"}


async def test_a_read_that_the_hub_refuses_with_500_is_asked_again(
    asker: Callable[..., Asker], clock: FakeTime
) -> None:
    service = Service()
    service.refused_with = 500
    service.message = {"msg": "An unexpected error occurred!"}
    client = asker(service, TokenAuth(ACCOUNT, clock=clock))
    await client.ask()
    service.revoke_all()
    with pytest.raises(ServerError):
        await client.ask("POST", json={})
    assert service.bearers == ["t1", "t1"]
    assert (await client.ask()).json() == {"token": "t3"}


async def test_a_500_of_another_kind_renews_nothing(asker: Callable[..., Asker], clock: FakeTime) -> None:
    service = Service()
    service.accepted = False
    service.refused_with = 500
    service.message = {"msg": "An unexpected error occurred: no such column"}
    with pytest.raises(ServerError):
        await asker(service, TokenAuth(ACCOUNT, clock=clock)).ask()
    assert (len(service.bearers), len(service.forms)) == (1, 1)


async def test_a_500_stays_one_when_the_token_cannot_be_renewed(
    asker: Callable[..., Asker], clock: FakeTime
) -> None:
    service = Service()
    service.accepted = False
    service.refused_with = 500
    service.message = {"msg": "An unexpected error occurred!"}
    client = asker(service, TokenAuth(FixedToken("t0"), clock=clock))
    for _ in range(2):
        with pytest.raises(ServerError):
            await client.ask()
    assert service.bearers == ["t0", "t0"]


async def test_a_login_that_has_ended_is_told_where_the_hub_hides_it_behind_a_500(
    asker: Callable[..., Asker], clock: FakeTime
) -> None:
    """The login service's refusal is not taken for the hub's answer."""
    service = Service()
    service.accepted = False
    service.refused_with = 500
    service.message = {"msg": "An unexpected error occurred!"}
    service.refusal = httpx.Response(400, json={"error": "invalid_grant"})
    client = asker(service, TokenAuth(UserLogin(REALM), Tokens("t1", "r1"), clock=clock))
    with pytest.raises(LoginRequired):
        await client.ask()


class Unread(httpx.BaseTransport):
    """A transport that leaves the request's body as it is; httpx's mock makes it replayable by reading it."""

    def __init__(self) -> None:
        self.requests = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        return httpx.Response(401)


def test_an_upload_in_pieces_is_not_sent_twice(clock: FakeTime) -> None:
    transport = Unread()
    auth = TokenAuth(ACCOUNT, Tokens("t1"), clock=clock)
    with HubClient(HUB, auth=auth, transport=transport) as client, pytest.raises(Unauthorized):
        client.post("blobstream", content=iter([b"a", b"b"]))
    assert transport.requests == 1


@pytest.mark.parametrize("reason", ["too early", "401"])
def test_fifty_threads_renew_once(clock: FakeTime, reason: str) -> None:
    service, together = Service(), threading.Barrier(50)
    auth = TokenAuth(ACCOUNT, clock=clock)
    with HubClient(HUB, auth=auth, transport=httpx.MockTransport(service)) as client:
        client.get("user/me")
        if reason == "401":
            service.revoke_all()
        else:
            clock.now += 300

        def ask(_: int) -> str:
            together.wait(10)
            return str(client.get("user/me").json()["token"])

        with ThreadPoolExecutor(50) as pool:
            tokens = set(pool.map(ask, range(50)))
    assert tokens == {service.newest}
    assert len(service.forms) == 2


@pytest.mark.parametrize("reason", ["too early", "401"])
async def test_fifty_tasks_renew_once(clock: FakeTime, reason: str) -> None:
    service = Service()

    async def handler(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)  # lets the others come in between
        return service(request)

    auth = TokenAuth(ACCOUNT, clock=clock)
    async with AsyncHubClient(HUB, auth=auth, transport=httpx.MockTransport(handler)) as client:
        await client.get("user/me")
        if reason == "401":
            service.revoke_all()
        else:
            clock.now += 300
        answers = await asyncio.gather(*(client.get("user/me") for _ in range(50)))
    assert {answer.json()["token"] for answer in answers} == {service.newest}
    assert len(service.forms) == 2


async def test_a_login_that_has_ended_is_asked_for_once_by_all(clock: FakeTime) -> None:
    service = Service()
    service.refusal = httpx.Response(
        400, json={"error": "invalid_grant", "error_description": "Token is not active"}
    )

    async def handler(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        return service(request)

    auth = TokenAuth(UserLogin(REALM), Tokens("t0", "r0", clock.now - 1), clock=clock)
    async with AsyncHubClient(HUB, auth=auth, transport=httpx.MockTransport(handler)) as client:
        outcomes = await asyncio.gather(*(client.get("user/me") for _ in range(20)), return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {LoginRequired}
    assert len(service.forms) == 1


async def test_a_cancelled_renewal_leaves_the_lock_free(clock: FakeTime) -> None:
    service, hang = Service(), True

    async def handler(request: httpx.Request) -> httpx.Response:
        if hang:
            await asyncio.sleep(60)
        return service(request)

    async with AsyncHubClient(
        HUB, auth=TokenAuth(ACCOUNT, clock=clock), transport=httpx.MockTransport(handler)
    ) as client:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await client.get("user/me")
        hang = False
        assert (await client.get("user/me")).status_code == 200


async def test_a_failed_renewal_leaves_the_lock_free(asker: Callable[..., Asker], clock: FakeTime) -> None:
    service = Service()
    client = asker(service, TokenAuth(ACCOUNT, clock=clock))
    service.refusal = httpx.Response(500)
    with pytest.raises(AuthenticationError, match="status 500"):
        await client.ask()
    service.refusal = None
    assert (await client.ask()).status_code == 200


async def test_a_login_service_that_is_gone_is_named(asker: Callable[..., Asker], clock: FakeTime) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("reset", request=request)

    # A POST, but the request itself was never sent: its outcome is known.
    with pytest.raises(NetworkError, match=r"login service at https://auth\.example\.org did not answer"):
        await asker(handler, TokenAuth(ACCOUNT, clock=clock)).ask("POST", json={})


async def test_a_login_service_that_talks_without_end_is_stopped(
    asker: Callable[..., Asker], clock: FakeTime
) -> None:
    service = Service()
    service.refusal = httpx.Response(200, stream=Endless())
    with pytest.raises(AuthenticationError, match="not as a login service does"):
        await asker(service, TokenAuth(ACCOUNT, clock=clock)).ask()


@pytest.mark.parametrize(
    ("status", "kind"), [(401, AuthenticationError), (422, AuthenticationError), (500, ServerError)]
)
async def test_a_refusal_without_end_keeps_its_status(
    asker: Callable[..., Asker], clock: FakeTime, status: int, kind: type[Exception]
) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, stream=Endless())

    auth = TokenAuth(UserLogin(REALM), Tokens("t1", "r1"), clock=clock)
    # After a 401 or 422 the login service is asked, which here is as endless and says the same.
    with pytest.raises(kind, match=f"status {status}"):
        await asker(handler, auth).ask("POST", json={})


class Endless(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that never ends; reading on fails the test."""

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(1000):
            yield b"x" * 1000
        raise AssertionError("the client reads on without end")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


@pytest.mark.parametrize(
    ("status", "body", "kind", "reason"),
    [
        (404, {"error": "Realm does not exist"}, AuthenticationError, "There is no realm 'vantage6' at https://auth"),
        (401, {"error": "invalid_client", "error_description": "Invalid client credentials"},
         CredentialsRefused, "'robot-user-client'.*Invalid client credentials"),
        (401, {"error": "unauthorized_client"}, CredentialsRefused, "refused the client 'robot-user-client'"),
        (400, {"error": "invalid_scope"}, AuthenticationError, "invalid_scope"),
        (404, None, AuthenticationError, "Check that auth_url is the login service"),
        (200, {"html": 1}, AuthenticationError, "Check that auth_url is the login service"),
        (200, {"access_token": "a\r\nX-Evil: 1"}, AuthenticationError, "not as a login service does"),
        (302, None, AuthenticationError, "status 302"),
        (503, None, AuthenticationError, "Try again later"),
    ],
)  # fmt: skip
async def test_refusals_of_the_login_service_are_clear(
    asker: Callable[..., Asker],
    clock: FakeTime,
    status: int,
    body: object,
    kind: type[Exception],
    reason: str,
) -> None:
    service = Service()
    service.refusal = httpx.Response(status, json=body, headers={"location": "https://evil.example/"})
    with pytest.raises(AuthenticationError, match=reason) as caught:
        await asker(service, TokenAuth(ACCOUNT, clock=clock)).ask()
    assert type(caught.value) is kind
    assert (caught.value.realm, caught.value.client_id, caught.value.url) == (
        "vantage6",
        "robot-user-client",
        AUTH,
    )
    assert "CANARY" not in str(caught.value)
    assert service.bearers == []


async def test_without_a_login_nothing_is_sent(asker: Callable[..., Asker], clock: FakeTime) -> None:
    service = Service()
    with pytest.raises(LoginRequired, match="You are not logged in"):
        await asker(service, TokenAuth(UserLogin(REALM), clock=clock)).ask()
    assert service.forms == service.bearers == []


async def test_a_refresh_token_stays_good_when_no_new_one_is_given(
    asker: Callable[..., Asker], clock: FakeTime
) -> None:
    service = Service(refresh=False)
    client = asker(service, TokenAuth(UserLogin(REALM), Tokens("old", "r0", clock.now), clock=clock))
    await client.ask()
    clock.now += 1000
    await client.ask()
    assert [form["refresh_token"] for form in service.forms] == ["r0", "r0"]


async def test_a_login_without_refresh_token_ends_with_its_token(
    asker: Callable[..., Asker], clock: FakeTime
) -> None:
    auth = TokenAuth(UserLogin(REALM), Tokens("t0", None, clock.now - 1), clock=clock)
    with pytest.raises(LoginRequired, match=r"has ended.*Call authenticate\(\)"):
        await asker(Service(), auth).ask()


async def test_a_containers_token_is_used_as_it_is(asker: Callable[..., Asker], clock: FakeTime) -> None:
    service = Service()
    client = asker(service, TokenAuth(FixedToken("t0"), clock=clock))
    clock.now += 10**6
    assert (await client.ask()).json() == {"token": "t0"}
    service.accepted = False
    with pytest.raises(LoginRequired, match="cannot be renewed"):
        await client.ask()
    assert service.forms == []


async def test_logout_revokes_and_forgets(asker: Callable[..., Asker], clock: FakeTime) -> None:
    service = Service()
    service.issued = 1
    auth = TokenAuth(UserLogin(REALM), Tokens("t1", "r1"), clock=clock)
    client = asker(service, auth)
    await client.ask()
    await client.logout(auth)
    assert service.urls[-1].endswith("/revoke")
    assert service.forms == [
        {"client_id": "public_client", "token": "r1", "token_type_hint": "refresh_token"}
    ]
    with pytest.raises(LoginRequired):
        await client.ask()
    await client.logout(auth)
    assert len(service.forms) == 1


async def test_logout_of_an_account_revokes_its_token(asker: Callable[..., Asker], clock: FakeTime) -> None:
    service = Service()
    auth = TokenAuth(ACCOUNT, clock=clock)
    client = asker(service, auth)
    await client.ask()
    await client.logout(auth)
    assert service.forms[-1] == {
        "token": "t1",
        "client_id": "robot-user-client",
        "client_secret": "CANARY-secret",
    }
    service.refusal = httpx.Response(401, json={"error": "invalid_client"})
    auth = TokenAuth(ACCOUNT, Tokens("t1"), clock=clock)
    with pytest.raises(CredentialsRefused):
        await client.logout(auth)


def test_the_names_of_accounts_are_the_hubs() -> None:
    assert service_account(REALM, username="robot", client_secret="s").client_id == "robot-user-client"
    assert service_account(REALM, client_name="mine", client_secret="s").client_id == "mine"
    assert node_account(REALM, name="node one", api_key="k").client_id == "node one-node-client"
    with pytest.raises(UsageError):
        service_account(REALM, client_secret="s")
    with pytest.raises(UsageError):
        service_account(REALM, username="robot", client_secret="")


@pytest.mark.parametrize(
    "secret", [Tokens("CANARY", "CANARY"), ACCOUNT, FixedToken("CANARY"), TokenAuth(ACCOUNT)]
)
def test_secrets_are_neither_shown_nor_pickled(secret: object) -> None:
    assert "CANARY" not in repr(secret)
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(secret)


def test_sources_are_token_sources() -> None:
    sources: list[TokenSource] = [UserLogin(REALM), ACCOUNT, FixedToken("t")]
    assert len(sources) == 3


async def test_a_change_whose_time_is_over_while_it_waits_for_a_token_was_not_sent() -> None:
    """Its outcome is known: it did not reach the hub."""
    asked = []

    async def silent(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        await asyncio.Event().wait()
        raise AssertionError

    async with AsyncHubClient(
        HUB,
        auth=TokenAuth(ACCOUNT),
        policy=CallPolicy(deadline=0.1),
        transport=httpx.MockTransport(silent),
    ) as client:
        with pytest.raises(RequestTimeout, match=r"could not be sent .* waited for a token"):
            await client.post("task", json={})
    assert asked == [httpx.URL(TOKEN_URL).path]
