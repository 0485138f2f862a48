"""Corrections are applied as the Overlay specification says, and never silently to nothing."""

from __future__ import annotations

import copy

import pytest

from scripts.openapi.overlay import OverlayError, apply, load

DOCUMENT = {
    "paths": {"/a": {"get": {"parameters": [{"name": "x"}, {"name": "y"}, {"name": "x"}]}}},
    "components": {
        "schemas": {"A": {"properties": {"n": {"type": "string"}}}, "B": {"properties": {"n": {}}}}
    },
}


def actions(tmp_path, text: str):
    path = tmp_path / "o.yaml"
    head = "overlay: 1.0.0\ninfo: {title: t, version: v}\nactions:\n  - description: why\n    x-file: f.py\n"
    path.write_text(head + "".join(f"    {line}\n" for line in text.splitlines()))
    return load(path)


def corrected(tmp_path, text: str, release: str = "5.0.3"):
    return apply(DOCUMENT, actions(tmp_path, text), release)


def test_update_merges_objects(tmp_path):
    text = "target: $.components.schemas['A', 'B'].properties.n\nupdate: {minLength: 1}"
    made = corrected(tmp_path, text)["components"]["schemas"]
    assert made["A"]["properties"]["n"] == {"type": "string", "minLength": 1}
    assert made["B"]["properties"]["n"] == {"minLength": 1}


def test_update_appends_to_arrays(tmp_path):
    text = "target: $.paths['/a'].get.parameters\nupdate: {name: z}"
    assert corrected(tmp_path, text)["paths"]["/a"]["get"]["parameters"][-1] == {"name": "z"}


def test_update_replaces_anything_else(tmp_path):
    text = "target: $.components.schemas.A.properties.n.type\nupdate: integer"
    assert corrected(tmp_path, text)["components"]["schemas"]["A"]["properties"]["n"] == {"type": "integer"}


def test_remove_takes_every_match_of_a_list(tmp_path):
    text = "target: $.paths['/a'].get.parameters[?@.name == 'x']\nremove: true"
    assert corrected(tmp_path, text)["paths"]["/a"]["get"]["parameters"] == [{"name": "y"}]


def test_the_document_given_stays_as_it_is(tmp_path):
    before = copy.deepcopy(DOCUMENT)
    corrected(tmp_path, "target: $.paths\nremove: true")
    assert before == DOCUMENT


def test_a_target_that_selects_nothing_is_an_error(tmp_path):
    with pytest.raises(OverlayError, match=r"o\.yaml, action 1: \$\.gone selects nothing in release 5\.0\.3"):
        corrected(tmp_path, "target: $.gone\nremove: true")


@pytest.mark.parametrize(("release", "applies"), [("5.0.3", True), ("5.0.2", False), ("5.0.3rc6", True)])
def test_an_action_for_some_releases_only(tmp_path, release, applies):
    text = "target: $.paths\nx-releases: '>=5.0.3.dev0'\nremove: true"
    assert ("paths" not in corrected(tmp_path, text, release)) == applies


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("update: 1", "lacks target"),
        ("target: $.a", "must either update or remove"),
        ("target: $.a\nupdate: 1\nremove: true", "must either update or remove"),
    ],
)
def test_a_malformed_action_is_an_error(tmp_path, text, message):
    with pytest.raises(OverlayError, match=message):
        actions(tmp_path, text)


def test_a_target_that_is_no_jsonpath_is_an_error(tmp_path):
    with pytest.raises(OverlayError, match="is no JSONPath"):
        corrected(tmp_path, "target: $[\nremove: true")


def test_another_kind_of_file_is_an_error(tmp_path):
    (tmp_path / "o.yaml").write_text("openapi: 3.1.0")
    with pytest.raises(OverlayError, match=r"o\.yaml is no OpenAPI Overlay"):
        load(tmp_path / "o.yaml")
