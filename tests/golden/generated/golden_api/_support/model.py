"""The base of all models: reads an answer lazily, keeps all of it, and answers ``model["key"]`` like a dict.

A model remembers the JSON object that it was made from and turns a field into its Python type when the
field is first read. Parsing a list of ten thousand tasks therefore costs little more than `json.loads`, and
what nobody touched is written back exactly as it came: unknown fields, unreadable values and the text of a
date included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, KeysView, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeVar, overload

from .display import as_html, as_text
from .errors import UnknownField
from .readers import Reader, to_json
from .unset import UNSET, Unset

_M = TypeVar("_M", bound="type[Model]")
_D = TypeVar("_D")
_EXTRA = "additional_properties"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


def _as_is(raw: object) -> object:
    return raw


class Field:
    """One field of a model: its name in JSON, and how its value is read.

    Stands on the class without a ``__set__``: a value that was read once, or assigned, lies in the instance's
    own dict and hides this descriptor, so that later reads cost no more than any attribute.

    Parameters
    ----------
    wire : str
        Name in JSON.
    read : callable, optional
        Reader of the value. None for text, numbers and whatever is used as JSON gives it.
    name : str, optional
        Name in Python where it differs, as in ``type_``.
    required : bool
        Whether the document promises the field.
    immutable : bool
        Whether the value read cannot change in place, as a date cannot. It is then read anew each time, so
        that `Model.to_dict` still finds the hub's own text.
    """

    __slots__ = ("immutable", "name", "read", "required", "wire")

    def __init__(
        self,
        wire: str,
        read: Reader | None = None,
        *,
        name: str | None = None,
        required: bool = False,
        immutable: bool = False,
    ) -> None:
        self.wire = wire
        self.name = name or wire
        self.read = read
        self.required = required
        self.immutable = immutable

    def __get__(self, model: Model | None, owner: type[Model]) -> object:
        if model is None:
            return self
        value = model._source.get(self.wire, UNSET)
        if self.read is not None:
            value = self.read(value)
            if self.immutable:
                return value
        model.__dict__[self.name] = value
        return value


class Model:
    """Base of the generated models.

    A field is an attribute (``task.id``) and a key (``task["id"]``, by its name in JSON). Fields that the
    document does not know are keys as well, and lie in `additional_properties`.

    Examples
    --------
    >>> task = Task.from_dict({"id": 7, "name": "average", "added_by_a_newer_hub": True})
    >>> task.id, task["name"], task["added_by_a_newer_hub"]
    (7, 'average', True)
    """

    _fields: ClassVar[Mapping[str, Field]] = _NOTHING
    _by_name: ClassVar[Mapping[str, Field]] = _NOTHING
    _read_extra: ClassVar[staticmethod[[object], object]]
    _source: Mapping[str, Any] = _NOTHING

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Make a model from a JSON object.

        Parameters
        ----------
        src_dict : mapping
            The object as `json.loads` gives it. A missing field reads as ``UNSET``, a value of an
            unexpected type as itself; nothing raises.

        Returns
        -------
        Model
            The model; ``to_dict()`` gives the same object back.
        """
        model = cls.__new__(cls)
        model._source = dict(src_dict)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON object: the fields that are set, by their names in JSON, and the additional ones.

        Returns
        -------
        dict
            Plain JSON values in a new dict.
        """
        values: dict[str, Any] = {wire: to_json(value) for wire, value in self._source.items()}
        for name, value in self.__dict__.items():
            field = self._by_name.get(name)
            if field is None:
                continue
            if isinstance(value, Unset):
                values.pop(field.wire, None)
            else:
                values[field.wire] = to_json(value)
        if _EXTRA in self.__dict__:
            known = {wire: value for wire, value in values.items() if wire in self._fields}
            values = known | {wire: to_json(value) for wire, value in self.__dict__[_EXTRA].items()}
        return values

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Fields that the document does not know, by their names in JSON; may be changed."""
        extra: dict[str, Any] | None = self.__dict__.get(_EXTRA)
        if extra is None:
            extra = {
                wire: self._read_extra(value)
                for wire, value in self._source.items()
                if wire not in self._fields
            }
            self.__dict__[_EXTRA] = extra
        return extra

    def keys(self) -> KeysView[str]:
        """Names, in JSON, of the fields that are set and of the additional ones."""
        return dict.fromkeys(self._names()).keys()

    def _names(self) -> Iterator[str]:
        for wire, field in self._fields.items():
            if getattr(self, field.name) is not UNSET:
                yield wire
        yield from self.additional_properties

    def __getitem__(self, key: str) -> Any:
        field = self._fields.get(key)
        value = self.additional_properties.get(key, UNSET) if field is None else getattr(self, field.name)
        if value is UNSET:
            raise UnknownField(type(self).__name__, key, list(self._names()))
        return value

    def __contains__(self, key: object) -> bool:
        field = self._fields.get(key) if isinstance(key, str) else None
        return key in self.additional_properties if field is None else getattr(self, field.name) is not UNSET

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    @overload
    def get(self, key: str) -> Any: ...
    @overload
    def get(self, key: str, default: _D) -> Any | _D: ...
    def get(self, key: str, default: object = None) -> Any:
        """Value of a field by its name in JSON, or ``default`` where the field is not set.

        Parameters
        ----------
        key : str
            Name in JSON.
        default : object
            What to return when there is no such field.

        Returns
        -------
        object
            The value, or ``default``.
        """
        return self[key] if key in self else default  # noqa: SIM401 - this is that get

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Model) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]  # a model can change

    def __repr__(self) -> str:
        return as_text(type(self).__name__, self._shown())

    def _repr_html_(self) -> str:
        return as_html(type(self).__name__, self._shown())

    def _shown(self) -> dict[str, object]:
        return {field.name: getattr(self, field.name) for field in self._fields.values()}

    def _is_foreign(self) -> bool:
        promised = [wire for wire, field in self._fields.items() if field.required]
        return bool(promised) and not any(wire in self._source for wire in promised)

    @classmethod
    def _misfit(cls, raw: Mapping[str, object]) -> tuple[int, int]:
        missing = sum(field.required and wire not in raw for wire, field in cls._fields.items())
        return missing, len(raw.keys() - cls._fields.keys())


def fields(*known: Field, extra: Reader = _as_is) -> Callable[[_M], _M]:
    """Class decorator that gives a model its fields; stands above attrs' own, which makes ``__init__``.

    Parameters
    ----------
    *known : Field
        The fields, in the document's order.
    extra : callable
        Reader of the additional fields, where the document gives them a type; by default they stay as they
        are.

    Returns
    -------
    callable
        The decorator.

    Raises
    ------
    TypeError
        When a field has the name of one of the model's own methods and would hide it.
    """

    def decorate(model: _M) -> _M:
        for field in known:
            if hasattr(Model, field.name):
                raise TypeError(
                    f"{model.__name__}.{field.name} would hide Model.{field.name}: rename it in an overlay."
                )
            setattr(model, field.name, field)
        model._fields = {field.wire: field for field in known}
        model._by_name = {field.name: field for field in known}
        model._read_extra = staticmethod(extra)
        return model

    return decorate
