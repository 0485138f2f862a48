"""End-to-end encryption: keys, envelopes and the payloads inside them. No network and no shared state.

Data is encrypted for one organization's public key and can be read with its private key only. The format is
the hub's and has **no authentication**: whoever can write to the hub can make a valid message, and flipped
bits of the encrypted body or of the initialization vector, or a missing tail of the body, go unnoticed unless
the payload is no longer JSON. A wrong
private key is noticed by the length of what RSA gives; with a key of 4096 bits about one wrong key in 500
passes that check, and then the payload is random bytes and not JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_hl._lazy import lazy_names

if TYPE_CHECKING:
    from .cryptor import Cryptor, Opener, PlainCryptor, RSACryptor
    from .encoding import base64s_to_bytes, bytes_to_base64s
    from .keys import Passphrase, create_key, fingerprint, load_key, load_public_key, public_key_base64
    from .known_keys import KnownKeys, SeenKey, known_keys_of
    from .payload import JsonValue, payload_from_json, payload_to_json

__all__ = [
    "Cryptor",
    "JsonValue",
    "KnownKeys",
    "Opener",
    "Passphrase",
    "PlainCryptor",
    "RSACryptor",
    "SeenKey",
    "base64s_to_bytes",
    "bytes_to_base64s",
    "create_key",
    "fingerprint",
    "known_keys_of",
    "load_key",
    "load_public_key",
    "payload_from_json",
    "payload_to_json",
    "public_key_base64",
]

__getattr__ = lazy_names(
    __name__,
    {
        "vantage6_hl.crypto.cryptor": ("Cryptor", "Opener", "PlainCryptor", "RSACryptor"),
        "vantage6_hl.crypto.encoding": ("base64s_to_bytes", "bytes_to_base64s"),
        "vantage6_hl.crypto.keys": (
            "Passphrase",
            "create_key",
            "fingerprint",
            "load_key",
            "load_public_key",
            "public_key_base64",
        ),
        "vantage6_hl.crypto.known_keys": ("KnownKeys", "SeenKey", "known_keys_of"),
        "vantage6_hl.crypto.payload": ("JsonValue", "payload_from_json", "payload_to_json"),
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
