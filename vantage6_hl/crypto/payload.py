"""What is inside an envelope: JSON text in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from vantage6_hl.errors import DecryptionError, UsageError

JsonValue: TypeAlias = "str | int | float | bool | Sequence[JsonValue] | Mapping[str, JsonValue] | None"


def payload_to_json(value: JsonValue) -> bytes:
    """Write a value as JSON.

    Parameters
    ----------
    value : JsonValue
        Strings, finite numbers, booleans, None, lists, tuples, and dictionaries of these with string keys.

    Returns
    -------
    bytes
        JSON in UTF-8.

    Raises
    ------
    UsageError
        When the value cannot be written as JSON: another type, a circular reference, NaN or infinity.

    Examples
    --------
    >>> payload_to_json({"column_name": "age"})
    b'{"column_name": "age"}'
    """
    try:
        return json.dumps(value, allow_nan=False).encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        # The reason names a type ("Object of type set is not JSON serializable"), never the value.
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UsageError(
            f"The arguments cannot be written as JSON: {reason}. "
            "Use strings, finite numbers, booleans, None, lists and dictionaries."
        ) from None


def payload_from_json(data: bytes) -> JsonValue:
    """Read a value that was written as JSON.

    Parameters
    ----------
    data : bytes
        JSON in UTF-8.

    Returns
    -------
    JsonValue
        The value.

    Raises
    ------
    DecryptionError
        When the bytes are not UTF-8, not JSON, or are nested too deeply. NaN and infinities are read: Python
        writes them, and an average of nothing is no reason to lose all other results.

    Examples
    --------
    >>> payload_from_json(b'{"average": 53.25}')
    {'average': 53.25}
    """
    try:
        return cast(JsonValue, json.loads(data.decode("utf-8")))
    except (ValueError, RecursionError):
        raise DecryptionError(
            "The decoded data is not JSON. It was encrypted for another key, damaged on its way, "
            "or the algorithm returned something else."
        ) from None
