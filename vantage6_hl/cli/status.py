"""``v6hl status``: is the hub there and well, does this build fit it, and how old is the login."""

from __future__ import annotations

import base64
import json
import time
from typing import TYPE_CHECKING

from vantage6_hl.cli.asking import Asked, command
from vantage6_hl.cli.opening import log_in, login_store, made
from vantage6_hl.cli.output import print_document, show
from vantage6_hl.errors import ApiError, AuthenticationError, Vantage6Error, VersionMismatch

if TYPE_CHECKING:
    from vantage6_hl import UserClient

__all__ = ["status", "token_times"]


@command("status")
def status(asked: Asked, /) -> None:
    """Show the hub's release and health, whether this build fits it, and the login with its token's age.

    The part about the hub needs no login. The exit code is 0 when the hub is well and this build fits it.
    """
    from vantage6_hl.version import check_release, own_version

    problem: Vantage6Error | None = None
    with made(asked, version_check="off") as client:
        told: dict[str, object] = {
            "hub": client.hq_url,
            "release": client.util.get_hq_version().version,
            "health": _health(client),
            "client": own_version(),
        }
        try:
            warning = check_release(str(told["release"]))
            told["fits"] = "yes" if warning is None else "unknown: the hub is newer"
        except VersionMismatch as mismatch:
            told["fits"], problem = "no", mismatch
        told |= _login(client) if problem is None else {"login": "not looked at"}
    if asked.form == "json":
        print_document(told)
    else:
        show({name: _shown(name, value) for name, value in told.items()}, asked.form)
    if problem is not None:
        raise problem


def token_times(token: str) -> tuple[float, float] | None:
    """Read when a token was made and when it ends (seconds since 1970), without looking at whose it is.

    Examples
    --------
    >>> token_times("head.eyJpYXQiOiAxMDAsICJleHAiOiA0MDB9.signature")
    (100.0, 400.0)
    """
    try:
        body = token.split(".")[1]
        told = json.loads(base64.urlsafe_b64decode(f"{body}{'=' * (-len(body) % 4)}"))
        return float(told["iat"]), float(told["exp"])
    except (IndexError, KeyError, TypeError, ValueError):
        return None  # another login service may give tokens of another kind


def _health(client: UserClient) -> str:
    try:
        health = client.util.get_hq_health()
    except ApiError as problem:
        return f"not well: it answers {problem.status}"
    poor = [name for name in ("api", "database") if not getattr(health, name)]
    return f"not well: {', '.join(poor)}" if poor else "well"


def _login(client: UserClient) -> dict[str, object]:
    saved = _saved_token(client)
    try:
        kind = log_in(client)
    except AuthenticationError as problem:
        from vantage6_hl.cli.wording import in_commands

        return {"login": f"none: {in_commands(str(problem))}"}
    who = client.whoami
    auth = client._connection._auth
    tokens = None if auth is None else auth._tokens
    now = time.time()
    current = None if tokens is None else token_times(tokens.refresh or tokens.access)
    before = current if saved is None else token_times(saved)
    return {
        "login": kind,
        "user": who.name,
        "organization": who.organization_name,
        "token_age": None if before is None else max(0, round(now - before[0])),
        "token_ends_in": None if current is None else max(0, round(current[1] - now)),
    }


def _saved_token(client: UserClient) -> str | None:
    if client._service_account is not None:
        return None
    saved = login_store(client, "file").load()
    return None if saved is None else saved.refresh


def _shown(name: str, value: object) -> object:
    if name.startswith("token_") and isinstance(value, int):
        minutes, seconds = divmod(value, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours} h {minutes} min" if hours else f"{minutes} min {seconds} s"
    return value
