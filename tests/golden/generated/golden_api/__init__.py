"""Typed bindings of the vantage6 hub, one subpackage for each revision of its API.

- `v1_0`: hq
"""

REVISIONS: tuple[str, ...] = ("v1_0",)
