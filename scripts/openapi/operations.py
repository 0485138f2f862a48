"""From the facts about one endpoint method to an OpenAPI operation."""

from __future__ import annotations

from http import HTTPStatus

from scripts.openapi import docstrings
from scripts.openapi.facts import JsonObject, Operation
from scripts.openapi.naming import pascal, path_parameters, tag, words
from scripts.openapi.schemas import Components, record, reference

JSON = "application/json"
BINARY = "application/octet-stream"

_PUBLIC: list[JsonObject] = []
_BEARER: list[JsonObject] = [{"bearerAuth": []}]
_OPTIONAL: list[JsonObject] = [{}, {"bearerAuth": []}]


def build(operation: Operation, name: str, components: Components) -> JsonObject:
    """Return the operation object; the schemas that it needs are made in ``components``.

    Parameters
    ----------
    operation : Operation
        The facts.
    name : str
        The ``operationId``.
    components : Components
        Where schemas are made and found.
    """
    documented = docstrings.parse(operation.docstring)
    built: JsonObject = {"operationId": name, "tags": [tag(operation)], "summary": documented.summary}
    if documented.description and documented.description != documented.summary:
        built["description"] = documented.description
    built["security"] = security(operation)
    parameters = _parameters(operation, documented, components)
    if parameters:
        built["parameters"] = parameters
    body = _body(operation, name, documented, components)
    if body:
        built["requestBody"] = body
    built["responses"] = _responses(operation, documented, components)
    return built


def security(operation: Operation) -> list[JsonObject]:
    """Return who may call: the decorators tell whether a token is needed, may be given, or does not count."""
    guards = [each for each in operation.decorators if each.startswith(("with_", "only_for"))]
    if any("to_view_algorithms" in each for each in guards):
        return _OPTIONAL
    return _BEARER if guards else _PUBLIC


def _parameters(
    operation: Operation, documented: docstrings.Documented, components: Components
) -> list[JsonObject]:
    found = [
        {"name": each.name, "in": "path", "required": True, "schema": {"type": each.type}}
        for each in path_parameters(operation.path)
    ]
    queries: dict[str, JsonObject] = {
        key: components.property(schema, key)
        for schema in operation.query_schemas
        for key in components.fields(schema)
    }
    for name, read in operation.queries.items():
        queries[name] = query_schema(name, read, documented.parameters.get(name, {}))
    for name in sorted(queries):
        parameter: JsonObject = {"name": name, "in": "query", "schema": queries[name]}
        text = documented.texts.get(name) or _TEXTS.get(name)
        if text:
            parameter["description"] = text
        found.append(parameter)
    return found


_TEXTS = {
    "page": "Page number for pagination.",
    "per_page": "Number of items per page.",
    "sort": "Fields to sort by, separated by commas; a minus sign in front sorts in descending order.",
}
"""Parameters that ``Pagination`` reads for every list, also where the docstring forgets them."""


def query_schema(name: str, read: JsonObject, documented: JsonObject) -> JsonObject:
    """Return the schema of a query parameter: what the code does with it, then what the docstring says.

    Parameters
    ----------
    name : str
        The parameter.
    read : dict
        How the code reads it (``scripts.openapi.inside.reading.Query``).
    documented : dict
        The docstring's type, made valid; empty where it names none.
    """
    if read["flag"] and not read["text"]:
        # The hub takes every value for yes, "false" too; only true says what it means.
        # Without a type, because the generator would make it a plain boolean.
        return {"const": True}
    single = documented.get("items", documented) if documented.get("type") == "array" else documented
    if read["integer"] or name.endswith("_id"):
        single = {"type": "integer"}
    schema: JsonObject = dict(single) or {"type": "string"}
    if read["repeated"]:
        return {"type": "array", "items": schema}
    if read["minimum"] is not None:
        schema["minimum"] = read["minimum"]
    if read["default"] is not None:
        schema["default"] = read["default"]
    return schema


