"""Keep only the fields a caller names: ``field="name"`` gives values, ``fields=[...]`` gives plain dicts.

This is how the user guide's scripts look at resources, for example
``client.organization.list(fields=['id', 'name'])``.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Mapping, Sequence
from typing import Protocol

from vantage6_hl._listed import Listed
from vantage6_hl.errors import UsageError

__all__ = ["extended_docstring", "extended_signature", "select"]


class Model(Protocol):
    """What every generated model offers."""

    def to_dict(self) -> dict[str, object]: ...


def select(found: object, *, field: str | None, fields: Sequence[str] | None) -> object:
    """Apply ``field`` or ``fields`` to one model or to a list of models.

    Parameters
    ----------
    found : model or list of models
        What the hub answered.
    field : str, optional
        Give this field's value instead of the model.
    fields : sequence of str, optional
        Give a plain dict with these fields instead of the model.

    Returns
    -------
    object
        ``found`` itself without a selection; otherwise a value or dict, or a list of them. Lists of models
        and of dicts are `Listed`.

    Raises
    ------
    UsageError
        When both are given, ``fields`` is a string, or a field does not exist.

    Examples
    --------
    >>> select([], field="name", fields=None)
    []
    """
    if field is None and fields is None:
        return Listed(found) if isinstance(found, list) else found
    if field is not None and fields is not None:
        raise UsageError("Give either field= or fields=, not both.")
    if isinstance(fields, str):
        raise UsageError(
            f"fields= takes a list of names. Use field={fields!r} for one, or fields=[{fields!r}]."
        )
    if isinstance(found, list):
        selected = [_of_one(item, field, fields) for item in found]
        return selected if fields is None else Listed(selected)
    return _of_one(found, field, fields)


def _of_one(item: object, field: str | None, fields: Sequence[str] | None) -> object:
    values = item if isinstance(item, Mapping) else _as_dict(item)
    if field is not None:
        return _value(values, field)
    return {name: _value(values, name) for name in fields or ()}


def _as_dict(item: object) -> Mapping[str, object]:
    model: Model = item  # type: ignore[assignment]
    return model.to_dict()


def _value(values: Mapping[str, object], name: str) -> object:
    try:
        return values[name]
    except KeyError:
        near = difflib.get_close_matches(name, values, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise UsageError(
            f"There is no field {name!r}.{hint} The fields are: {', '.join(sorted(values))}."
        ) from None


_FIELD_DOC = """field : str, optional
    Give only this field's value, for example ``field="name"``.
fields : sequence of str, optional
    Give plain dicts with only these fields, for example ``fields=["id", "name"]``.
"""


def extended_docstring(docstring: str) -> str:
    """Add ``field`` and ``fields`` to the parameters of a numpy docstring."""
    text = inspect.cleandoc(docstring)
    if "\nParameters\n" not in text:
        at = text.find("\nReturns\n")
        return f"{text[:at]}\nParameters\n----------\n{_FIELD_DOC}{text[at:]}"
    at = text.index("\nReturns\n")
    return f"{text[:at].rstrip()}\n{_FIELD_DOC}{text[at:]}"


def extended_signature(signature: inspect.Signature) -> inspect.Signature:
    """Add the keyword-only parameters ``field`` and ``fields`` to a signature."""
    extra = [
        inspect.Parameter("field", inspect.Parameter.KEYWORD_ONLY, default=None, annotation="str | None"),
        inspect.Parameter(
            "fields", inspect.Parameter.KEYWORD_ONLY, default=None, annotation="Sequence[str] | None"
        ),
    ]
    return signature.replace(parameters=[*signature.parameters.values(), *extra])
