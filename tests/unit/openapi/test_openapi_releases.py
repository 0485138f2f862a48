"""Releases with the same API share a revision; a release that cannot be read changes nothing."""

from __future__ import annotations

import copy
import json
import subprocess

import pytest

from scripts.openapi import __main__ as command
from scripts.openapi import hub, tree
from scripts.openapi.facts import load_facts
from scripts.openapi.fingerprint import fingerprint
from scripts.openapi.releases import Record, ReleaseError, dump, load
from tests.unit.openapi.examples import operation, service

EMPTY_OVERLAY = "overlay: 1.0.0\ninfo: {title: t, version: v}\nactions: []\n"


@pytest.fixture
def index(monkeypatch):
    """Releases by name, in place of PyPI and the hub's environments: facts of HQ, or the error to raise."""
    releases = {}

    def wheels(release):
        if release not in releases:
            raise hub.UnreadableError(f"PyPI has no hub release {release}")
        return {f"vantage6_hq-{release}-py3-none-any.whl": "0" * 64}

    def facts(release, _progress):
        if isinstance(releases[release], Exception):
            raise releases[release]
        return {"hq": load_facts(releases[release]), "store": load_facts({**service(), "service": "store"})}

    monkeypatch.setattr(hub, "wheels", wheels)
    monkeypatch.setattr(hub, "facts", facts)
    return releases


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in hub.SERVICES:
        (tmp_path / "overlays").mkdir(exist_ok=True)
        (tmp_path / "overlays" / f"{name}.yaml").write_text(EMPTY_OVERLAY)
    monkeypatch.setattr(tree, "FOLDER", tmp_path)
    return tmp_path


def changed():
    raw = service()
    raw["operations"].append(
        operation("/kill/task", "post", answers=[
            {"status": 200, "body": {"type": "object", "properties": {"msg": {"type": "string"}}}}])
    )  # fmt: skip
    return raw


def retold():
    raw = copy.deepcopy(service())
    raw["operations"][0]["docstring"] = "Other words\n---\n"
    return raw


def extract(folder, release):
    return tree.extract(release, lambda _: None, folder).releases[release].revision


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_api_is_the_same_revision_with_the_newest_texts(index, folder):
    index.update({"5.0.0": service(), "5.0.1": retold()})
    assert extract(folder, "5.0.1") == "v5_0"
    assert extract(folder, "5.0.0") == "v5_0"
    document = json.loads((folder / "v5_0" / "hq.json").read_text())
    assert document["paths"]["/task"]["get"]["summary"] == "Other words"
    assert document["info"]["version"] == "v5_0"
    assert load(folder / "releases.toml").revisions["v5_0"].documents == "5.0.1"


def test_another_api_gets_another_folder(index, folder):
    index.update({"5.0.0": service(), "5.0.4": changed(), "5.0.0b2": changed(), "5.1.0": changed()})
    assert extract(folder, "5.0.0") == "v5_0"
    assert extract(folder, "5.0.4") == "v5_0_4"
    assert extract(folder, "5.0.0b2") == "v5_0_4"
    assert extract(folder, "5.1.0") == "v5_0_4"


def test_a_pre_release_with_an_api_of_its_own_is_named_in_full(index, folder):
    index["5.0.0b2"] = changed()
    assert extract(folder, "5.0.0b2") == "v5_0_0b2"


def test_all_anew_names_by_final_releases_and_forgets_old_folders(index, folder):
    index.update({"5.0.0rc1": service(), "5.0.0": service()})
    assert extract(folder, "5.0.0rc1") == "v5_0_0rc1"
    record = tree.extract_all(["5.0.0rc1", "5.0.0"], lambda _: None, folder)
    assert {each.revision for each in record.releases.values()} == {"v5_0"}
    assert not (folder / "v5_0_0rc1").exists()


def test_twice_gives_the_same_bytes(index, folder):
    index["5.0.0"] = service()
    extract(folder, "5.0.0")
    before = contents(folder)
    extract(folder, "5.0.0")
    assert contents(folder) == before


