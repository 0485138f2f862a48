"""The shape of one computed property of an answer: a marshmallow ``Function`` or ``Method`` field.

The hub writes such fields as short functions of a database object: a link, a list of ids, a dictionary of
columns. What they return is read here; what a database attribute is comes from the model.
"""

from __future__ import annotations

import ast
import re
from typing import Protocol

from scripts.openapi.inside.values import Shape, constant_shape


class Models(Protocol):
    """What is known about the hub's database models and functions."""

    def attribute(self, model: str, name: str) -> Shape | None:
        """Return the shape of a model's column, or ``{"type": "model", ...}`` for a relation."""

    def result(self, dotted: str) -> str | None:
        """Return the result annotation of a function that the module knows by this name."""

    def method_result(self, model: str, name: str) -> str | None:
        """Return the result annotation of a model's method."""


def annotation_shape(annotation: str) -> Shape | None:
    """Return the shape that a result annotation promises, or nothing where it promises nothing clear.

    Examples
    --------
    >>> annotation_shape("str | None")
    {'type': 'string', 'nullable': True}
    """
    options = [part.strip() for part in annotation.split("|")]
    known = [part for part in options if part != "None"]
    if len(known) != 1:
        return None
    simple = {"bool": "boolean", "int": "integer", "str": "string", "float": "number"}
    shape: Shape | None = None
    if known[0] in simple:
        shape = {"type": simple[known[0]]}
    elif inner := re.fullmatch(r"list\[(\w+)\]", known[0]):
        if inner[1] in simple:
            shape = {"type": "array", "items": {"type": simple[inner[1]]}}
    elif known[0].endswith("datetime"):
        shape = {"type": "string", "format": "date-time"}
    if shape is not None and "None" in options:
        shape["nullable"] = True
    return shape


class Computed:
    """Evaluates the body of one such function.

    Parameters
    ----------
    model : str or None
        The model of the object that the function gets.
    models : Models
        What is known about models and functions.
    """

    def __init__(self, model: str | None, models: Models) -> None:
        self._models = models
        self._model = model
        self._names: dict[str, Shape] = {}

    def function(self, node: ast.Lambda | ast.FunctionDef) -> Shape:
        """Return the shape of what a function returns for a database object."""
        parameters = [each.arg for each in node.args.args if each.arg != "self"]
        if self._model and parameters:
            self._names[parameters[0]] = {"type": "model", "model": self._model}
        if isinstance(node, ast.Lambda):
            return self.shape(node.body)
        for statement in node.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                self._names[statement.targets[0].id] = self.shape(statement.value)
            if isinstance(statement, ast.Return) and statement.value is not None:
                return self.shape(statement.value)
        return {"type": "unknown", "source": ast.unparse(node)}

    def shape(self, node: ast.expr) -> Shape:
        """Return the shape of an expression."""
        return self._shape(node) or {"type": "unknown", "source": ast.unparse(node)}

    def _shape(self, node: ast.expr) -> Shape | None:
        match node:
            case ast.Constant(value=const):
                return constant_shape(const)
            case ast.Name(id=name):
                return self._names.get(name)
            case ast.JoinedStr():
                return {"type": "string"}
            case ast.Dict(keys=keys, values=values):
                names = [str(key.value) for key in keys if isinstance(key, ast.Constant)]
                return {
                    "type": "object",
                    "properties": dict(zip(names, map(self.shape, values), strict=True)),
                }
            case ast.List(elts=[first, *_]):
                return {"type": "array", "items": self.shape(first)}
            case (
                ast.ListComp(elt=element, generators=generators)
                | ast.SetComp(elt=element, generators=generators)
            ):
                for generator in generators:
                    if isinstance(generator.target, ast.Name):
                        self._names[generator.target.id] = self.shape(generator.iter)
                return {"type": "array", "items": self.shape(element)}
            case ast.BinOp(left=left, op=ast.Add()):
                return self.shape(left)
            case ast.IfExp(body=body, orelse=orelse):
                return _either(self.shape(body), self.shape(orelse))
            case ast.Attribute(value=owner, attr=name):
                return self._attribute(owner, name)
            case ast.Call():
                return self._call(node)
            case _:
                return None

    def _attribute(self, owner: ast.expr, name: str) -> Shape | None:
        held = self._shape(owner)
        if held and held["type"] == "model":
            found = self._models.attribute(held["model"], name)
            if found:
                return dict(found)
        # A relation of unknown target still has an integer primary key.
        return {"type": "integer"} if name == "id" else None

    def _call(self, node: ast.Call) -> Shape | None:
        match node.func:
            case ast.Name(id="create_one_to_many_link"):
                return {"type": "string", "link": True}
            case ast.Name(id="url_for"):
                return {"type": "string"}
            case ast.Name(id="list" | "set" | "sorted"):
                return self.shape(node.args[0])
            case ast.Attribute(attr="create_hateoas"):
                return self._link(node)
            case ast.Attribute(attr="decode"):
                return {"type": "string"}
            case ast.Attribute(value=ast.Call(func=ast.Name(id=schema)), attr="dump"):
                many = any(k.arg == "many" and getattr(k.value, "value", 0) is True for k in node.keywords)
                return {"type": "dump", "schemas": [schema], "many": many, "extra": {}}
            case ast.Attribute(value=owner, attr=name):
                held = self._shape(owner)
                if held and held["type"] == "model":
                    annotation = self._models.method_result(held["model"], name)
                else:
                    annotation = self._models.result(ast.unparse(node.func))
                return annotation_shape(annotation) if annotation else None
            case _:
                return None

    def _link(self, node: ast.Call) -> Shape:
        """``create_hateoas("task", obj)`` answers null where the relation is empty."""
        relation = node.args[0]
        found = None
        if isinstance(relation, ast.Constant) and self._model:
            found = self._models.attribute(self._model, str(relation.value))
        return {"type": "link", "nullable": found is None or bool(found.get("nullable"))}


def _either(one: Shape, other: Shape) -> Shape:
    for null, value in ((one, other), (other, one)):
        if null["type"] == "null":
            return {**value, "nullable": True}
    if one == other:
        return one
    return {"type": "either", "options": [one, other]}
