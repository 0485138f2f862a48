"""Log in as a person would, over plain HTTP: Keycloak's own pages, without a browser.

The realm has no password grant, as upstream's has none; a token comes from the device flow (RFC 8628).
"""

from __future__ import annotations

from html.parser import HTMLParser

import httpx

from vantage6_hl.testing.hub.model import Hub, HubError

_TIMEOUT = 30.0  # seconds; the first page after a start is slow
_PAGES = 5  # login, new password, profile, grant; more means that Keycloak asks for something else
_NAMES = {"firstName": "First", "lastName": "Last"}


class _Form(HTMLParser):
    """The first form of a page: where it goes and what it would send."""

    def __init__(self) -> None:
        super().__init__()
        self.action: str | None = None
        self.fields: dict[str, str] = {}
        self.done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the form's address and fields."""
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and self.action is None:
            self.action = told.get("action", "")
        elif tag in ("input", "button") and self.action is not None and not self.done and told.get("name"):
            self.fields[told["name"]] = told.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        """Stop at the end of the first form."""
        self.done = self.done or (tag == "form" and self.action is not None)


def device_login(hub: Hub, verification_uri_complete: str, username: str, password: str) -> None:
    """Approve a device login: fill in Keycloak's login page, then its grant page.

    A user whom HQ has made is asked for more at the first login: a new password, which is the old one again,
    and an email address and names, which are made up.

    Parameters
    ----------
    hub : Hub
        The hub whose Keycloak asked for the login; named in errors.
    verification_uri_complete : str
        What the device flow told the user to open, with the code in it.
    username : str
        Who logs in.
    password : str
        Their password.

    Raises
    ------
    HubError
        When Keycloak refuses, or asks for something other than a login and a grant.

    Examples
    --------
    >>> device_login(hub, answer["verification_uri_complete"], "alice", "secret")  # doctest: +SKIP
    """
    with httpx.Client(
        follow_redirects=True,
        timeout=_TIMEOUT,
        trust_env=False,
        event_hooks={"response": [lambda _: _send_over_http(client)]},
    ) as client:
        page = client.get(verification_uri_complete)
        for _ in range(_PAGES):
            form = _form(page)
            if form.action is None:
                if "device/status" in str(page.url) and "error=" not in str(page.url) and page.is_success:
                    return
                break
            if "password" in form.fields:
                if page.request.method == "POST" and "username" in _sent(page.request):
                    raise HubError(f"Keycloak at {hub.auth_url} refused the password of user '{username}'.")
                answer = {**form.fields, "username": username, "password": password}
            elif "password-new" in form.fields:
                answer = {**form.fields, "password-new": password, "password-confirm": password}
            elif "firstName" in form.fields:
                answer = {**form.fields, "email": f"{username}@vantage6.example", **_NAMES}
            elif "accept" in form.fields:
                answer = {name: value for name, value in form.fields.items() if name != "cancel"}
            else:
                break
            page = client.post(str(page.url.join(form.action)), data=answer)
    raise HubError(
        f"Keycloak at {hub.auth_url} did not let user '{username}' approve the device: it answered "
        f"{page.status_code} on page {page.url.path}. See {hub.folder / 'keycloak.log'}."
    )


def _send_over_http(client: httpx.Client) -> None:
    # Keycloak marks its cookies Secure even over http; a cookie jar would then keep them to itself.
    for cookie in client.cookies.jar:
        cookie.secure = False


def _form(page: httpx.Response) -> _Form:
    form = _Form()
    form.feed(page.text)
    return form


def _sent(request: httpx.Request) -> str:
    return request.content.decode(errors="replace")


def admin_token(hub: Hub) -> dict[str, object]:
    """Log the root user in by the device flow, from the first request to the token.

    Parameters
    ----------
    hub : Hub
        A running hub.

    Returns
    -------
    dict
        Keycloak's answer: ``access_token``, ``expires_in`` (seconds), ``refresh_token`` and more.

    Raises
    ------
    HubError
        When Keycloak refuses a step.

    Examples
    --------
    >>> token = admin_token(hub)  # doctest: +SKIP
    >>> httpx.get(f"{hub.hq_url}/organization",
    ...           headers={"Authorization": f"Bearer {token['access_token']}"})  # doctest: +SKIP
    """
    return device_token(hub, hub.admin_username, hub.admin_password)


def device_token(hub: Hub, username: str, password: str) -> dict[str, object]:
    """Log any user in by the device flow; as :func:`admin_token`, for a user of one's own.

    Parameters
    ----------
    hub : Hub
        A running hub.
    username : str
        Who logs in.
    password : str
        Their password.

    Returns
    -------
    dict
        Keycloak's answer, with ``access_token``.

    Raises
    ------
    HubError
        When Keycloak refuses a step.
    """
    base = f"{hub.auth_url}/realms/{hub.realm}/protocol/openid-connect"
    with httpx.Client(timeout=_TIMEOUT, trust_env=False) as client:
        asked = _answer(client.post(f"{base}/auth/device", data={"client_id": hub.client_id}))
        device_login(hub, str(asked["verification_uri_complete"]), username, password)
        return _answer(
            client.post(
                f"{base}/token",
                data={
                    "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
                    "client_id": hub.client_id,
                    "device_code": str(asked["device_code"]),
                },
            )
        )


def _answer(response: httpx.Response) -> dict[str, object]:
    if not response.is_success:
        raise HubError(
            f"Keycloak answered {response.status_code} to {response.request.url.path}: {response.text[:200]}"
        )
    told: dict[str, object] = response.json()
    return told
