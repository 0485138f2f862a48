"""Facts become one document: names, parameters, bodies, answers, components."""

from __future__ import annotations

import pytest

from scripts.openapi.document import DocumentError, assemble, check, to_bytes
from scripts.openapi.facts import load_facts
from tests.unit.openapi.examples import dump, field, operation, query


def document(raw):
    return assemble(load_facts(raw))


def schemas(raw):
    return document(raw)["components"]["schemas"]


def add(raw, *operations):
    raw["operations"] += operations
    return document(raw)


def test_the_example_is_valid_openapi(raw_facts):
    check(document(raw_facts))


def test_operations_are_named_by_rule(raw_facts):
    page = {"status": 200, "body": {"type": "page", "schemas": ["TaskSchema"]}}
    built = add(
        raw_facts,
        operation("/task/<int:id>", "get"),
        operation("/task/<int:id>", "delete"),
        operation("/task/<int:task_id>/status", "get"),
        operation("/kill/task", "post"),
        operation("/collaboration/<int:id>/node", "post"),
        operation("/collaboration/<int:id>/node", "delete"),
        operation("/session/<int:session_id>/dataframe", "get", answers=[page]),
        operation("/session/<int:session_id>/dataframe", "post"),
        operation("/review/<int:id>/approve", "post"),
    )
    names = {each["operationId"] for item in built["paths"].values() for each in item.values()}
    assert names == {
        "task_list", "task_create", "task_get", "task_update", "task_delete", "task_status_get", "health_get",
        "kill_task", "collaboration_node_add", "collaboration_node_remove", "session_dataframe_list",
        "session_dataframe_create", "review_approve",
    }  # fmt: skip


def test_a_path_part_is_spelled_as_its_file(raw_facts):
    stores = {**operation("/algorithmstore", "get"), "file": "vantage6/hq/resource/algorithm_store.py"}
    built = add(raw_facts, stores)
    assert built["paths"]["/algorithmstore"]["get"]["tags"] == ["algorithm_store"]


def test_path_parameters_come_from_the_route(raw_facts):
    [parameter] = document(raw_facts)["paths"]["/task/{id}"]["patch"]["parameters"]
    assert parameter == {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}


@pytest.mark.parametrize(
    ("read", "docstring", "expected"),
    [
        (query(integer=True, minimum=1, default=10), "", {"type": "integer", "minimum": 1, "default": 10}),
        (query(), "type: int", {"type": "integer"}),
        (query(), "type: str", {"type": "string"}),
        (query(), "type: date (yyyy-mm-dd)", {"type": "string", "format": "date"}),
        (query(), "", {"type": "string"}),
        (query(repeated=True), "type: array", {"type": "array", "items": {"type": "string"}}),
        (query(flag=True, text=False), "type: boolean", {"const": True}),
        (query(flag=True, text=True), "type: string", {"type": "string"}),
        (query(integer=True), "type: string", {"type": "integer"}),
    ],
)
def test_query_types_follow_the_code_then_the_docstring(raw_facts, read, docstring, expected):
    listing = operation("/rule", "get", queries={"x": read})
    listing["docstring"] = f"L\n---\nparameters:\n- in: query\n  name: x\n  schema: {{{docstring}}}\n"
    [parameter] = add(raw_facts, listing)["paths"]["/rule"]["get"]["parameters"]
    assert parameter["schema"] == expected


def test_ids_are_integers_whatever_the_docstring_says(raw_facts):
    listing = operation("/rule", "get", queries={"user_id": query()})
    [parameter] = add(raw_facts, listing)["paths"]["/rule"]["get"]["parameters"]
    assert parameter["schema"] == {"type": "integer"}


def test_variants_of_a_schema_are_one_component(raw_facts):
    task = schemas(raw_facts)["Task"]
    assert task["properties"]["runs"] == {
        "oneOf": [
            {"type": "string", "format": "uri-reference"},
            {"type": "array", "items": {"$ref": "#/components/schemas/Run"}},
        ]
    }
    assert task["required"] == ["id", "init_org", "name", "runs"]
    assert task["properties"]["name"] == {"type": ["string", "null"]}
    assert task["properties"]["init_org"] == {
        "oneOf": [{"$ref": "#/components/schemas/Link"}, {"type": "null"}]
    }


def test_a_property_of_one_variant_only_is_not_required(raw_facts):
    raw_facts["schemas"]["TaskWithRunSchema"]["fields"]["extra"] = field("Boolean")
    task = schemas(raw_facts)["Task"]
    assert "extra" in task["properties"]
    assert "extra" not in task["required"]


