"""``v6hl login``, ``logout`` and ``whoami``."""

from __future__ import annotations

from typing import Literal

import click

from vantage6_hl._text import plain_text
from vantage6_hl.cli.asking import Asked, command
from vantage6_hl.cli.opening import login_store, made, opened, saved_login
from vantage6_hl.cli.output import note, print_document, show, tell

__all__ = ["login", "logout", "whoami"]


@command(
    "login",
    click.Option(
        ["--cache"],
        type=click.Choice(["file", "keyring"]),
        default="file",
        show_default=True,
        help="Where the login is saved: a file that only you can read, or the system's keyring.",
    ),
    click.Option(["--qr"], is_flag=True, help="Show the address as a QR code as well."),
    click.Option(["--no-browser"], is_flag=True, help="Open no browser here; show the address only."),
)
def login(asked: Asked, /, *, cache: Literal["file", "keyring"], qr: bool, no_browser: bool) -> None:
    """Log in, with a browser on this or any other device, and stay logged in until 'v6hl logout'.

    Where the settings name a service account, its secret is tried instead; nothing is saved then, as every
    command logs in with it by itself.
    """
    with made(asked) as client:
        if client._service_account is not None:
            client.authenticate_service_account()
        elif no_browser:
            from vantage6_hl.auth import show_prompt

            client.authenticate(prompt=show_prompt, qr_code=qr, cache=cache)
        else:
            client.authenticate(qr_code=qr, cache=cache)
        who = client.whoami
    if asked.form == "json":
        print_document({"user": who.name, "organization": who.organization_name})
    else:
        tell(f"Logged in as {plain_text(who.name)} of {plain_text(who.organization_name)}.")


@command("logout")
def logout(asked: Asked, /) -> None:
    """End the saved login, here and at the login service."""
    from importlib.util import find_spec

    from vantage6_hl.auth import Tokens
    from vantage6_hl.errors import UsageError

    caches: tuple[Literal["file", "keyring"], ...] = (
        ("file", "keyring") if find_spec("keyring") else ("file",)
    )
    ended: list[str] = []
    # The hub is not asked for anything: who wants to leave need not fit its release, nor find it running.
    with made(asked, version_check="off") as client:
        run = client._connection.public.run
        for cache in caches:
            try:
                store = login_store(client, cache)
                if store.load() is not None:
                    run(saved_login(client, store).revoke(Tokens("")))
                    ended.append(cache)
            except UsageError:
                if cache == "file":
                    raise
    if asked.form == "json":
        print_document({"logged_out": bool(ended)})
    else:
        note("Logged out." if ended else "Nobody was logged in.")


@command("whoami", has_csv=True)
def whoami(asked: Asked, /) -> None:
    """Show who is logged in: user, organization, roles."""
    from vantage6_hl.errors import Forbidden, Unauthorized

    with opened(asked) as client:
        who = client.whoami
        try:
            roles: list[str] | None = client.role.list(user=who.id, field="name")
        except (Forbidden, Unauthorized):
            roles = None  # not everybody may read their own
    told: dict[str, object] = {
        "id": who.id,
        "username": who.name,
        "organization_id": who.organization_id,
        "organization": who.organization_name,
    }
    if asked.form == "json":
        print_document({**told, "roles": roles})
    else:
        show({**told, "roles": ", ".join(roles) if roles is not None else ""}, asked.form)
