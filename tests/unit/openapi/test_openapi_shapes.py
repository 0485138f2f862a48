"""The shape of a computed property is read from the function that computes it."""

from __future__ import annotations

import ast

import pytest

from scripts.openapi.inside.shapes import Computed, annotation_shape

ATTRIBUTES = {
    ("Task", "init_org"): {"type": "model", "model": "Organization", "nullable": True},
    ("Task", "session"): {"type": "model", "model": "Session", "nullable": False},
    ("Task", "databases"): {"type": "model", "model": "Database", "nullable": False},
    ("Database", "label"): {"type": "string", "nullable": True},
}


class Models:
    """A task with a nullable organization, and databases."""

    def attribute(self, model, name):
        return ATTRIBUTES.get((model, name))

    def result(self, dotted):
        return {"Scope.get_name": "str | None"}.get(dotted)

    def method_result(self, model, name):
        return {("Task", "ready"): "bool"}.get((model, name))


def shape(source: str):
    node = ast.parse(source).body[0]
    if isinstance(node, ast.Expr):
        node = node.value
    assert isinstance(node, ast.Lambda | ast.FunctionDef)
    return Computed("Task", Models()).function(node)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("lambda obj: create_one_to_many_link(obj, link_to='run')", {"type": "string", "link": True}),
        ("lambda obj: self.create_hateoas('init_org', obj)", {"type": "link", "nullable": True}),
        ("lambda obj: self.create_hateoas('session', obj)", {"type": "link", "nullable": False}),
        ("lambda obj: [dep.id for dep in obj.depends_on]", {"type": "array", "items": {"type": "integer"}}),
        ("lambda obj: obj.ready()", {"type": "boolean"}),
        ("lambda obj: Scope.get_name(obj.scope)", {"type": "string", "nullable": True}),
        ("lambda obj: encode(obj.key).decode('ascii') if obj.key else ''", {"type": "string"}),
        ("lambda obj: 'x' if obj.id else None", {"type": "string", "nullable": True}),
        ("lambda obj: list({org.id for org in obj.orgs})", {"type": "array", "items": {"type": "integer"}}),
    ],
)
def test_one_expression(source, expected):
    assert shape(source) == expected


def test_a_list_of_dictionaries_of_columns():
    found = shape("def databases_(obj):\n    return [{'label': db.label} for db in obj.databases]")
    label = {"type": "string", "nullable": True}
    assert found == {"type": "array", "items": {"type": "object", "properties": {"label": label}}}


def test_what_no_rule_explains_names_its_source():
    assert shape("lambda obj: magic(obj)") == {"type": "unknown", "source": "magic(obj)"}


@pytest.mark.parametrize("annotation", ["dict", "int | str", "None", "list[Task]"])
def test_an_annotation_that_promises_nothing_clear(annotation):
    assert annotation_shape(annotation) is None
