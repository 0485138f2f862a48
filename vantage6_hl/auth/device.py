"""Login of a person in a browser, which may run on another machine: the device flow (RFC 8628)."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import webbrowser
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import httpx

from vantage6_hl._text import plain_text
from vantage6_hl.errors import AuthenticationError, DeviceLoginDenied, DeviceLoginExpired, NetworkError
from vantage6_hl.transport import Pause

from .realm import Realm, json_of
from .tokens import Tokens, uptime

_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
_INTERVAL: Final = 5.0  # seconds between polls when the service names none (RFC 8628, section 3.2)
_SLOW_DOWN: Final = 5.0  # seconds more after each "slow_down" (section 3.5)
_LONGEST_PAUSE: Final = 30.0  # seconds between polls while the service cannot be reached
_LONGEST_URL: Final = 2000  # characters
_LIFETIME: Final = 600.0  # seconds a code lives when the service does not say

LoginFlow: TypeAlias = Generator[httpx.Request | Pause, httpx.Response, Tokens]


@dataclass(frozen=True)
class DevicePrompt:
    """What a person needs to log in.

    Attributes
    ----------
    url : str
        Where to go with a browser.
    code : str
        What to enter there.
    complete_url : str
        The same with the code in it; empty when the service gives none.
    lifetime : float
        Seconds until the code expires.
    """

    url: str
    code: str = field(repr=False)
    complete_url: str = field(repr=False)
    lifetime: float


def show_prompt(prompt: DevicePrompt) -> None:
    """Write where to log in to the standard error output, which notebooks show as well.

    Parameters
    ----------
    prompt : DevicePrompt
        What to show.
    """
    lines = [f"To log in, open {prompt.url} in a browser and enter the code {prompt.code}"]
    if prompt.complete_url:
        lines.append(f"or open {prompt.complete_url}")
    lines.append(f"The code is valid for {prompt.lifetime / 60:.0f} minutes.")
    sys.stderr.write("\n".join(lines) + "\n")
    sys.stderr.flush()


def device_login(
    realm: Realm,
    client_id: str = "public_client",
    *,
    prompt: Callable[[DevicePrompt], None] = show_prompt,
    open_browser: bool = True,
    clock: Callable[[], float] = uptime,
) -> LoginFlow:
    """Give the flow of a login by device code; a client's ``run`` runs it.

    Parameters
    ----------
    realm : Realm
        Where to log in.
    client_id : str
        The realm's public client. Default ``"public_client"``.
    prompt : callable, optional
        Tells the person where to log in. By default `show_prompt`.
    open_browser : bool
        Open a browser as well where there is one. Default True.
    clock : callable, optional
        Gives seconds that only grow, for tests. Default `uptime`.

    Returns
    -------
    generator
        Its value is the tokens.

    Raises
    ------
    DeviceLoginDenied
        When the person refused.
    DeviceLoginExpired
        When nobody approved in time.
    AuthenticationError
        When the login service refuses the client, or is none.
    NetworkError
        When the login service cannot be reached at the start. Later failures are sat out.
    """
    started = clock()
    answer = yield realm.request("auth/device", {"client_id": client_id, "scope": "openid"})
    if not answer.is_success:
        raise realm.error(answer, client_id)
    data = json_of(answer)
    device_code, shown = data.get("device_code"), _prompt(data)
    if not isinstance(device_code, str) or shown is None:
        raise realm.unusable(answer, client_id)
    prompt(shown)
    if open_browser:
        _open_browser(shown.complete_url or shown.url)
    form = {"grant_type": _GRANT, "device_code": device_code, "client_id": client_id}
    interval, failures = _number(data.get("interval"), _INTERVAL, at_most=60.0), 0
    first = True
    while True:
        # At once after a prompt that returns when the login is approved, as one that drives a browser does.
        if not first:
            pause = min(interval * 2**failures, max(interval, _LONGEST_PAUSE))
            if clock() + pause >= started + shown.lifetime:
                raise _expired(realm, client_id)
            yield Pause(pause)
        first, since = False, uptime()
        try:
            answer = yield realm.request("token", form)
        except NetworkError:
            failures += 1  # poll less often while it cannot be reached (section 3.5)
            continue
        error = json_of(answer).get("error")
        if answer.is_success:
            return realm.read_tokens(answer, client_id, since=since)
        if answer.status_code == 429 or answer.status_code >= 500:
            failures += 1
            continue
        failures = 0
        if error == "slow_down":
            interval += _SLOW_DOWN
        elif error != "authorization_pending":
            raise _refusal(error, realm, client_id) or realm.error(answer, client_id)


def _refusal(error: object, realm: Realm, client_id: str) -> AuthenticationError | None:
    if error == "access_denied":
        return DeviceLoginDenied(
            f"The login at {realm.auth_url} was refused in the browser. Call authenticate() to try again.",
            realm=realm.name,
            client_id=client_id,
            url=realm.auth_url,
        )
    return _expired(realm, client_id) if error == "expired_token" else None


def _expired(realm: Realm, client_id: str) -> DeviceLoginExpired:
    return DeviceLoginExpired(
        f"Nobody approved the login at {realm.auth_url} before its code expired. "
        "Call authenticate() to try again.",
        realm=realm.name,
        client_id=client_id,
        url=realm.auth_url,
    )


def _prompt(data: Mapping[str, object]) -> DevicePrompt | None:
    """Read what to show; None when the answer lacks it or names no web address."""
    code, url, complete = (
        data.get(name) for name in ("user_code", "verification_uri", "verification_uri_complete")
    )
    if not isinstance(code, str) or not code or not _is_web_address(url):
        return None
    return DevicePrompt(
        url=str(url),
        code=plain_text(code, 40),
        complete_url=str(complete) if _is_web_address(complete) else "",
        lifetime=_number(data.get("expires_in"), _LIFETIME, at_most=3600.0),
    )


def _is_web_address(value: object) -> bool:
    web = isinstance(value, str) and value.startswith(("https://", "http://"))
    return web and str(value).isprintable() and len(str(value)) <= _LONGEST_URL


def _number(value: object, default: float, *, at_most: float) -> float:
    """Read a number of seconds that the service gave; absurd ones do not count."""
    usable = isinstance(value, (int, float)) and 0 < value < 10**9
    return min(float(value), at_most) if usable and isinstance(value, (int, float)) else default


def _open_browser(url: str) -> None:
    """Open a browser if there is one with a window; never fails and never waits.

    Without a display, what `webbrowser` finds is a browser for the terminal, which would take it over.
    """
    has_window = sys.platform in {"darwin", "win32"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )
    if has_window:
        threading.Thread(target=_try_to_open, args=(url,), name="vantage6-login", daemon=True).start()


def _try_to_open(url: str) -> None:
    with contextlib.suppress(Exception):  # the address is shown in any case
        webbrowser.open(url)
