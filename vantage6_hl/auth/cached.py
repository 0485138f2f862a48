"""A user's login that several programs share, one after another or at the same time."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator
from dataclasses import replace
from typing import Final, NoReturn

import httpx

from vantage6_hl.errors import AuthenticationError, LoginRequired
from vantage6_hl.transport.policy import Pause

from .saved import LoginStore, SavedLogin
from .sources import RevokeFlow, TokenFlow, UserLogin
from .tokens import Tokens, uptime

_PAUSE: Final = 0.1  # seconds between two attempts to get the lock
_PATIENCE: Final = 30.0  # seconds; it is held for one request to the login service


class CachedLogin:
    """A `UserLogin` whose refresh token is kept in a store.

    A login service may give a new refresh token with each renewal and then take the old one for stolen. So a
    renewal reads the newest from the store and writes the next one back, under a lock between processes. A
    client never goes over to another login that was saved in place of its own.

    Parameters
    ----------
    login : UserLogin
        How tokens are renewed.
    store : LoginStore
        Where the refresh token is.
    clock : callable, optional
        Gives seconds that only grow, for tests. Default `uptime`.
    """

    def __init__(self, login: UserLogin, store: LoginStore, *, clock: Callable[[], float] = uptime) -> None:
        self._login = login
        self._store = store
        self._clock = clock
        self._id: str | None = None

    def __repr__(self) -> str:
        return f"<CachedLogin {type(self._store).__name__}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A login is secret and cannot be pickled; log in where it is needed.")

    def obtain(self, old: Tokens | None) -> TokenFlow:  # noqa: ARG002 - the store has a newer one
        """Renew the login with what is in the store.

        Raises
        ------
        LoginRequired
            When there is no login, or it has ended, or another one was saved in its place.
        UsageError
            When the store cannot be used.
        AuthenticationError
            When the login service fails otherwise.
        """
        unlock = yield from self._lock()
        try:
            saved = self._own()
            if saved is None:
                raise self._login.login_required(
                    "There is no saved login" if self._id is None else "The saved login was ended or replaced"
                )
            try:
                tokens = yield from self._login.obtain(Tokens("", saved.refresh))
            except LoginRequired:
                self._store.delete()
                raise
            if tokens.refresh is not None:
                self._store.save(replace(saved, refresh=tokens.refresh))
            return tokens
        finally:
            unlock()

    def keep(self, tokens: Tokens) -> RevokeFlow:
        """Save a login that was just made, in place of any other.

        Raises
        ------
        UsageError
            When the store cannot be used.
        """
        if tokens.refresh is None:
            return  # there is nothing to go on with
        unlock = yield from self._lock()
        try:
            self._id = uuid.uuid4().hex
            self._store.save(SavedLogin(self._id, tokens.refresh))
        finally:
            unlock()

    def revoke(self, tokens: Tokens) -> RevokeFlow:
        """End the login, here and for every other program that uses it, and remove it from the store."""
        unlock = yield from self._lock()
        try:
            saved = self._own()
            if saved is not None:
                self._store.delete()
        finally:
            unlock()
        yield from self._login.revoke(tokens if saved is None else replace(tokens, refresh=saved.refresh))

    def _own(self) -> SavedLogin | None:
        """Give the saved login unless it is another one than this client began with."""
        saved = self._store.load()
        if saved is None or self._id not in (None, saved.id):
            return None
        self._id = saved.id
        return saved

    def _lock(self) -> Generator[httpx.Request | Pause, httpx.Response, Callable[[], None]]:
        since = self._clock()
        while (unlock := self._store.try_to_lock()) is None:
            if self._clock() - since > _PATIENCE:
                raise AuthenticationError(
                    f"Another program has locked the saved login for {_PATIENCE:.0f} seconds. Try again.",
                    realm=self._login.realm.name,
                    client_id=self._login.client_id,
                    url=self._login.realm.auth_url,
                )
            yield Pause(_PAUSE)
        return unlock
