"""The kinds of bodies that a successful answer may have, and how they are read."""

from __future__ import annotations

import json
from typing import NoReturn

import attrs

from .readers import Reader, is_foreign

_NAMES = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}


@attrs.define(frozen=True, kw_only=True)
class Json:
    """A JSON answer.

    Attributes
    ----------
    shape : type, optional
        `dict` or `list` where the document promises an object or an array; None takes any JSON.
    read : callable, optional
        Reader of the value.
    """

    shape: type | None = None
    read: Reader | None = None

    def parse(self, content: bytes) -> object:
        """Read the body.

        Parameters
        ----------
        content : bytes
            The body.

        Returns
        -------
        object
            The value.

        Raises
        ------
        ValueError
            When the body is not such JSON; the message says why.
        """
        try:
            value = _DECODER.decode(content.decode())
        except RecursionError:
            raise ValueError("it is nested too deeply") from None
        except UnicodeDecodeError:
            raise ValueError("it is not UTF-8 text") from None
        except json.JSONDecodeError as error:
            raise ValueError(f"it is not JSON ({error})" if content else "it is empty") from None
        if self.shape is not None and not isinstance(value, self.shape):
            found = _NAMES.get(type(value), "number")
            raise ValueError(f"it is a JSON {found}, not a JSON {_NAMES[self.shape]}")
        result = self.read(value) if self.read else value
        if is_foreign(result):
            raise ValueError("it has none of the fields that are promised")
        return result


@attrs.define(frozen=True)
class Binary:
    """An answer of bytes."""

    def parse(self, content: bytes) -> object:
        """Give the body as it came."""
        return content


@attrs.define(frozen=True)
class Empty:
    """An answer without a body, or one whose body the document does not describe."""

    def parse(self, content: bytes) -> object:  # noqa: ARG002 - the same call for every kind
        """Give None."""
        return None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"it holds {name}, which JSON does not have")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
