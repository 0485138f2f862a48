"""Every call of the official client is there, with its arguments in their order."""

from __future__ import annotations

import inspect

import pytest

from tests.unit.high_level.fake_hub import AUTH, HQ
from tests.unit.high_level.test_official_client import OFFICIAL
from vantage6_hl.compat import UserClient
from vantage6_hl.compat.differences import differences

CLIENT = UserClient(HQ, AUTH)
CALLS = [f"{group}.{name}" for group, methods in OFFICIAL.items() for name in methods]


def call(name: str) -> object:
    found: object = CLIENT
    for part in name.removeprefix("client.").split("."):
        found = getattr(found, part)
    return found


@pytest.mark.parametrize("name", CALLS)
def test_it_takes_what_the_official_one_takes(name: str) -> None:
    group, _, method = name.rpartition(".")
    signature = inspect.signature(call(name))  # type: ignore[arg-type]
    extra = {"field", "fields", "filter_", "filters"}
    assert [one for one in signature.parameters if one not in extra] == OFFICIAL[group][method]
    if method == "list":
        assert extra <= set(signature.parameters)


def test_each_difference_is_about_a_call_and_has_a_reason() -> None:
    for one in differences():
        assert set(one.calls) <= {*CALLS, "*"}
        assert min(map(len, (one.official, one.here, one.why))) > 5
        assert one.shown or one.sometimes
