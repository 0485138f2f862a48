"""Typed bindings of the vantage6 hub, one subpackage for each revision of its API.

- `v5_0`: hq, store
- `v5_0_0b2`: hq, store
"""

REVISIONS: tuple[str, ...] = ("v5_0", "v5_0_0b2")
