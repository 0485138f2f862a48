"""The bindings' clients for HQ and stores, with this library's error for an answer that cannot be read."""

from __future__ import annotations

from vantage6_api.v5_0.hq.client import AuthenticatedClient
from vantage6_hl._text import plain_text
from vantage6_hl.errors import InvalidAnswer, OutcomeUnknown
from vantage6_hl.transport.policy import SAFE_METHODS

__all__ = ["Hub", "Store"]


class Hub(AuthenticatedClient):
    """HQ."""

    _whose = "the hub's"
    _advice = "Check that hq_url is the hub's address, and what stands between."

    def invalid_answer(self, *, operation: str, method: str, status_code: int, reason: str) -> Exception:
        """Make the error; what was changed by a request whose answer cannot be read is not known."""
        told = (
            f"{operation}: {self._whose} answer with status {status_code} cannot be read: "
            f"{plain_text(reason, 200)}."
        )
        if method in SAFE_METHODS:
            return InvalidAnswer(f"{told} {self._advice}", operation=operation)
        return OutcomeUnknown(f"{told} It may or may not have been done. {self._advice}", operation=operation)


class Store(Hub):
    """An algorithm store."""

    _whose = "the store's"
    _advice = "Check that the address that client.store.get() shows is the store's, and what stands between."
