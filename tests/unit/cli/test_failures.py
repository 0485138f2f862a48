"""Errors: an exit code for each kind, one or two lines, in the words of the command line."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator

import httpx
import pytest

from scripts.checkout import ROOT
from tests.unit.cli.conftest import Hub, Run
from tests.unit.high_level.fake_hub import SECRET
from vantage6_hl import errors
from vantage6_hl.cli import failures
from vantage6_hl.cli.wording import in_commands

KINDS = [
    kind
    for name in errors.__all__
    if inspect.isclass(kind := getattr(errors, name)) and issubclass(kind, Exception)
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_error_has_a_code_of_its_own_branch(kind: type[Exception]) -> None:
    code = failures.exit_code(kind("wrong"))
    assert code in {one.code for one in failures.EXIT_CODES}
    # Only the base of all has nothing better to say than "unexpected".
    assert (code == 1) == (kind is errors.Vantage6Error)


def test_codes_are_told_once() -> None:
    codes = [one.code for one in failures.EXIT_CODES]
    assert len(codes) == len({*codes})
    kinds = [kind for one in failures.EXIT_CODES for kind in one.kinds]
    assert len(kinds) == len({*kinds})


@pytest.mark.parametrize("words", [(), ("task",), ("config",), ("store", "role")])
def test_without_a_command_there_is_help_and_no_success(words: tuple[str, ...], v6hl: Run) -> None:
    done = v6hl(*words)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith(f"Usage: {' '.join(('v6hl', *words))} [OPTIONS] COMMAND")


@pytest.mark.parametrize(
    ("status", "code"), [(400, 6), (401, 5), (403, 5), (404, 4), (409, 6), (500, 7), (503, 7)]
)
def test_an_answer_of_the_hub_ends_with_its_code(
    status: int, code: int, alice: Hub, v6hl: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = Hub.__call__

    def respond(self: Hub, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/hq/organization/9":
            return httpx.Response(status, json={"msg": "You lack the permission to do that"})
        return call(self, request)

    monkeypatch.setattr(Hub, "__call__", respond)
    done = v6hl("organization", "get", "9", "--json")
    assert done.code == code
    assert done.out == ""
    assert done.err.startswith("error: ")
    assert done.err.count("\n") <= 2


def test_a_traceback_is_for_those_who_ask(alice: Hub, v6hl: Run) -> None:
    assert "Traceback" not in v6hl("organization", "get", "9").err
    debug = v6hl("organization", "get", "9", "--debug")
    assert "Traceback" in debug.err
    assert debug.err.rstrip().splitlines()[-1].startswith("error: ")
    assert debug.code == 4


def test_no_secret_is_shown_however_much_is_told(alice: Hub, v6hl: Run) -> None:
    for typed in (("task", "list"), ("organization", "get", "9"), ("status",), ("whoami",)):
        done = v6hl(*typed, "--debug")
        assert SECRET not in done.out + done.err
        assert "token-of-alice" not in done.out + done.err


def test_a_fault_of_the_program_is_told_in_two_lines(
    alice: Hub, v6hl: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no \x1b[31m such thing")

    monkeypatch.setattr("vantage6_hl.cli.groups.show", fail)
    done = v6hl("organization", "list")
    assert done.code == 1
    assert done.err == (
        "error: RuntimeError: no  [31m such thing\nThat was not expected. --debug shows where it happened.\n"
    )


def messages() -> Iterator[str]:
    """Give the texts that the library's errors are made with."""
    names = {kind.__name__ for kind in KINDS}
    for path in sorted((ROOT / "vantage6_hl").rglob("*.py")):
        if {"testing", "compat", "cli", "_async"} & {*path.relative_to(ROOT).parts}:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and _name(node.func) in names:
                for argument in node.args[:1]:
                    yield _text(argument)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(one) for one in node.values)
    if isinstance(node, ast.FormattedValue):
        return "7"
    if isinstance(node, ast.BinOp):
        return _text(node.left) + _text(node.right)
    return "7"


PYTHON = re.compile(
    r"client\.|store\.(set|list)|\w\(\)|setup_encryption|setup_collaboration|\w=(True|False|None)\b|\.failures"
)
# What only a Python program can get wrong, or is told of an argument that no command has.
ONLY_IN_PYTHON = (
    "initialize_service_account",
    "accept_key",
    "both.",
    "progress is",
    "known_keys=False",
)


def test_messages_are_said_in_commands() -> None:
    found = {text for text in messages() if text}
    assert len(found) > 80
    left = [text for one in found if PYTHON.search(text := in_commands(one))]
    assert [one for one in left if not any(word in one for word in ONLY_IN_PYTHON)] == []


def test_the_page_and_the_table_say_the_same() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text()
    rows = dict(re.findall(r"^\| (\d+) \| (.+) \|$", page, flags=re.MULTILINE))
    assert rows == {str(one.code): one.meaning for one in failures.EXIT_CODES}
