"""The login's address as a QR code in the terminal, for a phone's camera."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from vantage6_hl.errors import UsageError

if TYPE_CHECKING:
    from vantage6_hl.auth.device import DevicePrompt


def with_qr_code(prompt: Callable[[DevicePrompt], None]) -> Callable[[DevicePrompt], None]:
    """Show a QR code of the login's complete address after what a prompt shows.

    Parameters
    ----------
    prompt : callable
        Shows address and code as text.

    Returns
    -------
    callable
        A prompt that also writes the QR code to the standard error output.

    Raises
    ------
    UsageError
        When the package segno is not installed.
    """
    try:
        import segno  # an extra
    except ImportError:
        raise UsageError("A QR code needs the package segno: install vantage6-hl[qr].") from None

    def show(shown: DevicePrompt) -> None:
        prompt(shown)
        # Keycloak gives the complete address; without it the code has to be typed all the same.
        segno.make(shown.complete_url or shown.url, micro=False).terminal(out=sys.stderr, compact=True)
        sys.stderr.flush()

    return show