def test_an_excluded_property_makes_a_component_of_its_own(raw_facts):
    nested = {"schema": "TaskSchema", "many": False, "exclude": ["runs"]}
    raw_facts["schemas"]["RunSchema"]["fields"]["task"] = field("Nested", nested=nested)
    made = schemas(raw_facts)
    assert made["Run"]["properties"]["task"] == {"$ref": "#/components/schemas/TaskWithoutRuns"}
    assert "runs" not in made["TaskWithoutRuns"]["properties"]


def test_input_schemas_keep_required_limits_and_choices(raw_facts):
    made = schemas(raw_facts)
    assert made["TaskInput"]["required"] == ["name"]
    assert made["TaskInput"]["properties"]["name"] == {"type": "string", "minLength": 1, "maxLength": 9}
    assert made["TaskInput"]["properties"]["ids"]["items"] == {"type": "integer", "minimum": 1}
    assert made["TaskAction"] == {"type": "string", "enum": ["b", "a"]}
    nullable = {"oneOf": [{"$ref": "#/components/schemas/TaskAction"}, {"type": "null"}]}
    assert made["TaskInput"]["properties"]["action"] == nullable


def test_a_partial_input_requires_nothing(raw_facts):
    assert "required" not in schemas(raw_facts)["TaskUpdate"]


def test_no_schema_refuses_unknown_properties(raw_facts):
    assert b"additionalProperties" not in to_bytes(document(raw_facts))


def test_lists_are_pages(raw_facts):
    page = schemas(raw_facts)["TaskList"]
    assert page["required"] == ["data", "links"]
    assert page["properties"]["links"] == {"$ref": "#/components/schemas/PageLinks"}


def test_added_properties_make_a_created_component(raw_facts):
    body = dump("TaskSchema", api_key={"type": "string", "always": True})
    add(raw_facts, operation("/node", "post", answers=[{"status": 201, "body": body}]))
    created = schemas(raw_facts)["TaskCreated"]
    assert {"api_key", "id"} <= set(created["required"])


def test_errors_are_typed_and_a_token_can_be_refused(raw_facts):
    responses = document(raw_facts)["paths"]["/task"]["get"]["responses"]
    assert list(responses) == ["200", "400", "401", "422", "500"]
    error = responses["401"]["content"]["application/json"]["schema"]
    assert error == {"$ref": "#/components/schemas/Error"}


def test_a_bad_token_ends_in_500_where_containers_are_let_in(raw_facts):
    guarded = {**operation("/run", "get"), "decorators": ["only_for(('user', 'container'))"]}
    assert list(add(raw_facts, guarded)["paths"]["/run"]["get"]["responses"]) == ["401", "500"]


@pytest.mark.parametrize(
    ("decorator", "expected"),
    [
        ("with_user", [{"bearerAuth": []}]),
        ("only_for(('user',))", [{"bearerAuth": []}]),
        ("with_permission_to_view_algorithms()", [{}, {"bearerAuth": []}]),
        ("handle_exceptions", []),
    ],
)
def test_the_decorators_say_who_may_call(raw_facts, decorator, expected):
    guarded = {**operation("/rule", "get"), "decorators": [decorator]}
    assert add(raw_facts, guarded)["paths"]["/rule"]["get"]["security"] == expected


def test_the_texts_come_from_the_docstring(raw_facts):
    built = operation("/rule", "get")
    built["docstring"] = (
        "Get rules.\n---\ndescription: >-\n  All.\\n\n  |Rule|Scope|Operation|Node|Container|Text|\\n\n"
        "  |--|--|--|--|--|--|\\n\n  |Rule|Own|View|x|y|Yours|\\n\n  Accessible to users.\n"
    )
    rule = add(raw_facts, built)["paths"]["/rule"]["get"]
    assert rule["summary"] == "Get rules"
    assert rule["description"] == "All.\n\nRules: Rule/Own/View (Yours).\n\nAccessible to users."


def test_the_body_s_fields_are_described_by_the_docstring(raw_facts):
    creation = raw_facts["operations"][1]
    properties = "properties: {name: {description: A name}, ghost: {description: Nobody reads me}}"
    creation["docstring"] = (
        f"C\n---\nrequestBody: {{content: {{application/json: {{schema: {{{properties}}}}}}}}}\n"
    )
    task = schemas(raw_facts)["TaskInput"]["properties"]
    assert task["name"]["description"] == "A name"
    assert "ghost" not in task


def test_an_answer_that_nothing_types_is_refused(raw_facts):
    secret = {"type": "object", "properties": {"key": {"type": "unknown", "source": "magic()"}}}
    built = add(raw_facts, operation("/recover/node", "post", answers=[{"status": 200, "body": secret}]))
    with pytest.raises(DocumentError, match="component RecoverNode, key is not typed"):
        check(built)


def test_an_operation_without_success_is_refused(raw_facts):
    with pytest.raises(DocumentError, match="POST /kill/task has no success answer"):
        check(add(raw_facts, operation("/kill/task", "post")))
