"""The documents in the folder openapi: whole, valid, in their one form, and the same on every run."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from scripts.checkout import ROOT
from scripts.openapi import hub, overlay, releases, tree
from scripts.openapi.document import check, to_bytes
from scripts.openapi.fingerprint import fingerprint

RECORD = releases.load(tree.FOLDER / tree.RELEASES)
FINALS = ("5.0.0", "5.0.1", "5.0.2", "5.0.3")


def operations(document):
    return [each for item in document["paths"].values() for each in item.values()]


@pytest.mark.parametrize("release", FINALS)
def test_every_final_release_is_recorded_with_its_wheels(release):
    known = RECORD.releases[release]
    assert known.revision == "v5_0"
    assert len(known.wheels) == len(hub.PACKAGES)


@pytest.mark.parametrize("revision", sorted(RECORD.revisions))
def test_documents_are_valid_and_in_their_one_form(revision):
    documents = tree.load(revision, tree.FOLDER)
    for service, document in documents.items():
        check(document)
        assert (tree.FOLDER / revision / f"{service}.json").read_bytes() == to_bytes(document)
        assert document["info"]["version"] == revision
    assert fingerprint(documents) == RECORD.revisions[revision].fingerprint


def test_all_operations_of_the_final_releases_are_there():
    documents = tree.load("v5_0", tree.FOLDER)
    assert {service: len(operations(document)) for service, document in documents.items()} == {
        "hq": 75,
        "store": 26,
    }


def find(service, name):
    document = tree.load("v5_0", tree.FOLDER)[service]
    return next(each for each in operations(document) if each["operationId"] == name)


@pytest.mark.parametrize(
    ("service", "name", "parameter"),
    [
        ("hq", "task_list", "status"),
        ("hq", "run_list", "port"),
        ("store", "algorithm_list", "display_name"),
        ("store", "policy_get", "name"),
    ],
)
def test_parameters_that_the_hub_answers_with_500_are_not_offered(service, name, parameter):
    assert parameter not in {each["name"] for each in find(service, name).get("parameters", [])}


def test_what_was_measured_on_the_running_hub():
    hq = tree.load("v5_0", tree.FOLDER)["hq"]["components"]["schemas"]
    assert "api_key" in hq["NodeCreated"]["required"]
    assert "client_secret" not in hq["UserCreated"]["required"]
    assert "200" in find("hq", "collaboration_create")["responses"]
    assert "201" in find("hq", "study_create")["responses"]
    assert {"401", "422"} <= set(find("hq", "user_list")["responses"])
    assert "500" in find("hq", "task_list")["responses"]
    assert find("hq", "version_get")["security"] == []


def test_the_folder_has_no_revision_that_the_record_lacks():
    assert {path.name for path in tree.FOLDER.glob("v*")} == set(RECORD.revisions)


def test_every_correction_has_a_reason_and_a_file():
    for service in hub.SERVICES:
        for action in overlay.load(tree.FOLDER / "overlays" / f"{service}.yaml"):
            assert action.reason.endswith(".")
            assert action.file.startswith("vantage6/")


def test_nothing_of_this_machine_is_in_the_folder():
    for path in tree.FOLDER.rglob("*.*"):
        text = path.read_text() if path.is_file() else ""
        assert "://" not in text
        assert str(ROOT) not in text


PROGRAM = """
import ast, json, sys
from dataclasses import asdict
from scripts.openapi.document import assemble, to_bytes
from scripts.openapi.facts import load_facts
from scripts.openapi.fingerprint import fingerprint
from scripts.openapi.inside.reader import read
from tests.unit.openapi.conftest import ModuleScope
from tests.unit.openapi.examples import service
tree = ast.parse(open(sys.argv[1]).read())
print(json.dumps([asdict(read(node, ModuleScope(tree))) for node in tree.body]))
document = assemble(load_facts(service()))
print(fingerprint({"hq": document}), to_bytes(document))
"""

METHODS = """
def get(self):
    args = request.args
    for param in ["b", "a", "c"]:
        if param in args:
            use(args[param])
    if self.is_included("z") or self.is_included("y"):
        return {"msg": "x"}, HTTPStatus.FORBIDDEN
    schema = one_schema
    if args.get("w", False):
        schema = two_schema
    return schema.dump(x), HTTPStatus.OK
"""


def test_another_hash_seed_gives_the_same_bytes(tmp_path):
    (tmp_path / "methods.py").write_text(METHODS)
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "methods.py")]
    outputs = {
        subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop().splitlines()[0])[0]["queries"]["include"]["values"] == ["y", "z"]
