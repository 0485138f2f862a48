"""A login service for people, in place of the one of ``FakeHub``."""

from __future__ import annotations

from urllib.parse import parse_qs

import httpx


class FakeLogin:
    """Approves every login at once; the person is alice until a test names another.

    Attributes
    ----------
    user : str
        Who is in front of the browser.
    sent : list of str
        What was asked for: ``"device"``, ``"login"``, ``"refresh"``, ``"revoke"``.
    ended : set of str
        Refresh tokens that are not accepted.
    """

    def __init__(self) -> None:
        self.user = "alice"
        self.sent: list[str] = []
        self.ended: set[str] = set()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        form = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        if request.url.path.endswith("/auth/device"):
            self.sent.append("device")
            url = "https://auth.example.org/device"
            complete = f"{url}?user_code=AB-CD"
            return httpx.Response(
                200,
                json={
                    "device_code": "CANARY",
                    "user_code": "AB-CD",
                    "verification_uri": url,
                    "verification_uri_complete": complete,
                },
            )
        if request.url.path.endswith("/revoke"):
            self.sent.append("revoke")
            self.ended.add(form["token"])
            return httpx.Response(200)
        if form["grant_type"] == "refresh_token":
            self.sent.append("refresh")
            if form["refresh_token"] in self.ended:
                return httpx.Response(400, json={"error": "invalid_grant"})
            user = form["refresh_token"].removeprefix("CANARY-refresh-of-")
        else:
            self.sent.append("login")
            user = self.user
        tokens = {"access_token": f"token-of-{user}", "refresh_token": f"CANARY-refresh-of-{user}"}
        return httpx.Response(200, json={**tokens, "expires_in": 300})
