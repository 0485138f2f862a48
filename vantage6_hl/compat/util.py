"""``client.util``."""

from __future__ import annotations

from pathlib import Path

from vantage6_hl.compat._answers import Json
from vantage6_hl.compat._group import Group

__all__ = ["Util"]


class Util(Group):
    """The hub itself, and keys."""

    def get_hq_version(self, attempts_on_timeout: int | None = None) -> Json:  # noqa: ARG002 - has a deadline
        """Get the release that the hub runs, as ``{"version": ...}``."""
        return self._native.util.get_hq_version().to_dict()

    def get_hq_health(self, silent_on_connection_error: bool = False) -> Json:  # noqa: ARG002 - is an error
        """Ask whether the hub and its database are well."""
        return self._native.util.get_hq_health().to_dict()

    def generate_private_key(self, file_: Path | str | None = None) -> None:
        """Create a private key in a new file, ``private_key.pem`` by default, and encrypt with it."""
        made = self._native.util.generate_private_key(file_ or "private_key.pem")
        self._tell(f"The private key is in {made}")
        self.parent.setup_encryption(made)
