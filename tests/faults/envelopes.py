"""Mutated envelopes: refused, or of the same value, or such that the format cannot tell them from good ones.

What the format cannot tell (see the package `vantage6_hl.crypto`): it has no authentication, so an envelope
whose key block is intact and whose vector and body are well-formed is a valid message, whatever it says. An
oracle that knows the AES key says what that is: only that may come out, and only when it is JSON.
"""

from __future__ import annotations

import base64
import json
import os
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from vantage6_hl._opening import decoded, payload_of_text
from vantage6_hl.crypto import JsonValue, envelope, payload_to_json
from vantage6_hl.errors import DecryptionError

# None is so short that random bytes are JSON now and then, as one in 20 single bytes is.
_VALUES: tuple[JsonValue, ...] = (
    {"average": 53.25},
    [[1, 2, 3], None, True, "ü"],
    {"count": 8, "sum": 426, "columns": ["age", "height"]},
    "a text with $ in it",
    {"matrix": [[0.5] * 8] * 8},
    123456789012,
)
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=$-_ \n\x00é"


@dataclass
class Envelopes:
    """What became of the mutated envelopes; `wrong` must stay empty."""

    refused: int = 0
    same: int = 0
    undetectable: int = 0
    unchanged: int = 0
    wrong: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def summary(self) -> str:
        """Say it in one line."""
        return (
            f"{self.refused + self.same + self.undetectable + len(self.wrong)} mutated envelopes: "
            f"{self.refused} refused, {self.same} gave the same value, {self.undetectable} are valid to the "
            f"format as it is documented, {len(self.wrong)} wrong"
        )


class _Opener:
    """Stands in for an `RSACryptor`, whose keys come from files."""

    def __init__(self, key: rsa.RSAPrivateKey) -> None:
        self._key = key

    def encrypt(self, payload: bytes, public_keys: object) -> list[str]:
        """Encrypt for oneself."""
        return envelope.seal(payload, [self._key.public_key()])

    def decrypt(self, data: str | bytes) -> bytes:
        """Decrypt."""
        return envelope.unseal(data, self._key)


def run(number: int, *, seed: int, progress: Callable[[str], None]) -> Envelopes:
    """Mutate so many envelopes and open each as a client opens a result."""
    rng = random.Random(seed)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    opener = _Opener(key)
    outcome = Envelopes()
    good: list[tuple[JsonValue, str]] = []
    blocks: set[str] = set()
    for index in range(number):
        if index % 200 == 0:  # fresh ones, of either origin
            good = [(value, opener.encrypt(payload_to_json(value), [])[0]) for value in _VALUES]
            good += [(value, _from_web(payload_to_json(value), key)) for value in _VALUES]
            blocks = {text.partition("$")[0] for _, text in good}
        value, text = rng.choice(good)
        mutation = rng.choice(_MUTATIONS)
        mutated = mutation(text, rng, rng.choice(good)[1])
        if mutated == text:
            outcome.unchanged += 1
        outcome.kinds[mutation.__name__] += 1
        _judge(outcome, opener, key, blocks, value, mutated, mutation.__name__)
        if (index + 1) % 20_000 == 0:
            progress(f"{index + 1} envelopes")
    return outcome


def _judge(
    outcome: Envelopes,
    opener: _Opener,
    key: rsa.RSAPrivateKey,
    blocks: set[str],
    value: JsonValue,
    mutated: str,
    kind: str,
) -> None:
    try:
        # A run without a result has an empty one.
        found = decoded(payload_of_text(mutated, opener, 7), 7) if mutated else None  # type: ignore[arg-type]
    except DecryptionError:
        outcome.refused += 1
        return
    if found == value:
        outcome.same += 1
    elif _is_valid(mutated, found, key, blocks):
        outcome.undetectable += 1
    else:
        outcome.wrong.append(f"{kind}: {mutated[:60]}... gave {found!r:.60}")


def _is_valid(mutated: str, found: object, key: rsa.RSAPrivateKey, blocks: set[str]) -> bool:
    """Whether a mutated message is a valid one that says this, read in the plainest way."""
    if not mutated:
        return found is None  # no result at all: a hub can always say so
    try:
        block, vector, body = (base64.b64decode(part, validate=True) for part in mutated.split("$"))
        if mutated.split("$")[0] not in blocks or len(vector) != 16:
            return False
        aes_key = key.decrypt(block, padding.PKCS1v15())
        web = len(aes_key) == 44
        aes_key = base64.b64decode(aes_key) if web else aes_key
        plain = Cipher(algorithms.AES(aes_key), modes.CTR(vector)).decryptor().update(body)
        plain = base64.b64decode(plain, validate=True) if web else plain
        # As text: 1 is not True there, and NaN is like NaN.
        return json.dumps(json.loads(plain) if plain else None) == json.dumps(found)
    except ValueError:
        return False


