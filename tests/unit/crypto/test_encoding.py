"""Base64 and JSON: what is written can be read, and only that."""

import base64
import math
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vantage6_hl.crypto import base64s_to_bytes, bytes_to_base64s, payload_from_json, payload_to_json
from vantage6_hl.errors import DecryptionError, UsageError

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.binary(max_size=200))
def test_base64_round_trip_and_same_as_standard_library(data: bytes) -> None:
    assert bytes_to_base64s(data) == base64.b64encode(data).decode()
    assert base64s_to_bytes(bytes_to_base64s(data)) == data


@given(st.text(alphabet=string.ascii_letters + string.digits + "+/=\n -_é", max_size=12))
def test_only_what_an_encoder_writes_is_read(text: str) -> None:
    try:
        data = base64s_to_bytes(text)
    except DecryptionError:
        return
    assert bytes_to_base64s(data) == text


@pytest.mark.parametrize(
    "text", ["YWdl\n", " YWdl", "YWd", "YW", "YW==YWdl", "YR==", "YWe=", "=", "YWdl=", "YW-l", "YWdé"]
)
def test_text_that_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(DecryptionError):
        base64s_to_bytes(text)


@given(json_values)
def test_json_round_trip(value: object) -> None:
    assert payload_from_json(payload_to_json(value)) == value  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [float("nan"), [float("inf")], {1, 2}, {"a": object()}, b"bytes"])
def test_a_value_that_is_no_json_is_refused_before_it_is_sent(value: object) -> None:
    with pytest.raises(UsageError, match="cannot be written as JSON"):
        payload_to_json(value)  # type: ignore[arg-type]


def test_a_circular_value_is_refused() -> None:
    value: list[object] = []
    value.append(value)
    with pytest.raises(UsageError):
        payload_to_json(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b'"\xe9"', b"[" * 100_000, b"{} {}", b"9" * 5000])
def test_bytes_that_are_no_json_are_refused(data: bytes) -> None:
    with pytest.raises(DecryptionError):
        payload_from_json(data)


def test_a_result_that_is_not_a_number_is_read() -> None:
    value = payload_from_json(b'{"average": NaN, "count": 0}')
    assert isinstance(value, dict)
    assert math.isnan(value["average"])
