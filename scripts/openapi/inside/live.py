"""The hub's modules and models as the readers want to see them: names, functions, attributes."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from types import FunctionType, ModuleType
from typing import Any

from marshmallow import Schema  # type: ignore[import-not-found]
from sqlalchemy import inspect as inspect_model  # type: ignore[import-not-found]
from sqlalchemy.orm import ColumnProperty, RelationshipProperty  # type: ignore[import-not-found]

from scripts.openapi.inside.reading import Scope
from scripts.openapi.inside.values import Shape, Value

_COLUMN_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}


def parse(function: FunctionType) -> ast.FunctionDef:
    """Return the source of a function as a tree."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    if not isinstance(tree, ast.FunctionDef):
        raise TypeError(f"{function.__qualname__} is not a plain function")
    return tree


class LiveScope:
    """Looks names up in the module of a function and methods in the endpoint's class.

    Parameters
    ----------
    module : str
        The module in which the function was written.
    owner : type or None
        The endpoint's class.
    schemas : dict
        Filled with every schema that was met, by class name.
    """

    def __init__(self, module: str, owner: type | None, schemas: dict[str, Schema]) -> None:
        self._names = vars(sys.modules[module])
        self._owner = owner
        self._schemas = schemas

    def value(self, name: str) -> Value | None:
        """Return the mark of a module's name: a schema or a constant."""
        found = self._names.get(name)
        if isinstance(found, Schema):
            known = type(found).__name__
            self._schemas.setdefault(known, found)
            return Value("schema", names=(known,))
        if isinstance(found, str | int):
            return Value("const", const=found)
        return None

    def function(self, name: str) -> tuple[ast.FunctionDef, Scope] | None:
        """Return a function of the hub, ``helper`` or ``Class.method``."""
        found: object = self._names.get(name.split(".")[0])
        owner = found if isinstance(found, type) else None
        for part in name.split(".")[1:]:
            found = getattr(found, part, None) if isinstance(found, type | ModuleType) else None
        return self._found(found, owner)

    def method(self, name: str) -> tuple[ast.FunctionDef, Scope] | None:
        """Return a method of the endpoint's class."""
        return self._found(getattr(self._owner, name, None), self._owner)

    def _found(self, found: object, owner: type | None) -> tuple[ast.FunctionDef, Scope] | None:
        function = inspect.unwrap(getattr(found, "__func__", found))  # type: ignore[arg-type]
        if not isinstance(function, FunctionType) or not function.__module__.startswith("vantage6."):
            return None
        return parse(function), LiveScope(function.__module__, owner, self._schemas)


class LiveModels:
    """Columns, relations and annotations of the SQLAlchemy models.

    Parameters
    ----------
    models : dict
        The models by class name.
    module : str
        The module whose functions are looked up.
    """

    def __init__(self, models: dict[str, type], module: str) -> None:
        self._models = models
        self._names = vars(sys.modules[module])

    def attribute(self, model: str, name: str) -> Shape | None:
        """Return the shape of a column or relation."""
        owner = self._models.get(model)
        if owner is None:
            return None
        found = inspect_model(owner).attrs.get(name)
        if isinstance(found, ColumnProperty):
            column: Any = found.columns[0]
            kind = _COLUMN_TYPES.get(column.type.python_type, "unknown")
            return {"type": kind, **({"nullable": True} if column.nullable else {})}
        if isinstance(found, RelationshipProperty):
            nullable = not found.uselist and any(column.nullable for column in found.local_columns)
            return {"type": "model", "model": found.mapper.class_.__name__, "nullable": nullable}
        return None

    def result(self, dotted: str) -> str | None:
        """Return the result annotation of ``Class.function``."""
        first, *rest = dotted.split(".")
        found: object = self._names.get(first)
        for part in rest:
            found = getattr(found, part, None)
        return _result(found)

    def method_result(self, model: str, name: str) -> str | None:
        """Return the result annotation of a model's method or property."""
        owner = self._models.get(model)
        found = inspect.getattr_static(owner, name, None) if owner else None
        return _result(getattr(found, "fget", found))


def _result(function: object) -> str | None:
    annotation = getattr(function, "__annotations__", {}).get("return")
    if annotation is None:
        return None
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
