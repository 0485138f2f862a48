"""The shapes of ``databases=`` that scripts use."""

import pytest

from vantage6_hl._databases import database_lists
from vantage6_hl.errors import UsageError

ONE = {"dataframe_id": 1, "type": "dataframe"}
TWO = {"dataframe_id": 2, "type": "dataframe"}


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (None, [[]]),
        ([], [[]]),
        (1, [[ONE]]),
        ([{"dataframe_id": 1}], [[ONE]]),
        ([{"dataframe_id": 1}, {"dataframe_id": 2}], [[ONE], [TWO]]),
        ([[{"dataframe_id": 1}, {"dataframe_id": 2}]], [[ONE, TWO]]),
        ([[{"dataframe_id": 1}], {"dataframe_id": 2}], [[ONE], [TWO]]),
    ],
)
def test_every_shape_of_the_guide_becomes_the_hubs(given: object, sent: object) -> None:
    assert [[one.to_dict() for one in group] for group in database_lists(given)] == sent


def test_the_callers_dicts_stay_as_they_are() -> None:
    given = [{"dataframe_id": 1}]
    database_lists(given)
    assert given == [{"dataframe_id": 1}]


@pytest.mark.parametrize(
    "given", ["1", True, {"dataframe_id": 1}, [1], [{"label": "x"}], [{"dataframe_id": "1"}], [["x"]]]
)
def test_another_shape_is_refused_with_an_example(given: object) -> None:
    with pytest.raises(UsageError, match=r"\[\{'dataframe_id': 1\}\]"):
        database_lists(given)