def _from_web(payload: bytes, key: rsa.RSAPrivateKey) -> str:
    """Make an envelope as the web interface does: one more layer of base64 on key and payload."""
    aes_key, vector = os.urandom(32), os.urandom(16)
    body = Cipher(algorithms.AES(aes_key), modes.CTR(vector)).encryptor().update(base64.b64encode(payload))
    block = key.public_key().encrypt(base64.b64encode(aes_key), padding.PKCS1v15())
    return "$".join(base64.b64encode(part).decode() for part in (block, vector, body))


def _flip_bit(text: str, rng: random.Random, other: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + chr(ord(text[at]) ^ 1 << rng.randrange(7)) + text[at + 1 :]


def _replace(text: str, rng: random.Random, other: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(_ALPHABET) + text[at + 1 :]


def _insert(text: str, rng: random.Random, other: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(_ALPHABET) * rng.choice((1, 1, 2, 4)) + text[at:]


def _delete(text: str, rng: random.Random, other: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + text[at + rng.choice((1, 1, 2, 4)) :]


def _truncate(text: str, rng: random.Random, other: str) -> str:
    return text[: rng.randrange(len(text))]


def _swap(text: str, rng: random.Random, other: str) -> str:
    signs = list(text)
    first, second = rng.randrange(len(text)), rng.randrange(len(text))
    signs[first], signs[second] = signs[second], signs[first]
    return "".join(signs)


def _separators(text: str, rng: random.Random, other: str) -> str:
    return text.replace("$", rng.choice(("", "$$", " $ ", "%24", "\uff04", "\x00")), rng.choice((1, 2)))


def _shuffle_parts(text: str, rng: random.Random, other: str) -> str:
    parts = text.split("$")
    rng.shuffle(parts)
    return "$".join(parts)


def _parts_of_another(text: str, rng: random.Random, other: str) -> str:
    return "$".join(rng.choice(pair) for pair in zip(text.split("$"), other.split("$"), strict=True))


def _padding(text: str, rng: random.Random, other: str) -> str:
    parts = text.split("$")
    at = rng.randrange(3)
    parts[at] = rng.choice((parts[at].rstrip("="), parts[at] + "=", parts[at] + "====", "=" + parts[at]))
    return "$".join(parts)


def _last_bits(text: str, rng: random.Random, other: str) -> str:
    """Set bits behind the last byte of a part, which decoders often ignore."""
    parts = text.split("$")
    at = rng.randrange(3)
    bare = parts[at].rstrip("=")
    parts[at] = bare[:-1] + rng.choice(_ALPHABET[:64]) + "=" * (len(parts[at]) - len(bare))
    return "$".join(parts)


def _alphabet(text: str, rng: random.Random, other: str) -> str:
    return text.translate(str.maketrans(*rng.choice((("+/", "-_"), ("ab", "ba"), ("=", "\n")))))


def _bytes_of(part: int) -> Callable[[str, random.Random, str], str]:
    def change(text: str, rng: random.Random, other: str) -> str:
        parts = text.split("$")
        data = bytearray(base64.b64decode(parts[part]))
        way = rng.randrange(4)
        if way == 0:
            for _ in range(rng.choice((1, 1, 1, 2, 8))):
                data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        elif way == 1:
            del data[rng.randrange(len(data)) :]
        elif way == 2:
            data += rng.randbytes(rng.choice((1, 2, 16)))
        else:
            data[:] = rng.randbytes(len(data))
        parts[part] = base64.b64encode(data).decode()
        return "$".join(parts)

    change.__name__ = f"bytes of {('the key block', 'the vector', 'the body')[part]}"
    return change


_MUTATIONS: tuple[Callable[[str, random.Random, str], str], ...] = (
    _flip_bit,
    _replace,
    _insert,
    _delete,
    _truncate,
    _swap,
    _separators,
    _shuffle_parts,
    _parts_of_another,
    _padding,
    _last_bits,
    _alphabet,
    *(_bytes_of(part) for part in (0, 1, 2, 2, 2)),
)