def _body(
    operation: Operation, name: str, documented: docstrings.Documented, components: Components
) -> JsonObject | None:
    if operation.binary_body:
        return {"required": True, "content": {BINARY: {"schema": {"type": "string", "format": "binary"}}}}
    if operation.bodies:
        body = operation.bodies[0]
        schema = components.input(body["schema"], partial=body["partial"])
        components.describe(schema, documented.body)
        if body["many"]:
            schema = {"type": "array", "items": schema}
    elif operation.keys:
        component = f"{pascal(name)}Input"
        properties: JsonObject = {key: {"type": "integer"} if _is_id(key) else {} for key in operation.keys}
        schema = components.add(component, record(properties, list(properties), f"Read in {operation.file}."))
    else:
        return None
    return {"required": True, "content": {JSON: {"schema": schema}}}


def _is_id(key: str) -> bool:
    return key == "id" or key.endswith("_id")


def _responses(operation: Operation, documented: docstrings.Documented, components: Components) -> JsonObject:
    responses: dict[int, JsonObject] = {}
    for answer in operation.answers:
        status = answer["status"] or HTTPStatus.OK
        text = documented.statuses.get(status) or HTTPStatus(status).phrase
        responses[status] = {"description": text, **_content(answer["body"], operation, status, components)}
    written = {status for status in documented.statuses if status >= HTTPStatus.BAD_REQUEST}
    errors = {*operation.errors, *written, *_refusals(operation)}
    for status in errors:
        text = documented.statuses.get(status) or HTTPStatus(status).phrase
        responses[status] = {"description": text, "content": {JSON: {"schema": reference("Error")}}}
    return {str(int(status)): responses[status] for status in sorted(responses)}


def _refusals(operation: Operation) -> set[int]:
    """Return the statuses with which the decorators answer, before the method's own code runs.

    A missing or ended token is answered 401 and one that is not the realm's 422 (flask-jwt-extended's rule).
    One of the wrong kind, such as a node's where users ask, and one of a user whom the store does not know
    end in 500, because nothing catches the guards' errors. Where containers are let in, so do all: the guard
    then tries the token as a container's (``only_for`` in ``hq/resource/__init__.py``).
    """
    if not security(operation):
        return set()
    refused: set[int] = {HTTPStatus.UNAUTHORIZED, HTTPStatus.INTERNAL_SERVER_ERROR}
    if not any("'container'" in each for each in operation.decorators):
        refused.add(HTTPStatus.UNPROCESSABLE_ENTITY)
    return refused


def _content(body: JsonObject, operation: Operation, status: int, components: Components) -> JsonObject:
    match body["type"]:
        case "binary":
            return {"content": {str(body["media"]): {"schema": {"type": "string", "format": "binary"}}}}
        case "page":
            return {
                "headers": {"total-count": {"$ref": "#/components/headers/TotalCount"}},
                "content": {JSON: {"schema": _page(body["schemas"][0], components)}},
            }
        case "dump" if body["extra"]:
            schema = _extended(body, status, components)
        case "object" if set(body["properties"]) == {"msg"}:
            schema = reference("Message")
        case "object" | "unknown":
            component = pascal("_".join(words(operation))) + (
                "Created" if status == HTTPStatus.CREATED else ""
            )
            schema = components.shape(body, component) or components.add(component, {})
        case _:
            schema = components.shape(body, pascal("_".join(words(operation))))
    return {"content": {JSON: {"schema": schema}}}


def _page(schema: str, components: Components) -> JsonObject:
    item = components.output(schema)
    name = f"{item['$ref'].rsplit('/', 1)[1]}List"
    properties: JsonObject = {"data": {"type": "array", "items": item}, "links": reference("PageLinks")}
    return components.add(name, record(properties, list(properties), None))


def _extended(body: JsonObject, status: int, components: Components) -> JsonObject:
    """Return a dump to which the endpoint adds properties, such as the secret of what it created."""
    item = components.output(body["schemas"][0])["$ref"].rsplit("/", 1)[1]
    name = f"{item}Created" if status == HTTPStatus.CREATED else f"{item}Extended"
    base = components.made[item]
    added = {key: components.shape(each, name + pascal(key)) for key, each in body["extra"].items()}
    properties = {**base["properties"], **added}
    required = [*base.get("required", []), *(key for key, each in body["extra"].items() if each["always"])]
    return components.add(name, record(properties, required, base.get("description")))
