"""The official client's calls and answers, for scripts that were written for it.

Only the import changes::

    from vantage6_hl.compat import UserClient  # was: from vantage6.client import UserClient

or nothing does: ``python -m vantage6_hl.compat script.py`` runs a script with ``vantage6.client`` redirected
here. ``docs/migration.md`` says what differs, and how to go on to `vantage6_hl` itself.
"""

from __future__ import annotations

from vantage6_hl.compat.client import UserClient, WhoAmI
from vantage6_hl.compat.encryption import DummyCryptor, RSACryptor
from vantage6_hl.compat.redirect import redirect
from vantage6_hl.compat.utils import LogLevel

__all__ = ["Client", "DummyCryptor", "LogLevel", "RSACryptor", "UserClient", "WhoAmI", "redirect"]

Client = UserClient
