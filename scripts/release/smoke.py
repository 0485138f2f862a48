"""Try an installed wheel on a hub: run by the wheel's own Python, with nothing of the checkout to import.

Takes the hub's addresses as one argument in JSON; tells in lines of JSON which page to approve and what came
out.
"""

from __future__ import annotations

import json
import sys
import warnings

from vantage6_hl import UserClient, version
from vantage6_hl.auth import DevicePrompt
from vantage6_hl.errors import VersionMismatch


def tell(**facts: object) -> None:
    """Write one line."""
    print(json.dumps(facts), flush=True)


def approve(prompt: DevicePrompt) -> None:
    """Ask the other side to open the page."""
    tell(open=prompt.complete_url)


def main() -> None:
    """Log in and list the organizations, or tell that the hub's version does not fit."""
    warnings.simplefilter("error")
    with UserClient(**json.loads(sys.argv[1]), version_check="strict", log_level="error") as client:
        hub = client.util.get_hq_version().version
        try:
            client.authenticate(prompt=approve)
        except VersionMismatch as error:
            tell(hub=hub, build=version.own_version(), refused=str(error), library=version.__file__)
            return
        organizations = client.organization.list()
        client.logout()
    tell(hub=hub, build=version.own_version(), organizations=len(organizations), library=version.__file__)


if __name__ == "__main__":
    main()
