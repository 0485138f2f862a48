"""``python -m scripts.site``: build the guide, look at it, and follow its first page as a new user."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.checkout import ROOT
from scripts.site.build import SiteError, build
from vantage6_hl.testing.environments import SetupError

SITE = ROOT / "site"


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.site", description=__doc__)
    parser.add_argument("command", choices=["build", "shots", "follow"])
    parser.add_argument("--to", type=Path, default=SITE, help="the site's folder (default: site)")
    parser.add_argument("--cold", action="store_true", help="follow with an empty cache")
    asked = parser.parse_args()
    try:
        if asked.command == "build":
            print(build(asked.to))
        elif asked.command == "follow":
            from scripts.site.follow import follow

            print(follow(cold=asked.cold))
        else:
            from scripts.site.shots import look  # needs Chromium, which a build does without

            print(look(asked.to))
    except (SiteError, SetupError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