def test_changed_rules_ask_for_all_releases_anew(index, folder):
    index.update({"5.0.0": service(), "5.0.1": service()})
    extract(folder, "5.0.0")
    extract(folder, "5.0.1")
    index["5.0.0"] = changed()
    before = contents(folder)
    with pytest.raises(ReleaseError, match="extract --all"):
        extract(folder, "5.0.0")
    assert contents(folder) == before


def test_other_wheels_of_a_known_release_are_an_error():
    record = Record()
    record.add("5.0.0", {"a.whl": "1"}, "sha256:x")
    with pytest.raises(ReleaseError, match="other wheels"):
        record.add("5.0.0", {"a.whl": "2"}, "sha256:x")


NO_ANSWER = {**service(), "operations": [operation("/kill/task", "post")]}


STRANGE = {**service(), "schemas": {}}


@pytest.mark.parametrize("trouble", [None, hub.UnreadableError("cannot be read"), NO_ANSWER, STRANGE])
def test_a_release_that_cannot_be_read_leaves_the_tree_untouched(index, folder, capsys, trouble):
    index["5.0.0"] = service()
    extract(folder, "5.0.0")
    before = contents(folder)
    if isinstance(trouble, dict):
        trouble = {
            **service(),
            "operations": [operation("/kill/task", "post")],
        }  # no answer: an invalid document
    if trouble is not None:
        index["5.0.9"] = trouble
    assert command.main(["extract", "--release", "5.0.9"]) == 2
    assert contents(folder) == before
    assert capsys.readouterr().err.startswith("error: ")


def test_check_finds_an_edited_document(index, folder, capsys):
    index["5.0.0"] = service()
    extract(folder, "5.0.0")
    assert command.main(["check"]) == 0
    path = folder / "v5_0" / "hq.json"
    path.write_text(path.read_text().replace("Do it", "Do that"))
    assert command.main(["check"]) == 1
    assert "v5_0/hq.json is not what the release gives" in capsys.readouterr().out


def answering(monkeypatch, stdout="", stderr="", status=0):
    done = subprocess.CompletedProcess([], status, stdout, stderr)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    monkeypatch.setattr(hub, "find_python", lambda _: "python")


def test_a_yanked_release_is_refused(monkeypatch):
    answering(monkeypatch, stderr='warning: `vantage6-hq==5.0.0` is yanked (reason: "broken")')
    with pytest.raises(hub.UnreadableError, match=r"5\.0\.0 was yanked: .*broken"):
        hub.wheels("5.0.0")


def test_an_unknown_release_is_refused(monkeypatch):
    answering(monkeypatch, stderr="error: there is no version of vantage6-hq==9", status=1)
    with pytest.raises(hub.UnreadableError, match="PyPI has no hub release 9"):
        hub.wheels("9")


def test_wheels_are_recorded_without_their_host(monkeypatch):
    lines = [
        f'[[packages]]\nwheels = [{{url = "https://host/x/{name}.whl", hashes = {{sha256 = "ab"}}}}]'
        for name in hub.PACKAGES
    ]
    answering(monkeypatch, stdout="\n".join(lines))
    assert hub.wheels("5.0.0") == {f"{name}.whl": "ab" for name in sorted(hub.PACKAGES)}


def test_texts_do_not_change_the_fingerprint_and_fields_do():
    property_named = {"hq": {"components": {"description": {"type": "string"}}}}
    assert fingerprint({"hq": {"a": 1, "description": "x"}}) == fingerprint({"hq": {"a": 1, "summary": "y"}})
    assert fingerprint(property_named) != fingerprint({"hq": {"components": {}}})


def test_the_record_survives_its_file(tmp_path):
    record = Record()
    record.add("5.0.0", {"a.whl": "1"}, "sha256:x")
    (tmp_path / "releases.toml").write_text(dump(record))
    assert load(tmp_path / "releases.toml") == record


def test_an_unknown_name_says_which_are_known():
    record = Record()
    record.add("5.0.0", {}, "sha256:x")
    with pytest.raises(ReleaseError, match=r"known are 5\.0\.0, v5_0"):
        record.revision_of("5.0.7")
