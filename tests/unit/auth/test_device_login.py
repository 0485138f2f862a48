"""Login in a browser (RFC 8628): what is shown, how often is asked, and how it can end."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Callable
from urllib.parse import parse_qsl

import httpx
import pytest
import segno

from tests.unit.auth.keycloak import AUTH, HUB, REALM, TOKEN_URL
from vantage6_hl.auth import DevicePrompt, Tokens, device_login, show_prompt, with_qr_code
from vantage6_hl.errors import (
    AuthenticationError,
    CredentialsRefused,
    DeviceLoginDenied,
    DeviceLoginExpired,
    NetworkError,
    UsageError,
)
from vantage6_hl.transport import AsyncHubClient, HubClient

pytestmark = pytest.mark.anyio

DEVICE = {
    "device_code": "CANARY-device",
    "user_code": "ABCD-EFGH",
    "verification_uri": f"{AUTH}/realms/vantage6/device",
    "verification_uri_complete": f"{AUTH}/realms/vantage6/device?user_code=ABCD-EFGH",
    "expires_in": 600,
    "interval": 5,
}
TOKENS = httpx.Response(200, json={"access_token": "t1", "refresh_token": "r1", "expires_in": 300})


def refused(error: str, status: int = 400) -> httpx.Response:
    return httpx.Response(status, json={"error": error, "error_description": "it says so"})


PENDING = refused("authorization_pending")


class Login:
    """Runs one login against scripted answers, sync or async, on a clock of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, is_async: bool) -> None:
        self.is_async = is_async
        self.now = 1000.0
        self.pauses: list[float] = []
        self.requests: list[httpx.Request] = []
        self.prompts: list[DevicePrompt] = []
        self.opened: list[str] = []
        monkeypatch.setattr("vantage6_hl.auth.device._open_browser", self.opened.append)
        monkeypatch.setattr("time.sleep", self.sleep)

        async def sleep(seconds: float) -> None:
            self.sleep(seconds)

        monkeypatch.setattr("asyncio.sleep", sleep)

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    async def run(
        self,
        *answers: httpx.Response | Exception,
        device: object = DEVICE,
        prompt: Callable[[DevicePrompt], None] | None = None,
        forever: httpx.Response | None = None,
    ) -> Tokens:
        script = iter([httpx.Response(200, json=device), *answers])

        def handler(request: httpx.Request) -> httpx.Response:
            self.requests.append(request)
            answer = next(script, forever)
            assert answer is not None, "asked more often than expected"
            if isinstance(answer, Exception):
                raise answer
            return httpx.Response(
                answer.status_code, content=answer.content
            )  # httpx uses up what it is given

        flow = device_login(REALM, prompt=prompt or self.prompts.append, clock=lambda: self.now)
        if self.is_async:
            async with AsyncHubClient(HUB, transport=httpx.MockTransport(handler)) as client:
                return await client.run(flow)
        with HubClient(HUB, transport=httpx.MockTransport(handler)) as client:
            return client.run(flow)


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def login(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Login:
    return Login(monkeypatch, is_async=request.param)


async def test_a_login_that_is_approved(login: Login) -> None:
    tokens = await login.run(PENDING, PENDING, TOKENS)
    assert (tokens.access, tokens.refresh) == ("t1", "r1")
    assert login.pauses == [5, 5]
    assert [str(request.url) for request in login.requests] == [
        f"{AUTH}/realms/vantage6/protocol/openid-connect/auth/device",
        *[TOKEN_URL] * 3,
    ]
    forms = [dict(parse_qsl(request.content.decode())) for request in login.requests]
    assert forms[0] == {"client_id": "public_client", "scope": "openid"}
    assert forms[1] == {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "device_code": "CANARY-device",
        "client_id": "public_client",
    }


async def test_address_and_code_are_given_to_the_prompt_and_the_browser(login: Login) -> None:
    await login.run(TOKENS)
    prompt = login.prompts[0]
    assert (prompt.url, prompt.code, prompt.lifetime) == (DEVICE["verification_uri"], "ABCD-EFGH", 600)
    assert prompt.complete_url == DEVICE["verification_uri_complete"]
    assert login.opened == [DEVICE["verification_uri_complete"]]


async def test_address_and_code_are_always_shown(login: Login, capsys: pytest.CaptureFixture[str]) -> None:
    flow = device_login(REALM)
    next(flow)
    flow.send(httpx.Response(200, json=DEVICE))
    flow.close()
    shown = capsys.readouterr().err
    assert f"open {DEVICE['verification_uri']} in a browser and enter the code ABCD-EFGH" in shown
    assert str(DEVICE["verification_uri_complete"]) in shown
    assert "CANARY" not in shown


async def test_slow_down_adds_five_seconds_for_good(login: Login) -> None:
    await login.run(PENDING, refused("slow_down"), PENDING, refused("slow_down"), TOKENS)
    assert login.pauses == [5, 10, 10, 15]


@pytest.mark.parametrize(
    "blip",
    [httpx.ConnectError("refused"), httpx.ReadTimeout("slow"), httpx.Response(503), httpx.Response(429)],
)
async def test_blips_are_sat_out_with_longer_pauses(login: Login, blip: httpx.Response | Exception) -> None:
    tokens = await login.run(blip, blip, blip, blip, PENDING, TOKENS)
    assert tokens.access == "t1"
    assert login.pauses == [10, 20, 30, 30, 5]


async def test_a_login_service_that_is_gone_at_the_start_is_an_error(login: Login) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with (
        HubClient(HUB, transport=httpx.MockTransport(handler)) as client,
        pytest.raises(NetworkError, match="login service at https://auth"),
    ):
        client.run(device_login(REALM, prompt=login.prompts.append))
    assert login.prompts == []


async def test_a_refusal_in_the_browser(login: Login) -> None:
    with pytest.raises(DeviceLoginDenied, match=r"refused in the browser. Call authenticate\(\)"):
        await login.run(PENDING, refused("access_denied"))


async def test_a_code_that_expired_says_the_service(login: Login) -> None:
    with pytest.raises(DeviceLoginExpired, match="Nobody approved"):
        await login.run(PENDING, refused("expired_token"))


@pytest.mark.parametrize("last", [PENDING, httpx.Response(503)])
async def test_a_code_that_nobody_used_ends_by_the_clock(login: Login, last: httpx.Response) -> None:
    with pytest.raises(DeviceLoginExpired):
        await login.run(forever=last)
    assert login.now < 1600


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (refused("invalid_client", 401), CredentialsRefused),
        (refused("invalid_grant"), AuthenticationError),
        (httpx.Response(200, content=b"<html>"), AuthenticationError),
        (httpx.Response(404), AuthenticationError),
    ],
)
async def test_an_unexpected_answer_ends_the_login(
    login: Login, answer: httpx.Response, kind: type[Exception]
) -> None:
    with pytest.raises(AuthenticationError) as caught:
        await login.run(answer)
    assert type(caught.value) is kind
    assert "CANARY" not in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        {"device_code": None},
        {"user_code": ""},
        {"verification_uri": None},
        {"verification_uri": "file:///etc/passwd"},
        {"verification_uri": "https://x/\x1b[31m"},
        {"verification_uri": "https://x/" + "a" * 3000},
    ],
)
async def test_an_answer_that_cannot_be_shown_is_refused(login: Login, change: dict[str, object]) -> None:
    with pytest.raises(AuthenticationError, match="not as a login service does"):
        await login.run(device={**DEVICE, **change})
    assert login.prompts == []
    assert login.opened == []


