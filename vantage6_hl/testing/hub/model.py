"""What a running hub is to its users, and the error of one that does not start."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

REALM = "vantage6"
CLIENT_ID = "public_client"
ADMIN_USERNAME = "admin"
DEFAULT_RELEASE = "5.0.3"


class HubError(RuntimeError):
    """The hub did not start, or does not do what was asked; the message says where to look."""


@dataclass(frozen=True, kw_only=True)
class Hub:
    """A running hub: where its services answer, and who may do everything there.

    Attributes
    ----------
    hq_url : str
        HQ with its API path, for example ``http://127.0.0.1:23456/hq``.
    store_url : str
        Algorithm store with its API path, for example ``http://127.0.0.1:23457/store``.
    auth_url : str
        Keycloak's root, without the realm.
    realm : str
        Keycloak realm.
    client_id : str
        Public client of the realm, made for the device flow.
    admin_username : str
        Root user of HQ and of the store.
    admin_password : str
        The password, drawn anew at each start.
    registry : str
        Container registry that the store can ask; it knows every image, for example
        ``127.0.0.1:23458/demo/average:latest``.
    release : str
        Release of ``vantage6-hq`` and ``vantage6-algorithm-store``.
    folder : pathlib.Path
        Databases and logs: ``keycloak.log``, ``hq.log``, ``store.log``.
    pid : int
        The process that keeps the hub; the hub ends when it ends.
    """

    hq_url: str
    store_url: str
    auth_url: str
    realm: str = REALM
    client_id: str = CLIENT_ID
    admin_username: str = ADMIN_USERNAME
    admin_password: str = field(repr=False)
    registry: str
    release: str
    folder: Path
    pid: int

    def to_json(self) -> str:
        """Give the hub as one line of JSON, the password included."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> Hub:
        """Read what :meth:`to_json` wrote.

        Raises
        ------
        HubError
            When the text is no description of a hub.
        """
        try:
            fields = json.loads(text)
            return cls(**{**fields, "folder": Path(fields["folder"])})
        except (ValueError, TypeError, KeyError) as error:
            raise HubError(f"This does not describe a running hub: {error}.") from error
