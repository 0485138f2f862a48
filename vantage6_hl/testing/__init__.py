"""For tests of programs that use a vantage6 hub.

`FakeHub` is a hub inside this process: quick, without a network, its tasks scripted. `start_hub` in
``vantage6_hl.testing.hub`` starts the real one on this machine, with nodes (`sandbox`) and an example world
(`world`). Fixtures of pytest for both come with the extra ``testing``.

It is not imported by the client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_hl._lazy import lazy_names

if TYPE_CHECKING:
    from .fake.hub import FakeHub
    from .fake.outcomes import Outcome, TaskCall, completed, crashed, failed, never, not_allowed, slow
    from .fake.records import RecordedRequest, RecordedTask

__all__ = [
    "FakeHub",
    "Outcome",
    "RecordedRequest",
    "RecordedTask",
    "TaskCall",
    "completed",
    "crashed",
    "failed",
    "never",
    "not_allowed",
    "slow",
]

__getattr__ = lazy_names(
    __name__,
    {
        "vantage6_hl.testing.fake.hub": ("FakeHub",),
        "vantage6_hl.testing.fake.outcomes": (
            "Outcome",
            "TaskCall",
            "completed",
            "crashed",
            "failed",
            "never",
            "not_allowed",
            "slow",
        ),
        "vantage6_hl.testing.fake.records": ("RecordedRequest", "RecordedTask"),
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
