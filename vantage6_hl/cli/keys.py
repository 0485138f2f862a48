"""``v6hl keys``: your organization's private key, and what is known of the public keys of all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vantage6_hl.cli.asking import Asked, Group, command
from vantage6_hl.cli.opening import key_file, opened, passphrase
from vantage6_hl.cli.output import note, print_document, show
from vantage6_hl.errors import InvalidKey, KeyMismatch, UsageError

if TYPE_CHECKING:
    from vantage6_api.v5_0.hq.models.organization import Organization
    from vantage6_hl import UserClient

__all__ = ["keys"]

keys = Group("keys", help="Your organization's private key, and the public keys of all organizations.")

_FILE = click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE")


@command(
    "create",
    click.Argument(["file"], type=click.Path(path_type=Path), default="private_key.pem", metavar="[FILE]"),
    click.Option(
        ["--passphrase-file"],
        metavar="FILE",
        help="Encrypt the key with the passphrase in this file; - reads it from a pipe, or asks for it.",
    ),
)
def create(asked: Asked, /, *, file: Path, passphrase_file: str | None) -> None:
    """Make a private key in a new file, by default private_key.pem, that only you can read.

    A file that is there is never replaced. 'v6hl keys upload' then gives the hub the public half.
    """
    from vantage6_hl.cli.secret_files import read_secret_from
    from vantage6_hl.crypto import create_key, fingerprint

    secret = None if passphrase_file is None else read_secret_from(passphrase_file, "Passphrase").encode()
    key = create_key(file, passphrase=secret)
    told = {"file": str(file), "fingerprint": fingerprint(key)}
    show(told, asked.form)
    note("Keep a copy of it: without it nobody can read what is encrypted for your organization.")


@command(
    "fingerprint",
    click.Argument(["file"], type=click.Path(path_type=Path), required=False, metavar="[FILE]"),
    click.Option(
        ["--organization"], type=int, metavar="ID", help="Of the key that the hub has for this one."
    ),
)
def fingerprint(asked: Asked, /, *, file: Path | None, organization: int | None) -> None:
    """Print the fingerprint of a key, to compare it by telephone for example.

    Of a private or a public key in a file, of the one that the hub has for an organization, or without either
    of your own private key.
    """
    from vantage6_hl import crypto

    if file is not None and organization is not None:
        raise UsageError("Give either a file or --organization, not both.")
    if organization is not None:
        with opened(asked) as client:
            text = client.organization.get(organization).public_key
        if not text:
            raise InvalidKey(f"The hub has no public key of organization {organization}.")
        found = crypto.fingerprint(text)
    else:
        found = _fingerprint_of_file(file or _own_key_file(asked))
    if asked.form == "json":
        print_document(found)
    else:
        show(found, asked.form)


@command(
    "upload", _FILE, click.Option(["--replace"], is_flag=True, help="Replace another key that the hub has.")
)
def upload(asked: Asked, /, *, file: Path, replace: bool) -> None:
    """Give the hub the public half of your private key, and try that both belong together.

    What was encrypted for a key that gets replaced cannot be read with the new one.
    """
    with opened(asked) as client:
        client.setup_encryption(file, passphrase=passphrase, replace_public_key=replace)
        cryptor = client._connection.cryptor
        told = {
            "organization": client.whoami.organization_name,
            "fingerprint": None if cryptor is None else cryptor.fingerprint,
        }
    show(told, asked.form)


@command(
    "accept",
    click.Argument(["organization"], type=int, metavar="ORGANIZATION"),
    click.Argument(["fingerprint"], metavar="FINGERPRINT"),
)
def accept(asked: Asked, /, *, organization: int, fingerprint: str) -> None:
    """Take a public key for the right one of an organization, in the place of the one known before.

    Compare the fingerprint with the one that the organization tells you on another way than through the hub.
    """
    from vantage6_hl.cli.opening import made

    with made(asked, version_check="off") as client:
        client.accept_key(organization, fingerprint)
    note(f"The key of organization {organization} is known now.")


@command("check", has_csv=True)
def check(asked: Asked, /) -> None:
    """Compare the keys: yours with the one that the hub has, the others' with those that are known here.

    The exit code is 9 when yours is another one, or when the hub gives another key of an organization than
    the one that was known.
    """
    with opened(asked) as client:
        own = _own_fingerprint(client, asked)
        mine = client.whoami.organization_id
        rows = [
            _row(client, one, own=own if one.id == mine else None, mine=one.id == mine)
            for one in client.organization.list()
        ]
    show(rows, asked.form)
    wrong = [row for row in rows if row["state"] in (_OTHER_THAN_MINE, _OTHER_THAN_KNOWN)]
    if wrong:
        row = wrong[0]
        raise KeyMismatch(
            f"The hub's key of organization {row['id']} is {row['state']}. "
            + (
                "Use the key file of the hub's key, or 'v6hl keys upload FILE --replace'."
                if row["state"] == _OTHER_THAN_MINE
                else f"Ask the organization; only if it is right: 'v6hl keys accept {row['id']} FINGERPRINT'."
            )
        )


for one in (create, fingerprint, upload, accept, check):
    keys.add_command(one)

_OTHER_THAN_MINE = "another than your private key's"
_OTHER_THAN_KNOWN = "another than the known one"


def _row(client: UserClient, organization: Organization, *, own: str | None, mine: bool) -> dict[str, object]:
    from vantage6_hl.crypto import fingerprint

    try:
        found = fingerprint(organization.public_key) if organization.public_key else None
    except InvalidKey:
        found = "unreadable"
    known = client._connection.known_keys
    before = None if known is None else known.fingerprint_of(organization.id)
    if found is None:
        state = "none"
    elif mine and own is not None:
        state = "yours" if found == own else _OTHER_THAN_MINE
    elif before is None:
        state = "not known yet"
    else:
        state = "known" if found == before else _OTHER_THAN_KNOWN
    return {"id": organization.id, "name": organization.name, "state": state, "fingerprint": found}


def _own_fingerprint(client: UserClient, asked: Asked) -> str | None:
    file = key_file(client, asked)
    return None if file is None else _fingerprint_of_file(file)


def _own_key_file(asked: Asked) -> Path:
    from vantage6_hl.config import read_settings

    file = asked.private_key or read_settings(asked.profile, path=asked.config).organization_key
    if file is None:
        raise UsageError("Name a file, or --organization ID, or your own key with --private-key FILE.")
    return file


def _fingerprint_of_file(file: Path) -> str:
    from vantage6_hl.crypto import bytes_to_base64s, fingerprint, load_key

    try:
        begin = file.read_bytes()[:65536]
    except OSError as error:
        raise InvalidKey(f"The key file '{file}' cannot be read: {error.strerror}.") from None
    if b"PUBLIC KEY-----" in begin:
        return fingerprint(bytes_to_base64s(begin))
    return fingerprint(load_key(file, passphrase=passphrase))
