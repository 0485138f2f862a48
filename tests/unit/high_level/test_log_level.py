"""``log_level``: the library's own logger and nobody else's."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.unit.high_level.fake_hub import AUTH, HQ
from vantage6_hl import UserClient
from vantage6_hl.errors import UsageError

OURS = logging.getLogger("vantage6_hl")


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    level, handlers = OURS.level, OURS.handlers[:]
    yield
    OURS.setLevel(level)
    OURS.handlers[:] = handlers


def connect(level: str | int) -> None:
    UserClient(HQ, AUTH, log_level=level).close()


@pytest.mark.parametrize("name", logging.getLevelNamesMapping())
@pytest.mark.parametrize("change", [str.lower, str.upper, str.title])
def test_every_standard_name_in_any_case(name: str, change: type[str]) -> None:
    connect(change(name))
    assert OURS.level == logging.getLevelNamesMapping()[name]


def test_a_number_is_a_level() -> None:
    connect(15)
    assert OURS.level == 15


def test_an_unknown_level_is_named_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match=r"'loud' is unknown.*critical, debug, error"):
        connect("loud")


def test_other_loggers_are_left_alone() -> None:
    def state(name: str | None) -> tuple[int, list[logging.Handler]]:
        logger = logging.getLogger(name)
        return logger.level, logger.handlers[:]

    others = [None, "httpx", "httpcore", "asyncio"]
    before = [state(name) for name in others]
    connect("debug")
    assert [state(name) for name in others] == before


def test_messages_are_shown_where_nobody_has_set_up_logging(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.root, "handlers", [])
    connect("info")
    connect("info")
    OURS.info("here I am")
    OURS.debug("not me")
    assert capsys.readouterr().err == "INFO here I am\n"


def test_messages_go_to_the_callers_own_handlers_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(logging.root, "handlers", [caplog.handler])
    connect("info")
    OURS.info("here I am")
    assert caplog.messages == ["here I am"]
    assert capsys.readouterr().err == ""
