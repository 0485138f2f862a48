"""``python -m vantage6_hl.cli``: the same as ``v6hl``."""

from __future__ import annotations

import sys

from vantage6_hl.cli import main

if __name__ == "__main__":
    sys.exit(main())
