"""All that the official client offers is here under the same name, or a reason is given."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.high_level.fake_hub import AUTH, HQ
from tests.unit.high_level.test_public_names import groups_of
from vantage6_hl import UserClient

LIST = tomllib.loads(Path(__file__).with_name("official_client_5_0_3.toml").read_text())
OFFICIAL: dict[str, dict[str, list[str]]] = LIST["methods"]
DIFFERS: dict[str, str] = LIST["differs"]
GROUPS = groups_of(UserClient(HQ, AUTH))


def not_here() -> Iterator[str]:
    """Name what is not here: a method as ``group.method``, an argument as ``group.method(argument)``."""
    for group, methods in OFFICIAL.items():
        for name, arguments in methods.items():
            method = getattr(GROUPS.get(group), name, None)
            if method is None:
                yield f"{group}.{name}"
                continue
            ours = inspect.signature(method).parameters
            yield from (f"{group}.{name}({one})" for one in arguments if one not in ours)


def test_each_difference_has_a_reason_and_no_reason_is_left_over() -> None:
    assert sorted(not_here()) == sorted(name for name in DIFFERS if not name.startswith("*"))
    assert all(len(reason) > 10 for reason in DIFFERS.values())


def test_every_group_is_there() -> None:
    assert set(OFFICIAL) <= set(GROUPS)


@pytest.mark.parametrize(
    "name", [f"{group}.{name}" for group, methods in OFFICIAL.items() for name in methods if name == "list"]
)
def test_every_list_chooses_fields_and_comes_in_pages(name: str) -> None:
    group, _, method = name.rpartition(".")
    ours = inspect.signature(getattr(GROUPS[group], method)).parameters
    assert {"page", "per_page", "limit", "field", "fields"} <= set(ours)
    assert {*inspect.signature(GROUPS[group].pages).parameters} == set(ours)
    assert not {"filter_", "filters"} & set(ours)
