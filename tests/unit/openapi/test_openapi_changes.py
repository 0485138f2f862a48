"""The changelog between two revisions names what users of the API must know."""

from __future__ import annotations

import copy

from scripts.openapi.changes import changelog
from scripts.openapi.document import assemble
from scripts.openapi.facts import load_facts
from tests.unit.openapi.examples import field, operation, query, service


def made(raw):
    return {"hq": assemble(load_facts(raw))}


def test_operations_and_fields(raw_facts):
    before = service()
    after = copy.deepcopy(before)
    after["operations"][0]["reading"]["queries"]["state"] = query()
    after["operations"].append(operation("/kill/task", "post"))
    after["operations"] = [each for each in after["operations"] if each["path"] != "/health"]
    after["schemas"]["RunSchema"]["fields"]["log"] = field("String")
    after["schemas"]["TaskSchema"]["fields"]["id"] = field("String")
    after["schemas"]["TaskWithRunSchema"]["fields"]["id"] = field("String")
    text = changelog(made(before), made(after), ("A", "B"))
    assert text.splitlines() == [
        "# From A to B",
        "",
        "## vantage6 HQ: operations",
        "",
        "- removed `health_get` (GET /health)",
        "- added `kill_task` (POST /kill/task)",
        "- changed `task_list`: added query parameter state (string)",
        "",
        "## vantage6 HQ: fields",
        "",
        "- removed `Health`",
        "- changed `Run`: added log (string, required)",
        "- changed `Task`: id was integer, required, is string, required",
    ]


def test_texts_are_no_change(raw_facts):
    after = copy.deepcopy(raw_facts)
    after["operations"][0]["docstring"] = "Other words"
    assert "No operation and no field differs." in changelog(made(raw_facts), made(after), ("A", "B"))
