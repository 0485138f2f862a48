"""The expressions of the hub's code: where they touch the request, and what they stand for."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from http import HTTPStatus

from scripts.openapi.inside.reading import Body, Reading, Scope
from scripts.openapi.inside.values import Value, shape_of, union, unknown

MAX_DEPTH = 8
"""Helpers of helpers; the hub needs four, the limit only ends a mistake."""

_INTERESTING = {"request", "args", "json", "loaded", "query", "strings"}


class Expressions(ABC):
    """The names of one function and the meaning of its expressions."""

    def __init__(self, reading: Reading, scope: Scope, names: dict[str, Value], depth: int) -> None:
        self.reading = reading
        self.scope = scope
        self.names = names
        self.depth = depth

    @abstractmethod
    def follow(self, function: ast.FunctionDef, scope: Scope, names: dict[str, Value]) -> list[Value]:
        """Walk into a helper and return what it returns."""

    def value(self, node: ast.expr) -> Value:
        """Return what an expression stands for, noting what it reads from the request on the way."""
        match node:
            case ast.Constant(value=const):
                return Value("const", const=const)
            case ast.Name(id=name):
                return self._name(name) or unknown(node)
            case ast.NamedExpr(target=ast.Name(id=name), value=inner):
                self.names[name] = self.value(inner)
                return self.names[name]
            case ast.List(elts=elements) | ast.Tuple(elts=elements):
                values = [self.value(element) for element in elements]
                if values and all(v.kind == "const" and isinstance(v.const, str) for v in values):
                    return Value("strings", names=tuple(str(v.const) for v in values))
                return unknown(node)
            case ast.Attribute():
                return self._attribute(node)
            case ast.Subscript(value=inner, slice=key):
                return self._item(self.value(inner), self.value(key)) or unknown(node)
            case ast.Compare():
                return self._compare(node)
            case ast.Call():
                return self._call(node)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                self.value(test)
                branches = [self.value(body), self.value(orelse)]
                merged = union(branches)
                return merged if merged.kind == "schema" else unknown(node)
            case ast.JoinedStr():
                return self._text(node)
            case ast.Dict(keys=keys, values=values):
                properties = {}
                for key_node, each in zip(keys, values, strict=True):
                    shape = shape_of(self.value(each), each)
                    if isinstance(key_node, ast.Constant):
                        properties[str(key_node.value)] = shape
                return Value("shape", shape={"type": "object", "properties": properties})
            case _:
                for child in ast.iter_child_nodes(node):
                    self._child(child)
                return unknown(node)

    def _child(self, node: ast.AST) -> None:
        if isinstance(node, ast.expr):
            self.value(node)
        elif isinstance(node, ast.comprehension | ast.keyword):
            for child in ast.iter_child_nodes(node):
                self._child(child)

    def _name(self, name: str) -> Value | None:
        if name in self.names:
            return self.names[name]
        if name == "request":
            return Value("request")
        return self.scope.value(name)

    def _text(self, node: ast.JoinedStr) -> Value:
        parts = []
        for each in node.values:
            inner = self.value(each.value if isinstance(each, ast.FormattedValue) else each)
            parts.append(inner.const if inner.kind == "const" else None)
        if all(isinstance(part, str) for part in parts):
            return Value("const", const="".join(str(part) for part in parts))
        return Value("shape", shape={"type": "string"})

    def _attribute(self, node: ast.Attribute) -> Value:
        if (
            isinstance(node.value, ast.Name)
            and node.value.id == "HTTPStatus"
            and hasattr(HTTPStatus, node.attr)
        ):
            return Value("status", const=int(HTTPStatus[node.attr]))
        owner = self.value(node.value)
        if owner.kind == "request" and node.attr in {"args", "json"}:
            return Value("args" if node.attr == "args" else "json")
        return unknown(node)

    def _item(self, owner: Value, key: Value) -> Value | None:
        """``args["x"]``, ``data["x"]``."""
        if key.kind != "const" or not isinstance(key.const, str):
            return None
        if owner.kind == "args":
            self.reading.query(key.const).text = True
            return Value("query", names=(key.const,))
        if owner.kind == "json":
            self.reading.key(key.const)
        return None

    def _compare(self, node: ast.Compare) -> Value:
        left = self.value(node.left)
        for operator, right_node in zip(node.ops, node.comparators, strict=True):
            right = self.value(right_node)
            if isinstance(operator, ast.In | ast.NotIn):
                self._item(right, left)
            if left.kind == "query" and isinstance(operator, ast.Eq) and isinstance(right.const, str):
                values = self.reading.query(left.names[0]).values
                if right.const not in values:
                    values.append(right.const)
        return Value("shape", shape={"type": "boolean"})

    def _call(self, node: ast.Call) -> Value:
        arguments = [self.value(argument) for argument in node.args]
        keywords = {keyword.arg: self.value(keyword.value) for keyword in node.keywords if keyword.arg}
        found: Value | None = None
        if isinstance(node.func, ast.Attribute):
            found = self._method(node.func, arguments, keywords)
        elif isinstance(node.func, ast.Name):
            found = self._function(node.func.id, arguments, keywords)
        return found or unknown(node)

    def _function(self, name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value | None:
        first = arguments[0] if arguments else None
        if name == "int" and first and first.kind == "query":
            self.reading.query(first.names[0]).integer = True
            return first
        if name in {"int", "bool", "str"}:
            kind = {"int": "integer", "bool": "boolean", "str": "string"}[name]
            return Value("shape", shape={"type": kind})
        if name == "Response" and "content_type" in keywords:
            return Value("shape", shape={"type": "binary", "media": keywords["content_type"].const})
        return self._enter(self.scope.function(name), arguments, keywords)

    def _method(
        self, func: ast.Attribute, arguments: list[Value], keywords: dict[str, Value]
    ) -> Value | None:
        own = isinstance(func.value, ast.Name) and func.value.id == "self"
        first = arguments[0] if arguments else None
        if own and func.attr == "response":
            return Value("shape", shape={"type": "page", "schemas": list(_schemas(arguments[1]))})
        if own and func.attr == "is_included" and first and isinstance(first.const, str):
            query = self.reading.query("include")
            query.repeated = True
            query.values = sorted({*query.values, first.const})
            return Value("shape", shape={"type": "boolean"})
        if own:
            return self._enter(self.scope.method(func.attr), arguments, keywords)
        owner = self.value(func.value)
        if owner.kind == "request" and func.attr == "get_json":
            return Value("json")
        if owner.kind == "request" and func.attr == "get_data":
            self.reading.binary_body = True
        if owner.kind == "args" and func.attr in {"get", "getlist"}:
            return self._get(arguments, repeated=func.attr == "getlist")
        if owner.kind == "json" and func.attr == "get" and first and isinstance(first.const, str):
            self.reading.key(first.const)
        names = _schemas(owner)
        if names and func.attr in {"load", "validate"} and first:
            return self._load(names, first, keywords)
        if names and func.attr == "dump":
            many = keywords.get("many")
            many_items = bool(many and many.const is True)
            shape = {"type": "dump", "schemas": list(names), "many": many_items, "extra": {}}
            return Value("shape", shape=shape)
        return self._enter(self.scope.function(ast.unparse(func)), arguments, keywords)

    def _get(self, arguments: list[Value], *, repeated: bool) -> Value | None:
        if not arguments or not isinstance(arguments[0].const, str):
            return None
        name = arguments[0].const
        query = self.reading.query(name)
        query.repeated = query.repeated or repeated
        default = arguments[1].const if len(arguments) > 1 else None
        if default is False:
            query.flag = True
        else:
            query.text = True
        if isinstance(default, int) and default is not False:
            query.default = default
        return Value("query", names=(name,))

    def _load(self, names: tuple[str, ...], what: Value, keywords: dict[str, Value]) -> Value:
        partial, many = keywords.get("partial"), keywords.get("many")
        for name in names:
            if what.kind == "args" and name not in self.reading.query_schemas:
                self.reading.query_schemas.append(name)
            elif what.kind == "json":
                is_partial, is_many = bool(partial and partial.const), bool(many and many.const)
                self.reading.body(Body(name, partial=is_partial, many=is_many))
        return Value("loaded")

    def _enter(
        self,
        found: tuple[ast.FunctionDef, Scope] | None,
        arguments: list[Value],
        keywords: dict[str, Value],
    ) -> Value | None:
        """Walk into a helper, where there is one to be found and it could matter."""
        if found is None or self.depth >= MAX_DEPTH:
            return None
        function, scope = found
        parameters = [each.arg for each in function.args.posonlyargs + function.args.args]
        defaults = [self.value(each) for each in function.args.defaults]
        names = dict(zip(parameters[len(parameters) - len(defaults) :], defaults, strict=True))
        if parameters[:1] in (["self"], ["cls"]):
            parameters = parameters[1:]
        names.update(zip(parameters, arguments, strict=False))
        names.update(keywords)
        return union(self.follow(function, scope, names))


def _schemas(value: Value) -> tuple[str, ...]:
    """Names of the schemas that a value may be, also where a helper selects one of several."""
    if value.kind == "schema":
        return value.names
    return tuple(dict.fromkeys(name for each in value.returns for name in _schemas(each)))
