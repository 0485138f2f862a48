"""Names by rule: operations, tags and components. Nobody chooses one, so every release gets the same."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from scripts.openapi.facts import Operation

_CONVERTER = re.compile(r"<(?:(?P<type>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class PathParameter:
    """A variable part of a path; ``type`` is the JSON type."""

    name: str
    type: str


def template(path: str) -> str:
    """Return the OpenAPI form of a Flask route.

    Examples
    --------
    >>> template("/task/<int:id>")
    '/task/{id}'
    """
    return _CONVERTER.sub(lambda match: f"{{{match['name']}}}", path)


def path_parameters(path: str) -> list[PathParameter]:
    """Return the variables of a Flask route, in its order."""
    types = {"int": "integer", "float": "number"}
    return [PathParameter(m["name"], types.get(m["type"], "string")) for m in _CONVERTER.finditer(path)]


def pascal(name: str) -> str:
    """Return ``TaskStatus`` for ``task_status``."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def words(operation: Operation) -> list[str]:
    """Return the fixed parts of the path, ``algorithmstore`` spelled as its file is: ``algorithm_store``."""
    module = PurePosixPath(operation.file).stem
    parts = [part for part in operation.path.split("/") if part and not part.startswith("<")]
    return [module if part == module.replace("_", "") else part for part in parts]


def tag(operation: Operation) -> str:
    """Return the one tag of an operation: the resource that its path begins with."""
    return words(operation)[0]


def operation_id(operation: Operation, routes: Collection[tuple[str, str]]) -> str:
    """Return the operation's name.

    Parameters
    ----------
    operation : Operation
        The operation.
    routes : collection of (path, method)
        All routes of the service: whether a path is a collection shows in its neighbours.

    Returns
    -------
    str
        ``task_list``, ``task_create``, ``task_get``, ``task_update``, ``task_delete``; ``..._add`` and
        ``..._remove`` for members of a collection; the bare path, ``kill_task``, for an action.
    """
    name = "_".join(words(operation))
    path, method = operation.path, operation.method
    if path.endswith(">"):
        return f"{name}_" + {"get": "get", "patch": "update", "put": "replace", "delete": "delete"}.get(
            method, method
        )
    if method == "get":
        return f"{name}_list" if _is_page(operation) else f"{name}_get"
    if {(path, "post"), (path, "delete")} <= set(routes):
        return f"{name}_" + {"post": "add", "delete": "remove"}.get(method, method)
    has_items = any(
        other.startswith(f"{path}/<") and other.count("/") == path.count("/") + 1 for other, _ in routes
    )
    if method == "post" and (has_items or (path, "get") in routes):
        return f"{name}_create"
    return name if method == "post" else f"{name}_{method}"


def _is_page(operation: Operation) -> bool:
    return any(answer["body"]["type"] == "page" for answer in operation.answers)


def output_name(schema: str) -> str:
    """Return the component of an output schema: ``Task`` for ``TaskSchema``.

    Examples
    --------
    >>> output_name("AlgorithmOutputSchema"), output_name("NodeSchemaSimple")
    ('Algorithm', 'NodeSimple')
    """
    return re.sub(r"(Output)?Schema", "", schema)


def input_name(schema: str, *, partial: bool) -> str:
    """Return the component of an input schema: ``TaskInput``, or ``TaskUpdate`` where nothing is required.

    Examples
    --------
    >>> input_name("HQRoleInputSchema", partial=False), input_name("UserEditInputSchema", partial=True)
    ('RoleInput', 'UserUpdate')
    """
    name = re.sub(r"Schema$", "", schema).removeprefix("HQ")
    base = re.sub(r"(Edit|Patch|Update)?(Input)?$", "", name)
    update = partial or re.search(r"(Edit|Patch|Update)Input$", name)
    return f"{base}Update" if update else name


def input_owner(schema: str) -> str:
    """Return what an input schema is about; its enumerations are named by it.

    Examples
    --------
    >>> input_owner("RunInputSchema"), input_owner("AlgorithmPatchInputSchema")
    ('Run', 'Algorithm')
    """
    return input_name(schema, partial=True).removesuffix("Update")
