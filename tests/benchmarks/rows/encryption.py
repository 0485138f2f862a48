"""Encrypting arguments and decrypting results, with a key of 4096 bits.

The payload is JSON: the official client parses what it has decrypted, to tell the web UI's form from others.
Peak memory counts the payload and the message, whoever holds them.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.contenders import Worker
from tests.benchmarks.figures import Curve, Results, at_least, at_most, ratios
from tests.benchmarks.rounds import play
from tests.benchmarks.stage import Stage
from vantage6_hl import RSACryptor, bytes_to_base64s

ROW = "encryption"
_MIB = 1 << 20


def run(stage: Stage) -> Results:
    """Encrypt and decrypt 1 and 64 MiB, for one and twenty organizations."""
    found = Results()
    growth: dict[str, list[tuple[float, float]]] = {"own": [], "official": [], "AES-CTR + base64": []}
    with TemporaryDirectory() as folder:
        key = RSACryptor.create_new_rsa_key(Path(folder) / "key.pem")
        public = bytes_to_base64s(RSACryptor.create_public_key_bytes(key))
        for size in (1, 8, 64):
            for receivers in (1, 20):
                if size == 8 and receivers == 20:
                    continue
                _measure(stage, found, growth, Path(folder) / "key.pem", [public] * receivers, size)
    found.curves.append(Curve("Encrypting for one organization", "MiB", "s", growth))
    return found


def _measure(
    stage: Stage,
    found: Results,
    growth: dict[str, list[tuple[float, float]]],
    key: Path,
    keys: list[str],
    size: int,
) -> None:
    rounds = 3 if size * len(keys) > 100 else stage.rounds(7)
    with ExitStack() as stack:
        own, official, floor = (stack.enter_context(Worker(name)) for name in ("own", "official", "own"))
        for worker in (own, official):
            worker.do("cryptor", private_key=str(key))
        contenders = {
            "own": lambda: own.do("encrypt", size=size * _MIB, keys=keys),
            "official": lambda: official.do("encrypt", size=size * _MIB, keys=keys),
            "floor": lambda: floor.do("floor", size=size * _MIB, count=len(keys)),
        }
        games = play(contenders, rounds=rounds, rng=stage.rng, warm=size < 64)
        least = games.values("floor", "encrypt")
        whom = "one organization" if len(keys) == 1 else f"{len(keys)} organizations"
        what = f"encrypt {size} MiB for {whom}"
        total = size * len(keys)
        detail = (
            f"own {total / games.median('own'):,.0f}, official {total / games.median('official'):,.0f}, "
            f"AES-CTR + {games.samples['floor'][0]['base64']} "
            f"{total / games.median('floor', 'encrypt'):,.0f} MiB/s"
        )
        if len(keys) == 1:
            growth["own"].append((size, games.median("own")))
            growth["official"].append((size, games.median("official")))
            growth["AES-CTR + base64"].append((size, games.median("floor", "encrypt")))
        if size == 8:
            return
        found.add(ROW, what, games.ratio("official", "own"), "× official", at_least(3), detail)
        found.add(ROW, what, ratios(least, games.values("own")), "× AES-CTR + base64", at_least(0.6))
        if len(keys) > 1:
            return
        peaks = [one / (size * _MIB) for one in games.values("own", "peak")]
        others = f"official {games.median('official', 'peak') / size / _MIB + 1:.1f}"
        if size == 64:
            found.add(ROW, f"{what}: peak memory", peaks, "× payload", at_most(3.5), others)
        back = play(
            {
                "own": lambda: own.do("decrypt", size=size * _MIB),
                "official": lambda: official.do("decrypt", size=size * _MIB),
                "floor": lambda: floor.do("floor", size=size * _MIB, count=1),
            },
            rounds=rounds,
            rng=stage.rng,
            warm=size < 64,
        )
        detail = (
            f"own {size / back.median('own'):,.0f}, official {size / back.median('official'):,.0f}, "
            f"base64 + AES-CTR {size / back.median('floor', 'decrypt'):,.0f} MiB/s; "
            f"RSA, which comes once more, {back.median('floor', 'rsa') * 1000:.1f} ms"
        )
        what = f"decrypt {size} MiB"
        found.add(ROW, what, back.ratio("official", "own"), "× official", at_least(3), detail)
        least = back.values("floor", "decrypt")
        found.add(ROW, what, ratios(least, back.values("own")), "× AES-CTR + base64", at_least(0.6))
        if size == 64:
            peaks = [one / (size * _MIB) for one in back.values("own", "peak")]
            found.add(ROW, f"{what}: peak memory", peaks, "× payload", at_most(3.5))
