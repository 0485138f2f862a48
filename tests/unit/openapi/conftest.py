"""Reads inline endpoint code, and gives the facts about a small service."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from scripts.openapi.inside.reader import read
from scripts.openapi.inside.reading import Reading, Scope
from scripts.openapi.inside.values import Value
from tests.unit.openapi import examples


class ModuleScope:
    """Looks names up in inline source; names ending in ``_schema`` are schemas."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree

    def value(self, name: str) -> Value | None:
        return Value("schema", names=(name,)) if name.endswith("_schema") else None

    def function(self, name: str) -> tuple[ast.FunctionDef, Scope] | None:
        return self._find(name.split(".")[-1])

    def method(self, name: str) -> tuple[ast.FunctionDef, Scope] | None:
        return self._find(name)

    def _find(self, name: str) -> tuple[ast.FunctionDef, Scope] | None:
        functions = (node for node in ast.walk(self._tree) if isinstance(node, ast.FunctionDef))
        return next(((node, self) for node in functions if node.name == name), None)


@pytest.fixture
def read_method() -> Callable[[str], Reading]:
    """Read the method ``get`` of inline source; other functions in it are its helpers."""

    def reader(source: str) -> Reading:
        scope = ModuleScope(ast.parse(textwrap.dedent(source)))
        found = scope.method("get")
        assert found is not None
        return read(found[0], scope)

    return reader


@pytest.fixture
def raw_facts() -> dict[str, Any]:
    """Facts about a service with tasks and a health endpoint."""
    return examples.service()
