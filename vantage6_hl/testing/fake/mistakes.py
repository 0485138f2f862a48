"""Query parameters that the hub has and cannot serve; the documents lack them, the hub's releases do not.

``tests/contract/hub_bugs.py`` says for each why.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["BREAK", "FIND_NOTHING"]

BREAK: Final[Mapping[str, frozenset[str]]] = {
    "hq.task_list": frozenset({"status", "store_id", "run_id"}),
    "hq.run_list": frozenset({"port"}),
    "hq.result_list": frozenset({"port"}),
    "store.policy_get": frozenset({"name"}),
    "store.policy_public_get": frozenset({"name"}),
    "store.algorithm_list": frozenset({"display_name"}),
    "store.review_list": frozenset({"sort"}),
}
"""By operation the parameters with which it answers 500."""

FIND_NOTHING: Final[Mapping[str, frozenset[str]]] = {
    "hq.user_list": frozenset({"collaboration_id"}),
    "hq.role_list": frozenset({"collaboration_id"}),
    "hq.session_list": frozenset({"scope"}),
}
"""By operation the parameters with which its list is empty."""
