"""Base64 as the hub carries it: standard alphabet, padded, no line breaks; strict when reading."""

from __future__ import annotations

import binascii

from vantage6_hl.errors import DecryptionError


def bytes_to_base64s(data: bytes) -> str:
    """Encode bytes as base64 text.

    Parameters
    ----------
    data : bytes
        Any bytes.

    Returns
    -------
    str
        Base64 (RFC 4648, section 4) without line breaks.

    Examples
    --------
    >>> bytes_to_base64s(b"age")
    'YWdl'
    """
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def base64s_to_bytes(text: str) -> bytes:
    """Decode base64 text that is exactly what an encoder would have written.

    Parameters
    ----------
    text : str
        Base64 without line breaks.

    Returns
    -------
    bytes
        The bytes.

    Raises
    ------
    DecryptionError
        When the text holds another character, is padded wrongly, or has bits set behind its last byte.

    Examples
    --------
    >>> base64s_to_bytes("YWdl")
    b'age'
    """
    try:
        data = binascii.a2b_base64(text.encode("ascii"), strict_mode=True)
    except (binascii.Error, UnicodeEncodeError):
        raise DecryptionError("The data is not valid base64.") from None
    # The decoder ignores the unused bits of the last group: write that group again and compare.
    tail = data[len(data) - (len(data) % 3 or 3) :]
    if len(text) != (len(data) + 2) // 3 * 4 or not text.endswith(bytes_to_base64s(tail)):
        raise DecryptionError("The data is not canonical base64.")
    return data
