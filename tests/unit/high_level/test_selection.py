"""``field=`` and ``fields=``: what they give, and what they say when they cannot."""

import inspect

import pytest

from vantage6_hl._selection import extended_docstring, extended_signature, select
from vantage6_hl.errors import UsageError


class Thing:
    def __init__(self, **values: object) -> None:
        self.values = values

    def to_dict(self) -> dict[str, object]:
        return self.values


ONE = Thing(id=1, name="The_Shire", country="New Zealand")
TWO = Thing(id=2, name="Gondor", country=None)


def test_without_selection_the_models_come_through() -> None:
    things = [ONE, TWO]
    assert select(things, field=None, fields=None) == things


def test_fields_give_plain_dicts_in_the_order_asked() -> None:
    found = select([ONE, TWO], field=None, fields=["name", "id"])
    assert found == [{"name": "The_Shire", "id": 1}, {"name": "Gondor", "id": 2}]
    assert isinstance(found, list)
    assert list(found[0]) == ["name", "id"]


def test_field_gives_values() -> None:
    assert select([ONE, TWO], field="name", fields=None) == ["The_Shire", "Gondor"]
    assert select(ONE, field="country", fields=None) == "New Zealand"


def test_unknown_field_names_the_nearest_and_all() -> None:
    with pytest.raises(UsageError, match=r"no field 'nmae'. Did you mean 'name'\? .*country, id, name"):
        select([ONE], field="nmae", fields=None)


def test_a_string_for_fields_is_told_apart() -> None:
    with pytest.raises(UsageError, match=r"field='name'"):
        select([ONE], field=None, fields="name")


def test_both_are_refused() -> None:
    with pytest.raises(UsageError, match="not both"):
        select([ONE], field="id", fields=["id"])


def test_help_shows_the_selection_arguments() -> None:
    def method(name: str, *, page: int | None = None) -> None:
        """Do it.

        Parameters
        ----------
        name : str
            A name.

        Returns
        -------
        None
        """

    text = extended_docstring(method.__doc__ or "")
    assert text.index("name : str") < text.index("field : str") < text.index("Returns")
    names = list(extended_signature(inspect.signature(method)).parameters)
    assert names == ["name", "page", "field", "fields"]
