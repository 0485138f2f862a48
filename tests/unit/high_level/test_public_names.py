"""What the package offers: the names, their help, and that both flavours offer the same."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cached_property

import pytest

import vantage6_hl
from tests.unit.high_level.fake_hub import AUTH, HQ
from vantage6_hl import AsyncUserClient, UserClient
from vantage6_hl._async.groups import Groups
from vantage6_hl._async.store_groups import StoreGroups


def groups_of(client: UserClient | AsyncUserClient) -> dict[str, object]:
    """The client itself and its groups of methods, by name; those of the store as ``store.role``."""
    found: dict[str, object] = {"client": client}
    for name in _names_in(Groups):
        found[name] = getattr(client, name)
    for name in _names_in(StoreGroups):
        found[f"store.{name}"] = getattr(client.store, name)
    return found


def _names_in(groups: type) -> list[str]:
    return [name for name, value in vars(groups).items() if isinstance(value, cached_property)]


def public_methods(client: UserClient | AsyncUserClient) -> Iterator[tuple[str, Callable[..., object]]]:
    for group, holder in groups_of(client).items():
        for name, _ in inspect.getmembers(type(holder), _is_method):
            if not name.startswith("_"):
                yield f"{group}.{name}", getattr(holder, name)


def _is_method(value: object) -> bool:
    return inspect.isfunction(value) or inspect.ismethod(value)  # the latter are class methods


def names_of(client: UserClient | AsyncUserClient) -> set[str]:
    return {
        f"{group}.{name}"
        for group, holder in groups_of(client).items()
        for name in dir(holder)
        if not name.startswith("_")
    }


SYNC = dict(public_methods(UserClient(HQ, AUTH)))
ASYNC = dict(public_methods(AsyncUserClient(HQ, AUTH)))


def sections(docstring: str) -> dict[str, str]:
    """Text of each section of a numpy docstring by its title; what comes first has the empty title."""
    parts = re.split(r"^(\w+)\n-+\n", docstring, flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def documented(parameters: str) -> list[str]:
    lines = re.findall(r"^([\w, ]+?)(?: : .*)?$", parameters, flags=re.MULTILINE)
    return [name.strip() for line in lines if not line.startswith(" ") for name in line.split(",")]


def test_the_groups_of_the_guide_are_there() -> None:
    assert set(groups_of(UserClient(HQ, AUTH))) == {
        "algorithm",
        "client",
        "collaboration",
        "dataframe",
        "node",
        "organization",
        "result",
        "role",
        "rule",
        "run",
        "session",
        "store",
        "store.policy",
        "store.review",
        "store.role",
        "store.rule",
        "store.user",
        "study",
        "task",
        "user",
        "util",
    }


@pytest.mark.parametrize("name", SYNC)
@pytest.mark.parametrize("methods", [SYNC, ASYNC], ids=["sync", "async"])
def test_help_tells_what_a_method_takes_and_gives(
    methods: dict[str, Callable[..., object]], name: str
) -> None:
    method = methods[name]
    found = sections(inspect.getdoc(method) or "")
    assert found[""].strip(), "what it does"
    signature = inspect.signature(method)
    assert sorted(documented(found.get("Parameters", ""))) == sorted(signature.parameters)
    gives = str(signature.return_annotation)
    assert ("Yields" in found) == ("Iterator[" in gives)
    assert ("Returns" in found) == (gives != "None" and "Iterator[" not in gives)
    assert ">>> " in found["Examples"]
    assert ("await " in found["Examples"]) == inspect.iscoroutinefunction(method)
    assert ("async for " in found["Examples"]) == ("AsyncIterator[" in gives)


def test_both_flavours_have_the_same_names_and_parameters() -> None:
    client, async_client = UserClient(HQ, AUTH), AsyncUserClient(HQ, AUTH)
    assert names_of(client) == names_of(async_client)
    assert _parameters(UserClient.__init__) == _parameters(AsyncUserClient.__init__)
    assert {name: _parameters(one) for name, one in SYNC.items()} == {
        name: _parameters(one) for name, one in ASYNC.items()
    }


def _parameters(method: Callable[..., object]) -> list[inspect.Parameter]:
    return [*inspect.signature(method).parameters.values()]


def test_the_packages_names_are_pinned() -> None:
    assert vantage6_hl.__all__ == [
        "AsyncUserClient",
        "Lineage",
        "LogLine",
        "RSACryptor",
        "Results",
        "Timeline",
        "UserClient",
        "Vantage6Error",
        "base64s_to_bytes",
        "bytes_to_base64s",
        "to_dataframe",
    ]
    assert dir(vantage6_hl) == sorted(vantage6_hl.__all__)
    for name in vantage6_hl.__all__:
        assert getattr(vantage6_hl, name).__name__ == name
    with pytest.raises(AttributeError, match="has no attribute 'Client'"):
        _ = vantage6_hl.Client


@pytest.mark.parametrize(
    ("statement", "stays_out"),
    [
        ("import vantage6_hl", ["httpx", "cryptography", "attrs", "vantage6_api", "asyncio", "logging"]),
        (
            "from vantage6_hl import UserClient",
            ["vantage6_hl._sync.task", "vantage6_api.v5_0.hq.models", "rich"],
        ),
    ],
)
def test_importing_loads_only_what_is_used(statement: str, stays_out: list[str]) -> None:
    script = (
        # Where click is installed, httpx loads a command line of its own with itself, and rich with that.
        "import sys; sys.modules['httpx._main'] = None; before = set(sys.modules)\n"
        f"{statement}\nprint(*(set(sys.modules) - before), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "vantage6_hl" in loaded
    assert [name for name in loaded if any(f"{name}.".startswith(f"{out}.") for out in stays_out)] == []
