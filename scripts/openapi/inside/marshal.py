"""Facts about marshmallow schemas: every field, what it checks, and what it sends."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from typing import Any

from marshmallow import Schema, fields, validate  # type: ignore[import-not-found]

from scripts.openapi.inside.live import LiveModels
from scripts.openapi.inside.shapes import Computed, annotation_shape
from scripts.openapi.inside.values import Shape

FieldFacts = dict[str, Any]
"""Facts about one field; JSON in the making, as a shape is."""


def schema_facts(schemas: dict[str, Schema], models: dict[str, type]) -> dict[str, dict[str, Any]]:
    """Return the facts about these schemas and those nested in them, by class name."""
    facts: dict[str, dict[str, Any]] = {}
    waiting = dict(schemas)
    while waiting:
        name, schema = waiting.popitem()
        if name in facts:
            continue
        reader = _Schema(schema, models)
        facts[name] = reader.facts()
        waiting.update({key: value for key, value in reader.nested.items() if key not in facts})
    return {name: facts[name] for name in sorted(facts)}


def model_of(schema: type) -> Any:
    """Return the database model of an output schema; an SQLAlchemy class, or nothing for other schemas."""
    return getattr(getattr(schema, "opts", None), "model", None)


class _Schema:
    def __init__(self, schema: Schema, models: dict[str, type]) -> None:
        self._schema = schema
        self._class = type(schema)
        self._model = model_of(self._class)
        self._model_name = self._model.__name__ if self._model else None
        self._models = LiveModels(models, self._class.__module__)
        self.nested: dict[str, Schema] = {}

    def facts(self) -> dict[str, Any]:
        family = [each for each in self._class.__mro__ if model_of(each) is not None]
        found = {}
        for name, field in sorted(self._schema.fields.items()):
            if self._model and not self._sent(name, field):
                continue
            found[field.data_key or name] = self._field(name, field)
        return {
            "family": family[-1].__name__ if family else None,
            "file": self._class.__module__.replace(".", "/") + ".py",
            "fields": found,
        }

    def _sent(self, name: str, field: fields.Field) -> bool:
        """Tell whether it is sent: marshmallow leaves out a field whose object has no such attribute."""
        computed = isinstance(field, fields.Function | fields.Method)
        # Looked up statically, because a hybrid property builds SQL when the class is asked for it.
        return computed or inspect.getattr_static(self._model, field.attribute or name, None) is not None

    def _field(self, name: str, field: fields.Field) -> FieldFacts:
        facts: FieldFacts = {"class": _class(field), "own_class": type(field).__name__}
        facts["required"] = field.required
        facts["nullable"] = self._nullable(name, field) if self._model else bool(field.allow_none)
        facts["checks"] = [check for each in field.validators if (check := _check(each))]
        if isinstance(field, fields.List):
            facts["inner"] = self._field(name, field.inner)
        if isinstance(field, fields.Nested):
            target = type(field.schema).__name__
            # The registry's own instance, not this field's with its exclusions.
            self.nested[target] = type(field.schema)() if field.exclude or field.only else field.schema
            facts["nested"] = {"schema": target, "many": field.many, "exclude": sorted(field.exclude)}
        if isinstance(field, fields.Function | fields.Method):
            facts["shape"] = self._shape(name, field)
        return facts

    def _nullable(self, name: str, field: fields.Field) -> bool:
        known = self._models.attribute(str(self._model_name), field.attribute or name)
        if known is not None:
            return bool(known.get("nullable"))
        annotation = self._models.method_result(str(self._model_name), field.attribute or name)
        shape = annotation_shape(annotation) if annotation else None
        return shape is None or bool(shape.get("nullable"))

    def _shape(self, name: str, field: fields.Field) -> Shape:
        computed = Computed(self._model_name, self._models)
        node = self._lambda(name) if isinstance(field, fields.Function) else self._method(field)
        if node is None:
            return {"type": "unknown", "source": f"{self._class.__name__}.{name}"}
        shape = computed.function(node)
        for schema in shape.get("schemas", []):
            target = getattr(inspect.getmodule(self._class), schema)
            self.nested[schema] = target()
        return shape

    def _lambda(self, name: str) -> ast.Lambda | None:
        for owner in self._class.__mro__:
            for node in _statements(owner):
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
                    return next((each for each in ast.walk(node.value) if isinstance(each, ast.Lambda)), None)
        return None

    def _method(self, field: fields.Field) -> ast.Lambda | ast.FunctionDef | None:
        """Find a method by name, or the lambda that a schema's ``__init__`` sets under that name."""
        wanted = getattr(field, "serialize_method_name", None)
        for owner in self._class.__mro__:
            for node in _statements(owner):
                if isinstance(node, ast.FunctionDef) and node.name == wanted:
                    return node
                if isinstance(node, ast.FunctionDef) and node.name == "__init__":
                    found = next((value for name, value in _attributes(node) if name == wanted), None)
                    if isinstance(found, ast.Lambda):
                        return found
        return None


def _attributes(function: ast.FunctionDef) -> Iterator[tuple[str, ast.expr]]:
    """Yield what a method sets on ``self``, as an assignment or by ``setattr`` (releases before 5.0.3)."""
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)], value=value):
                yield name, value
            case ast.Call(
                func=ast.Name(id="setattr"), args=[ast.Name(id="self"), ast.Constant(value=str(name)), value]
            ):
                yield name, value


def _statements(owner: type) -> list[ast.stmt]:
    if not owner.__module__.startswith("vantage6."):
        return []
    tree = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
    return tree.body if isinstance(tree, ast.ClassDef) else []


def _class(field: fields.Field) -> str:
    """Name of the marshmallow class that this field is, or is made from."""
    known = (each.__name__ for each in type(field).__mro__ if each.__module__ == "marshmallow.fields")
    return next(known)


def _check(check: object) -> dict[str, Any] | None:
    if isinstance(check, validate.Range):
        return {"check": "range", "min": check.min, "max": check.max}
    if isinstance(check, validate.Length):
        return {"check": "length", "min": check.min, "max": check.max, "equal": check.equal}
    if isinstance(check, validate.OneOf):
        return {"check": "choice", "choices": list(check.choices)}
    return None
