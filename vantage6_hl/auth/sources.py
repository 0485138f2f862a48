"""Where tokens come from: a user's login, a service account, a node, or a container's fixed token."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from typing import NoReturn, Protocol, TypeAlias

import httpx

from vantage6_hl.errors import LoginRequired, UsageError
from vantage6_hl.transport.policy import Pause

from .realm import Realm, json_of
from .tokens import Tokens, uptime

TokenFlow: TypeAlias = Generator[httpx.Request | Pause, httpx.Response, Tokens]
"""Yields requests to the login service, gets their answers with the body read; its value is the tokens. It
may also yield pauses, where others have to be waited for."""

RevokeFlow: TypeAlias = Generator[httpx.Request | Pause, httpx.Response, None]
"""The same without a value."""


class TokenSource(Protocol):
    """A way to get tokens."""

    def obtain(self, old: Tokens | None) -> TokenFlow:
        """Get tokens; `old` are those that are to be replaced, None when there are none yet."""
        ...

    def revoke(self, tokens: Tokens) -> RevokeFlow:
        """End a login."""
        ...


@dataclass(frozen=True)
class UserLogin:
    """A user who logged in with a browser; renewed by refresh token (RFC 6749, section 6).

    Attributes
    ----------
    realm : Realm
        Where.
    client_id : str
        The realm's public client. Default ``"public_client"``.
    """

    realm: Realm
    client_id: str = "public_client"

    def obtain(self, old: Tokens | None) -> TokenFlow:
        """Renew a login.

        Raises
        ------
        LoginRequired
            When there is no login yet, or it has ended.
        AuthenticationError
            When the login service fails otherwise.
        """
        if old is None or old.refresh is None:
            raise self.login_required("You are not logged in" if old is None else "The login has ended")
        form = {"grant_type": "refresh_token", "refresh_token": old.refresh, "client_id": self.client_id}
        since = uptime()
        answer = yield self.realm.request("token", form)
        if json_of(answer).get("error") == "invalid_grant":
            raise self.login_required("The login has ended")
        tokens = self.realm.read_tokens(answer, self.client_id, since=since)
        # Without a new refresh token the old one stays good (RFC 6749, section 6).
        return tokens if tokens.refresh else replace(tokens, refresh=old.refresh)

    def revoke(self, tokens: Tokens) -> RevokeFlow:
        """Revoke the refresh token, where there is one (RFC 7009)."""
        if tokens.refresh is not None:
            form = {"client_id": self.client_id, "token": tokens.refresh, "token_type_hint": "refresh_token"}
            answer = yield self.realm.request("revoke", form)
            if not answer.is_success:
                raise self.realm.error(answer, self.client_id)

    def login_required(self, what: str) -> LoginRequired:
        """Make the error for a login that is missing or has ended."""
        return LoginRequired(
            f"{what} (realm '{self.realm.name}' at {self.realm.auth_url}). Call authenticate().",
            realm=self.realm.name,
            client_id=self.client_id,
            url=self.realm.auth_url,
        )


@dataclass(frozen=True)
class ClientCredentials:
    """An account with a secret of its own (RFC 6749, section 4.4): a service account or a node.

    Attributes
    ----------
    realm : Realm
        Where.
    client_id : str
        Name of its Keycloak client.
    secret : str
        Its secret; not shown.
    """

    realm: Realm
    client_id: str
    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        if not self.client_id or not self.secret:
            raise UsageError("An account needs a name and a secret; one of them is empty.")

    def obtain(self, old: Tokens | None) -> TokenFlow:  # noqa: ARG002 - a new token needs no old one
        """Get a token.

        Raises
        ------
        CredentialsRefused
            When the account or its secret is not accepted.
        AuthenticationError
            When the login service fails otherwise.
        """
        since = uptime()
        answer = yield self.realm.request(
            "token", {"grant_type": "client_credentials", **self._credentials()}
        )
        return self.realm.read_tokens(answer, self.client_id, since=since)

    def revoke(self, tokens: Tokens) -> RevokeFlow:
        """Revoke the access token (RFC 7009)."""
        answer = yield self.realm.request("revoke", {"token": tokens.access, **self._credentials()})
        if not answer.is_success:
            raise self.realm.error(answer, self.client_id)

    def __reduce__(self) -> NoReturn:
        raise TypeError("Credentials are secret and cannot be pickled; give them where they are needed.")

    def _credentials(self) -> dict[str, str]:
        return {"client_id": self.client_id, "client_secret": self.secret}


def service_account(
    realm: Realm, *, client_secret: str, username: str | None = None, client_name: str | None = None
) -> ClientCredentials:
    """Give the credentials of a user that is a service account.

    Parameters
    ----------
    realm : Realm
        Where.
    client_secret : str
        Its secret, as given when it was created.
    username : str, optional
        Its user name; HQ names its Keycloak client ``<username>-user-client``.
    client_name : str, optional
        Name of its Keycloak client, where it is another one.

    Returns
    -------
    ClientCredentials
        The credentials.

    Raises
    ------
    UsageError
        When neither name is given.
    """
    if not username and not client_name:
        raise UsageError("A service account needs its username or its client_name.")
    return ClientCredentials(realm, client_name or f"{username}-user-client", client_secret)


def node_account(realm: Realm, *, name: str, api_key: str) -> ClientCredentials:
    """Give the credentials of a node.

    Parameters
    ----------
    realm : Realm
        Where.
    name : str
        Name of the node; HQ names its Keycloak client ``<name>-node-client``.
    api_key : str
        Its api_key, as given when it was created.

    Returns
    -------
    ClientCredentials
        The credentials.
    """
    return ClientCredentials(realm, f"{name}-node-client", api_key)


@dataclass(frozen=True)
class FixedToken:
    """A token that was given and cannot be renewed, as HQ gives it to an algorithm container.

    Attributes
    ----------
    access : str
        The token; not shown.
    """

    access: str = field(repr=False)

    def obtain(self, old: Tokens | None) -> TokenFlow:
        """Give the token once.

        Raises
        ------
        LoginRequired
            When it is to be renewed.
        """
        if old is not None:
            raise LoginRequired(
                "The token is not accepted any more, and it cannot be renewed. Get a new one."
            )
        yield from ()
        return Tokens(self.access)

    def revoke(self, tokens: Tokens) -> RevokeFlow:  # noqa: ARG002 - it is not ours to end
        """Do nothing: the token ends with its task."""
        yield from ()

    def __reduce__(self) -> NoReturn:
        raise TypeError("A token is secret and cannot be pickled; give it where it is needed.")
