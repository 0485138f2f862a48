"""What importing the client loads, and what waits until it is used."""

from __future__ import annotations

import pytest

from tests.unit.bindings.test_bindings_imports import modules_after


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        (
            "from vantage6_hl import UserClient",
            ["asyncio", "cryptography", "h11", "httpcore", "webbrowser", "attr", "rich", "socketio"],
        ),
        ("from vantage6_hl import AsyncUserClient", ["cryptography", "h11", "httpcore", "webbrowser"]),
        ("from vantage6_hl import Vantage6Error", ["httpx", "ssl"]),
        (
            "from vantage6_hl import UserClient\n"
            "client = UserClient('http://127.0.0.1:1/hq', 'http://127.0.0.1:2', known_keys=False)\n",
            ["asyncio.events", "cryptography", "attr"],
        ),
    ],
)
def test_nothing_is_loaded_before_it_is_used(code: str, absent: list[str]) -> None:
    loaded = modules_after(code)
    assert sorted(loaded & set(absent)) == []


def test_groups_that_are_not_used_are_not_loaded() -> None:
    loaded = modules_after("from vantage6_hl import UserClient")
    groups = {"algorithm", "organization", "task", "user", "sealing", "waiting"}
    assert not {name for name in loaded if name.rpartition(".")[2] in groups and "vantage6" in name}
