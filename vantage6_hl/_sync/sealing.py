# Made from vantage6_hl/_async/sealing.py by 'make flavours'. Change that file, not this one.
"""Arguments on their way out: encoded once, and encrypted for each organization where that is asked for.

Everything that could be wrong is found before the first byte of the arguments leaves.
"""

from __future__ import annotations

from collections.abc import Sequence

from vantage6_api.v5_0.hq.api.collaboration import collaboration_get
from vantage6_api.v5_0.hq.api.organization import organization_list
from vantage6_api.v5_0.hq.models.organization import Organization
from vantage6_api.v5_0.hq.models.organization_arguments import OrganizationArguments
from vantage6_api.v5_0.hq.models.session import Session
from vantage6_hl._mark import marked
from vantage6_hl._payload import Arguments, payload_of
from vantage6_hl._sync.blobs import keeps_blobs, upload
from vantage6_hl._sync.connection import Connection
from vantage6_hl._sync.pages import Pages
from vantage6_hl.crypto import Cryptor, PlainCryptor, SeenKey, fingerprint
from vantage6_hl.errors import InvalidKey, KeyMissing, UsageError

__all__ = ["sealed", "sealed_for_session"]


def sealed(
    connection: Connection,
    arguments: Arguments | None,
    *,
    collaboration: int,
    organizations: Sequence[int],
) -> list[OrganizationArguments]:
    """Make the ``organizations`` of a task: each with the arguments that only it can read.

    Parameters
    ----------
    connection : Connection
        The client's connection.
    arguments : mapping, pathlib.Path or None
        Arguments of the method, or a JSON file with them.
    collaboration : int
        Id of the collaboration that the task runs in.
    organizations : sequence of int
        Ids of the organizations that run it.

    Returns
    -------
    list of OrganizationArguments
        One for each organization, in the same order.

    Raises
    ------
    UsageError
        When an organization does not take part, or is named twice.
    KeyMissing
        When the collaboration is encrypted and the client or an organization has no key.
    InvalidKey
        When the public key of an organization cannot be used.
    KeyMismatch
        When an organization has another public key than when arguments were encrypted for it before.
    """
    taking_part = {one.id: one for one in _organizations(connection, collaboration=collaboration)}
    strangers = [str(one) for one in organizations if one not in taking_part]
    if strangers:
        known = ", ".join(f"{one.id} ({one.name})" for one in taking_part.values())
        raise UsageError(
            f"Organization {', '.join(strangers)} does not take part in collaboration {collaboration}. "
            f"Those that do: {known}."
        )
    if len(set(organizations)) < len(organizations):
        raise UsageError(f"organizations names one twice: {list(organizations)}. Name each once.")
    recipients = [taking_part[one] for one in organizations]
    return _sealed_for(connection, arguments, collaboration=collaboration, recipients=recipients)


def sealed_for_session(
    connection: Connection, session: Session, arguments: Arguments | None
) -> list[OrganizationArguments]:
    """Make the ``organizations`` of a session's task: all of its study, or else of its collaboration.

    Parameters and errors are those of :func:`sealed`.
    """
    study = session.study.id if session.study else None
    recipients = _organizations(
        connection, collaboration=None if study else session.collaboration.id, study=study
    )
    return _sealed_for(connection, arguments, collaboration=session.collaboration.id, recipients=recipients)


def _sealed_for(
    connection: Connection,
    arguments: Arguments | None,
    *,
    collaboration: int,
    recipients: Sequence[Organization],
) -> list[OrganizationArguments]:
    payload = payload_of(arguments)
    where = collaboration_get.sync(collaboration, client=connection.hub)
    cryptor: Cryptor = PlainCryptor()
    # An answer that does not say so must not leave the arguments readable.
    if where.encrypted is not False:
        cryptor = _cryptor_for(connection, recipients, where.name or str(collaboration))
    keys = [one.public_key or "" for one in recipients]
    if keeps_blobs(connection):
        texts = [upload(connection, payload, cryptor=cryptor, public_key=key) for key in keys]
    else:
        whole = payload.whole()
        texts = cryptor.encrypt(whole if where.encrypted is not False else marked(whole), keys)
    return [
        OrganizationArguments(id=one.id, arguments=text) for one, text in zip(recipients, texts, strict=True)
    ]


def _cryptor_for(connection: Connection, recipients: Sequence[Organization], name: str) -> Cryptor:
    cryptor = connection.cryptor
    if cryptor is None:
        raise KeyMissing(
            f"Collaboration '{name}' is encrypted and this client has no private key. Call "
            "setup_encryption with the path of your organization's private key first. Nothing was sent."
        )
    without = [one for one in recipients if not one.public_key]
    if without:
        named = ", ".join(f"{one.name} (id {one.id})" for one in without)
        raise KeyMissing(
            f"Collaboration '{name}' is encrypted and these organizations have no public key: {named}. "
            "Somebody of each has to call setup_encryption once. Nothing was sent.",
            organizations=[one.name or str(one.id) for one in without],
        )
    seen = [_seen(one) for one in recipients]
    if connection.known_keys is not None:
        connection.known_keys.check(seen)
    return cryptor


def _seen(organization: Organization) -> SeenKey:
    name = organization.name or str(organization.id)
    try:
        return SeenKey(organization.id, name, fingerprint(organization.public_key or ""))
    except InvalidKey as problem:
        raise InvalidKey(
            f"The hub has no usable public key of organization '{name}' (id {organization.id}). {problem} "
            "Somebody of it has to call setup_encryption with replace_public_key=True. Nothing was sent."
        ) from None


def _organizations(
    connection: Connection, *, collaboration: int | None, study: int | None = None
) -> list[Organization]:
    return Pages(
        lambda number, size: organization_list.sync(
            client=connection.hub,
            collaboration_id=collaboration,
            study_id=study,
            sort="id",
            page=number,
            per_page=size,
        ),
    ).all()
