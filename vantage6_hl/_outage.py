"""What a wait does when the hub, or the login service, does not answer: which problems pass, and how long."""

from __future__ import annotations

import logging

from vantage6_hl.errors import (
    AuthenticationError,
    CertificateProblem,
    CredentialsRefused,
    DeviceLoginDenied,
    DeviceLoginExpired,
    InvalidAnswer,
    LoginRequired,
    NetworkError,
    RequestTimeout,
    ServerError,
    TooManyRequests,
    Vantage6Error,
)

__all__ = ["LONGEST_OUTAGE", "Outage"]

log = logging.getLogger(__name__)

LONGEST_OUTAGE = 15 * 60.0
"""Seconds without one good answer after which a wait without a timeout gives up."""

_SHORT_OUTAGE = 60.0  # seconds, for what is more likely to stay as it is

_PASSING = (NetworkError, ServerError, TooManyRequests, AuthenticationError, InvalidAnswer)
_FINAL = (CertificateProblem, CredentialsRefused, DeviceLoginDenied, DeviceLoginExpired, LoginRequired)


class Outage:
    """The time since the last good answer.

    Parameters
    ----------
    bounded : bool
        The wait has a timeout of its own, which bounds a long outage too.
    """

    def __init__(self, *, bounded: bool) -> None:
        self._longest = float("inf") if bounded else LONGEST_OUTAGE
        self._since: float | None = None
        self.problem: Vantage6Error | None = None

    def survives(self, problem: Vantage6Error, now: float, *, reading: bool) -> bool:
        """Note a problem; gives whether to go on waiting in spite of it.

        Parameters
        ----------
        problem : Vantage6Error
            What went wrong.
        now : float
            The moment, on the clock of the wait.
        reading : bool
            The task has ended and its results were being read.
        """
        if not isinstance(problem, _PASSING) or isinstance(problem, _FINAL):
            return False
        if self._since is None:
            self._since = now
            log.warning("The hub cannot be asked, and is asked again until it answers. %s", problem)
        self.problem = problem
        # An answer that cannot be read, or results that take too long, will be so again.
        lasting = isinstance(problem, InvalidAnswer) or (reading and isinstance(problem, RequestTimeout))
        return now - self._since < (_SHORT_OUTAGE if lasting else self._longest)

    def over(self, now: float) -> None:
        """Note a good answer."""
        if self._since is not None:
            log.warning("The hub answers again, after %.0f seconds", now - self._since)
        self._since = self.problem = None
