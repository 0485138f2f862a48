"""Events are hints where to look; what does not look like one is none."""

from __future__ import annotations

import pytest

from vantage6_hl.events.hints import Hint, hints_of, room_of


@pytest.mark.parametrize(
    ("event", "data", "hints"),
    [
        ("algorithm_status_change", {"task_id": 7, "status": "completed"}, [Hint("ended", 7)]),
        ("algorithm_status_change", {"task_id": 7, "status": "crashed"}, [Hint("ended", 7)]),
        ("algorithm_status_change", {"task_id": 7, "status": "a status of 2030"}, [Hint("ended", 7)]),
        ("algorithm_status_change", {"task_id": 7, "status": "active"}, [Hint("changed", 7)]),
        ("algorithm_status_change", {"task_id": 7}, [Hint("ended", 7)]),
        ("algorithm_log", {"task_id": 7, "log": "hello"}, [Hint("log", 7)]),
        (
            "kill_containers",
            {"kill_list": [{"task_id": 7, "run_id": 1}, {"task_id": 7, "run_id": 2}, {"task_id": 8}]},
            [Hint("ended", 7), Hint("ended", 8)],
        ),
        ("kill_containers", {"node_id": 1}, []),
        ("kill_containers", {"kill_list": [None, 3, {"task_id": "7"}]}, []),
        ("algorithm_status_change", {"task_id": "7", "status": "completed"}, []),
        ("algorithm_status_change", {"task_id": True}, []),
        ("algorithm_status_change", [7], []),
        ("algorithm_log", None, []),
    ],
)
def test_events_say_where_to_look(event: str, data: object, hints: list[Hint]) -> None:
    assert hints_of(event, data) == hints


@pytest.mark.parametrize(
    ("message", "room"),
    [
        ("User <robot> joined room <collaboration_3>", 3),
        ("Node <node 1> joined room <collaboration_12>", 12),
        ("robot left room <collaboration_3>", 3),
        ("User <x joined room <collaboration_9>> joined room <collaboration_3>", 3),
        ("User <robot> joined room <collaboration_3_organization_2>", None),
        ("User <robot> joined room <collaboration_3>!", None),
        ("joined room <collaboration_" + "9" * 5000 + ">", None),
        (None, None),
        ({"a": 1}, None),
    ],
)
def test_a_message_in_a_room_shows_that_one_is_in_it(message: object, room: int | None) -> None:
    assert room_of(message) == room
