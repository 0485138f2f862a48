"""The examples in docstrings: those that need no hub are run, and all calls of a client fit its methods."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import vantage6_hl
from tests.docs.reader import unbound
from vantage6_hl import UserClient

_PROGRAMS = (".__main__", ".serve", ".keeper")
# The sync flavour is made from the async one, docstrings included; the other two have clients of their own.
_OTHER_CLIENTS = ("._async", ".transport", ".compat")
_FLAGS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(vantage6_hl.__path__, "vantage6_hl."):
        if not found.name.endswith(_PROGRAMS):
            yield importlib.import_module(found.name)


def _examples(module: ModuleType) -> list[doctest.DocTest]:
    return [one for one in doctest.DocTestFinder().find(module) if one.examples]


def _needs_a_client(module: ModuleType, one: doctest.DocTest) -> bool:
    return "._sync" in module.__name__ or "client" in unbound(
        [each.source for each in one.examples if not each.options.get(doctest.SKIP)]
    )


def test_examples_without_a_hub_give_what_they_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told: list[str] = []
    run = left_out = 0
    for module in _modules():
        if "._async" in module.__name__:  # the same examples as in the sync flavour
            continue
        for one in _examples(module):
            if _needs_a_client(module, one):
                left_out += len(one.examples)
                continue
            runner = doctest.DocTestRunner(optionflags=_FLAGS)
            run += runner.run(one, out=told.append).attempted
            left_out += sum(bool(example.options.get(doctest.SKIP)) for example in one.examples)
    print(f"{run} examples were run, {left_out} need a hub or a file")
    assert not told, "".join(told)
    assert run >= 40
    assert not list(tmp_path.iterdir())


def test_calls_of_a_client_fit_its_methods() -> None:
    """The groups' examples are shown for a hub that nobody has; that they can be typed is known."""
    client = UserClient("https://hub.example.org/hq", "https://auth.example.org", known_keys=False)
    checked, wrong = 0, []
    for module in _modules():
        if any(part in module.__name__ for part in _OTHER_CLIENTS):
            continue
        for one in _examples(module):
            for example in one.examples:
                for call in _calls(example.source):
                    checked += 1
                    problem = _problem(client, call)
                    if problem:
                        wrong.append(f"{one.name}: {ast.unparse(call)}: {problem}")
    client.close()
    print(f"{checked} calls in examples fit")
    assert not wrong, "\n".join(wrong)
    assert checked >= 100


def _calls(source: str) -> Iterator[ast.Call]:
    if "client." not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and re.fullmatch(r"client(\.\w+)+", ast.unparse(node.func)):
            yield node


def _problem(client: UserClient, call: ast.Call) -> str:
    target: object = client
    for name in ast.unparse(call.func).split(".")[1:]:
        if not hasattr(target, name):
            return f"there is no {name}"
        target = getattr(target, name)
    if not callable(target):
        return "this is no method"
    keywords = {one.arg: None for one in call.keywords if one.arg}
    arguments = [one for one in call.args if not (isinstance(one, ast.Constant) and one.value is ...)]
    if len(arguments) < len(call.args):
        return ""  # "..." stands for arguments
    try:
        inspect.signature(target).bind(*call.args, **keywords)
    except TypeError as misfit:
        return str(misfit)
    return ""
