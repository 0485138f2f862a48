"""The tree of errors: it can be pickled, and nothing from outside gets into a message unchecked."""

import inspect
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vantage6_hl import errors
from vantage6_hl._text import plain_text

CLASSES = [
    value
    for value in vars(errors).values()
    if inspect.isclass(value) and issubclass(value, Exception) and value.__module__ == errors.__name__
]


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_is_in_the_tree_public_and_survives_pickling(kind: type[Exception]) -> None:
    assert issubclass(kind, errors.Vantage6Error)
    assert kind.__name__ in errors.__all__
    error = kind("what was wrong")
    error.__dict__["status"] = 7
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.__dict__) == (kind, "what was wrong", error.__dict__)


def test_attributes_survive_pickling() -> None:
    failure = errors.RunFailure(run_id=3, organization_id=2, status="failed", log="Traceback")
    error = errors.TaskFailed("task 1 failed", task_id=1, status="failed", failures=[failure])
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.task_id, copy.status, copy.failures) == (1, "failed", (failure,))


@given(st.text(max_size=2000), st.integers(min_value=1, max_value=600))
def test_text_from_outside_is_one_bounded_line_without_escapes(text: str, limit: int) -> None:
    shown = plain_text(text, limit)
    assert len(shown) <= limit
    assert shown.isprintable()


@pytest.mark.parametrize("length", [64, 344, 5000])
@pytest.mark.parametrize("before", ["", "word " * 100, "K" * 940 + " "])
def test_nothing_as_long_as_a_secret_is_shown(length: int, before: str) -> None:
    shown = plain_text(before + "S" * length + " end")
    assert "SSSS" not in shown
    assert "KKKK" not in shown
