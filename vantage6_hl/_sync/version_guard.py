# Made from vantage6_hl/_async/version_guard.py by 'make flavours'. Change that file, not this one.
"""The look at the hub's release that comes before everything else, once for each client."""

from __future__ import annotations

import logging

from vantage6_api.v5_0.hq.client import Client
from vantage6_hl._flavour import Lock
from vantage6_hl._warning import warn_user
from vantage6_hl.version import VersionCheck, VersionWarning, check_choice, check_release

__all__ = ["VersionGuard"]

log = logging.getLogger(__name__)


class VersionGuard:
    """Compares the hub's release with what this build fits, when first asked to.

    Parameters
    ----------
    hub : Client
        The hub, asked without a token.
    version_check : {"strict", "compatible", "off"}
        What a newer release of the same line means; ``"off"`` asks the hub nothing.

    Raises
    ------
    UsageError
        When `version_check` is another word.
    """

    def __init__(self, hub: Client, version_check: VersionCheck) -> None:
        check_choice(version_check)
        self._hub = hub
        self._strict = version_check == "strict"
        self._passed = version_check == "off"
        self._lock = Lock()

    def check(self) -> None:
        """Ask the hub, unless that was done; calls at the same time wait for one answer.

        Raises
        ------
        VersionMismatch
            When this build does not fit the hub. The next call asks again: hubs get upgraded.
        NetworkError
            When the hub does not answer.
        """
        if self._passed:
            return
        with self._lock:
            warning = self._ask()
        if warning:
            log.warning(warning)
            warn_user(warning, VersionWarning)

    def _ask(self) -> str | None:
        if self._passed:  # while this call waited for the lock
            return None
        # Here, so that importing the client does not load the models.
        from vantage6_api.v5_0.hq.api.version import version_get

        found = version_get.sync(client=self._hub)
        warning = check_release(found.version, strict=self._strict)
        self._passed = True
        return warning
