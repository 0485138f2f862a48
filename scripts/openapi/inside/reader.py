"""Read one endpoint method: what it takes from the request and what it answers.

The walk follows the request through assignments, branches, loops over literal lists, and into helpers of the
same class or of the hub's modules. It knows no endpoint by name, so a new release is read by the same rules.
"""

from __future__ import annotations

import ast
from http import HTTPStatus

from scripts.openapi.inside.expressions import Expressions
from scripts.openapi.inside.reading import Reading, Scope
from scripts.openapi.inside.values import Answer, Value, shape_of, union, unknown

ERRORS = {
    "UnauthorizedError": 401,
    "NotFoundError": 404,
    "BadRequestError": 400,
    "ForbiddenError": 403,
    "InternalServerError": 500,
}
"""Exceptions that ``handle_exceptions`` answers with (``backend/common/resource/error_handling.py``)."""


def read(function: ast.FunctionDef, scope: Scope) -> Reading:
    r"""Read an endpoint method.

    Parameters
    ----------
    function : ast.FunctionDef
        The method's own source.
    scope : Scope
        Where its names are looked up.

    Returns
    -------
    Reading
        What it takes from the request and what it answers.

    Examples
    --------
    >>> import ast
    >>> from scripts.openapi.inside.reading import Scope
    >>> source = "def get(self):\n    return {'msg': 'gone'}, HTTPStatus.NOT_FOUND"
    >>> class Nothing:
    ...     value = function = method = lambda self, name: None
    >>> read(ast.parse(source).body[0], Nothing()).errors
    [404]
    """
    reading = Reading()
    for value in _Walk(reading, scope, {}, 0).run(function):
        reading.collect(value)
    return reading


class _Walk(Expressions):
    """The statements of one function; expressions are in the base class."""

    def run(self, function: ast.FunctionDef) -> list[Value]:
        """Walk the body and return what its ``return`` statements hold."""
        self.returned: list[Value] = []
        self._statements(function.body, sure=True)
        return self.returned

    def follow(self, function: ast.FunctionDef, scope: Scope, names: dict[str, Value]) -> list[Value]:
        """Walk into a helper with its parameters bound; part of what ``Expressions`` asks for."""
        return _Walk(self.reading, scope, names, self.depth + 1).run(function)

    def _statements(self, statements: list[ast.stmt], *, sure: bool) -> None:
        for statement in statements:
            self._statement(statement, sure=sure)

    def _statement(self, node: ast.stmt, *, sure: bool) -> None:
        match node:
            case ast.Return(value=ast.expr() as value):
                self.returned.append(self._returned(value))
            case ast.Assign(targets=[target], value=value):
                self._assign(target, value, sure=sure)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._assign(target, value, sure=sure)
            case ast.If(test=test, body=body, orelse=orelse):
                self.value(test)
                self._bound(test, body)
                self._statements(body, sure=False)
                self._statements(orelse, sure=False)
            case ast.For(target=target, iter=iterable, body=body, orelse=orelse):
                self._loop(target, iterable, body + orelse)
            case ast.While(test=test, body=body):
                self.value(test)
                self._statements(body, sure=False)
            case ast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=final):
                self._statements(body, sure=sure)
                for handler in handlers:
                    self._statements(handler.body, sure=False)
                self._statements(orelse + final, sure=sure)
            case ast.With(items=items, body=body):
                for item in items:
                    self.value(item.context_expr)
                self._statements(body, sure=sure)
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name)) as exc):
                self.value(exc)
                if name in ERRORS:
                    self.reading.error(ERRORS[name])
            case ast.Expr(value=value) | ast.AugAssign(value=value):
                self.value(value)
            case _:
                pass  # nested functions, passes and imports take nothing from the request

    def _loop(self, target: ast.expr, iterable: ast.expr, body: list[ast.stmt]) -> None:
        values = self.value(iterable)
        if isinstance(target, ast.Name) and values.kind == "strings":
            for name in values.names:
                self.names[target.id] = Value("const", const=name)
                self._statements(body, sure=False)
            return
        self._statements(body, sure=False)

    def _bound(self, test: ast.expr, body: list[ast.stmt]) -> None:
        """``if page <= 0: raise`` gives the parameter behind ``page`` its minimum."""
        match test:
            case ast.Compare(left=ast.Name(id=name), ops=[ast.LtE()], comparators=[ast.Constant(value=0)]):
                found = self.names.get(name)
                if found and found.kind == "query" and any(isinstance(each, ast.Raise) for each in body):
                    self.reading.query(found.names[0]).minimum = 1
            case _:
                pass

    def _assign(self, target: ast.expr, node: ast.expr, *, sure: bool) -> None:
        value = self.value(node)
        match target:
            case ast.Name(id=name):
                before = self.names.get(name)
                if not sure and before and before.kind == value.kind == "schema":
                    value = union([before, value])
                self.names[name] = value
            case ast.Tuple(elts=elements):
                for element in elements:
                    if isinstance(element, ast.Name):
                        self.names[element.id] = Value("part", returns=[value])
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str(key))):
                held = self.names.get(name)
                if held and held.kind == "shape" and held.shape["type"] == "dump":
                    held.shape["extra"][key] = {**shape_of(value, node), "always": sure}
            case _:
                pass

    def _returned(self, node: ast.expr) -> Value:
        if not isinstance(node, ast.Tuple):
            return self._bare(node)
        body, status = self.value(node.elts[0]), self.value(node.elts[1])
        if status.kind == "status":
            shape = shape_of(body, node.elts[0])
            return Value("answer", answer=Answer(int(str(status.const)), shape))
        if status.kind == "part":
            answers = _answers(status)
            if body.kind == "part":
                # The hub hands on what a helper answered only where the helper failed.
                return Value("returns", returns=[each for each in answers if _failed(each)])
            passed = [each.answer for each in answers if each.answer and not _failed(each)]
            shape = shape_of(body, node.elts[0])
            return Value("returns", returns=[Value("answer", answer=Answer(a.status, shape)) for a in passed])
        return Value("answer", answer=Answer(None, shape_of(body, node.elts[0])))

    def _bare(self, node: ast.expr) -> Value:
        value = self.value(node)
        if value.kind == "shape" and value.shape["type"] in {"page", "binary", "dump", "object"}:
            # A helper's bare dictionary is no answer of the endpoint, but at depth 0 it is one.
            if self.depth == 0 or value.shape["type"] in {"page", "binary"}:
                return Value("answer", answer=Answer(HTTPStatus.OK, value.shape), shape=value.shape)
            return value
        return value if value.kind != "unknown" else unknown(node)


def _answers(value: Value) -> list[Value]:
    if value.kind == "answer":
        return [value]
    return [answer for each in value.returns for answer in _answers(each)]


def _failed(value: Value) -> bool:
    return (
        value.answer is None or value.answer.status is None or value.answer.status >= HTTPStatus.BAD_REQUEST
    )