@pytest.mark.parametrize("complete", [None, "javascript:alert(1)", 7])
async def test_without_a_complete_address_the_short_one_is_opened(login: Login, complete: object) -> None:
    await login.run(TOKENS, device={**DEVICE, "verification_uri_complete": complete})
    assert login.opened == [DEVICE["verification_uri"]]
    assert login.prompts[0].complete_url == ""


@pytest.mark.parametrize(
    ("interval", "pause"),
    [(None, 5), (0, 5), (-3, 5), ("1", 5), (1, 1), (2.5, 2.5), (10**6, 60), (10**30, 5)],
)
async def test_absurd_intervals_do_not_count(login: Login, interval: object, pause: float) -> None:
    await login.run(PENDING, TOKENS, device={**DEVICE, "interval": interval})
    assert login.pauses == [pause]


async def test_a_prompt_that_returns_after_the_approval_needs_no_pause(login: Login) -> None:
    await login.run(TOKENS)
    assert login.pauses == []


async def test_a_failing_prompt_ends_the_login(login: Login) -> None:
    def prompt(_: DevicePrompt) -> None:
        raise RuntimeError("no window")

    with pytest.raises(RuntimeError, match="no window"):
        await login.run(prompt=prompt)


@pytest.mark.parametrize("platform", ["linux", "darwin"])
@pytest.mark.parametrize("fails", [True, False])
def test_a_browser_is_opened_only_where_there_is_a_window(
    monkeypatch: pytest.MonkeyPatch, platform: str, fails: bool
) -> None:
    from vantage6_hl.auth.device import _open_browser

    opened = threading.Event()

    def open_(url: str) -> bool:
        opened.set()
        if fails:
            raise OSError("no browser")
        return True

    monkeypatch.setattr("webbrowser.open", open_)
    monkeypatch.setattr("sys.platform", platform)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    _open_browser("https://auth.example.org")
    assert opened.wait(0.2) is (platform == "darwin")
    if platform == "linux":
        monkeypatch.setenv("DISPLAY", ":0")
        _open_browser("https://auth.example.org")
        assert opened.wait(5)


def qr_code_of(address: str) -> str:
    out = io.StringIO()
    segno.make(address, micro=False).terminal(out=out, compact=True)
    return out.getvalue()


@pytest.mark.parametrize("complete", [True, False], ids=["complete address", "short address"])
async def test_the_address_can_be_shown_as_a_qr_code(
    login: Login, capsys: pytest.CaptureFixture[str], complete: bool
) -> None:
    device = DEVICE if complete else {**DEVICE, "verification_uri_complete": None}
    await login.run(TOKENS, device=device, prompt=with_qr_code(show_prompt))
    shown = capsys.readouterr().err
    assert "enter the code ABCD-EFGH" in shown
    assert qr_code_of(str(DEVICE["verification_uri_complete" if complete else "verification_uri"])) in shown


def test_a_qr_code_needs_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    with pytest.raises(UsageError, match=r"vantage6-hl\[qr\]"):
        with_qr_code(show_prompt)
