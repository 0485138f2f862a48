"""A model keeps all that the hub sent, whatever it is, and gives it back; and it can be read like a dict."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from typing import Any

import attrs
import pytest
from golden_api._support.model import Field, Model, fields
from golden_api.v1_0.hq.errors import UnknownField
from golden_api.v1_0.hq.models import Link, Run, Task, TaskCreate, TaskDatabase, TaskPage
from golden_api.v1_0.hq.types import UNSET, Unset
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LINK = {"id": 3, "link": "/hq/collaboration/3", "methods": ["GET", "PATCH"]}
TASK: dict[str, Any] = {
    "id": 7,
    "name": "average",
    "type": "x",
    "status": "active",
    "created_at": "2026-11-23T10:00:00.123456+00:00",
    "finished_at": None,
    "due": "2026-11-24",
    "collaboration": LINK,
    "parent": None,
    "runs": [
        {"id": 1, "result": None, "status": "new in 6.0", "finished_at": None, "task": LINK, "extra": 1}
    ],
    "databases": [[{"label": "age", "position": 0}], []],
    "arguments": None,
    "settings": {"a": LINK},
    "anything": {"deep": [1, {"x": None}]},
    "added_by_a_newer_hub": {"a": [1]},
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def read_everything(value: object) -> None:
    """Read every attribute, key and repr, as a user may."""
    if isinstance(value, Model):
        repr(value)
        value._repr_html_()
        for key in value:
            read_everything(value[key])
        for field in attrs.fields(type(value)):
            read_everything(getattr(value, field.name))
        read_everything(value.additional_properties)
    elif isinstance(value, dict):
        read_everything(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            read_everything(item)


@pytest.mark.parametrize("touch", [False, True])
def test_a_full_answer_survives(touch: bool) -> None:
    task = Task.from_dict(copy.deepcopy(TASK))
    if touch:
        read_everything(task)
    assert task.to_dict() == TASK
    assert json.loads(json.dumps(task.to_dict())) == TASK


# The first text makes Hypothesis build its table of characters, which takes seconds on a fresh checkout.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("touch", [False, True])
@given(data=st.data())
def test_any_answer_survives(touch: bool, data: st.DataObject) -> None:
    """Missing fields, nulls, wrong types and unknown fields: read without an error, written without loss."""
    answer = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(TASK, JSON)))
    for kind in (Task, TaskPage, Run):
        model = kind.from_dict(copy.deepcopy(answer))
        if touch:
            read_everything(model)
        assert model.to_dict() == answer


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T10:00:00.123456+00:00",
        "2026-11-23T10:00:00.123456",
        "2026-11-23T10:00:00Z",
        "2026-11-23 10:00:00.5",
        "20261123T100000",
        "2026-11-23T10:00:00+0000",
    ],
)
def test_the_text_of_a_date_is_kept_to_the_letter(text: str) -> None:
    task = Task.from_dict({"created_at": text})
    assert isinstance(task.created_at, datetime.datetime)
    assert task.created_at.hour == 10
    assert task.to_dict() == {"created_at": text}


def test_a_zone_is_neither_added_nor_dropped() -> None:
    assert Task.from_dict({"created_at": "2026-11-23T10:00:00"}).created_at.tzinfo is None
    offset = Task.from_dict({"created_at": "2026-11-23T10:00:00+02:00"}).created_at.utcoffset()
    assert offset == datetime.timedelta(hours=2)


@pytest.mark.parametrize("value", ["yesterday", 17, {"x": 1}, ["a"], None, True, ""])
@pytest.mark.parametrize(
    "name", ["created_at", "due", "collaboration", "runs", "databases", "id", "status", "settings"]
)
def test_a_value_of_another_type_is_kept_as_it_is(name: str, value: object) -> None:
    answer = {name: value}
    task = Task.from_dict(answer)
    seen = getattr(task, name)
    assert task.to_dict() == answer
    assert task[name] == seen
    if not isinstance(seen, Model):
        assert seen == value


def test_a_missing_field_is_unset_and_stays_away() -> None:
    task = Task.from_dict({"id": 1})
    assert task.name is UNSET
    assert task.collaboration is UNSET
    assert not task.name
    assert task.to_dict() == {"id": 1}


def test_nested_models_are_read() -> None:
    task = Task.from_dict(TASK)
    assert isinstance(task.collaboration, Link)
    assert task.collaboration.id == 3
    assert isinstance(task.runs, list)
    assert task.runs[0].status == "new in 6.0"
    assert task.databases[0][0] == TaskDatabase(label="age", position=0)
    assert task.due == datetime.date(2026, 11, 24)
    assert not isinstance(task.settings, Unset)
    assert task.settings.additional_properties["a"].id == 3


def test_a_union_takes_the_model_that_fits() -> None:
    assert isinstance(Run.from_dict({"task": LINK}).task, Link)
    assert isinstance(Run.from_dict({"task": TASK}).task, Task)
    assert isinstance(Run.from_dict({"task": {**LINK, "new": 1}}).task, Link)
    assert Task.from_dict({"runs": "/hq/run?task_id=1"}).runs == "/hq/run?task_id=1"


def test_changes_reach_the_json() -> None:
    task = Task.from_dict(copy.deepcopy(TASK))
    task.name = "new"
    task.collaboration.id = 99
    task.databases[1].append(TaskDatabase(label="b", position=1))
    task.created_at = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)
    task.additional_properties["mine"] = [Link.from_dict(LINK)]
    task.type_ = UNSET
    written = task.to_dict()
    assert written["name"] == "new"
    assert written["collaboration"] == {**LINK, "id": 99}
    assert written["databases"][1] == [{"label": "b", "position": 1}]
    assert written["created_at"] == "2027-01-01T00:00:00+00:00"
    assert written["mine"] == [LINK]
    assert written["added_by_a_newer_hub"] == TASK["added_by_a_newer_hub"]
    assert "type" not in written


def test_the_source_is_left_alone() -> None:
    source = copy.deepcopy(TASK)
    task = Task.from_dict(source)
    task.name = "new"
    task.collaboration.id = 99
    task.databases.clear()
    task.to_dict()["anything"]["deep"].append(1)
    assert source == TASK
    assert task.anything == TASK["anything"]


def test_a_body_made_by_hand() -> None:
    body = TaskCreate(image="img", organizations=[], due=datetime.datetime(2026, 1, 2, 3, 4, 5))
    assert body.to_dict() == {"image": "img", "organizations": [], "due": "2026-01-02T03:04:05"}
    assert TaskCreate(image="img", organizations=[], due=None).to_dict()["due"] is None
    with pytest.raises(TypeError, match="image"):
        TaskCreate(organizations=[])  # type: ignore[call-arg]


def test_keys_are_the_names_in_json() -> None:
    task = Task.from_dict(TASK)
    assert task["id"] == task.id == 7
    assert task["type"] == task.type_ == "x"
    assert task["collaboration"]["id"] == 3
    assert task["added_by_a_newer_hub"] == {"a": [1]}
    assert "type" in task
    assert "type_" not in task
    assert "added_by_a_newer_hub" in task
    assert 3 not in task
    assert task.get("name") == "average"
    assert task.get("nothing") is None
    assert task.get("nothing", 5) == 5
    assert list(task) == list(task.keys())
    assert set(task) == set(TASK)
    assert dict(task)["created_at"] == task.created_at
    assert {**task}["id"] == 7
    assert dict(Task.from_dict({"id": 1})) == {"id": 1}


def test_an_unknown_key_says_what_there_is() -> None:
    task = Task.from_dict({"id": 1, "name": "x", "extra": 2})
    with pytest.raises(
        UnknownField, match=r"Task has no field 'nmae'. Did you mean 'name'\? It has: id, name, extra"
    ):
        task["nmae"]
    with pytest.raises(KeyError, match="no field 'collaboration'"):
        task["collaboration"]
    with pytest.raises(KeyError, match="no field 0"):
        task[0]  # type: ignore[index]


def test_equal_by_content() -> None:
    assert Task.from_dict(TASK) == Task.from_dict(copy.deepcopy(TASK))
    assert Task.from_dict(TASK) != Task.from_dict({**TASK, "id": 8})
    assert Link.from_dict(LINK) != LINK
    assert Link(id=1, link="x", methods=[]) == Link.from_dict({"id": 1, "link": "x", "methods": []})
    with pytest.raises(TypeError):
        hash(Link.from_dict(LINK))


def test_copies_and_pickles() -> None:
    task = Task.from_dict(TASK)
    read_everything(task)
    for twin in (copy.copy(task), copy.deepcopy(task), pickle.loads(pickle.dumps(task))):
        assert twin == task
    unset = Task.from_dict({})
    assert pickle.loads(pickle.dumps(unset)).name is UNSET
    assert copy.deepcopy(UNSET) is UNSET


def test_attrs_tools_work() -> None:
    link = Link.from_dict(LINK)
    assert attrs.asdict(link) == LINK
    assert attrs.evolve(link, id=4).to_dict() == {**LINK, "id": 4}


def test_a_hostile_extra_field_hides_nothing() -> None:
    answer = dict.fromkeys(("to_dict", "keys", "get", "_source", "__class__", "additional_properties"), "x")
    task = Task.from_dict(answer)
    read_everything(task)
    assert task.to_dict() == answer
    assert task["keys"] == "x"
    assert task.additional_properties == answer


def test_a_field_that_hides_a_method_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Bad\.keys would hide Model\.keys"):

        @fields(Field("keys"))
        class Bad(Model):
            pass
