"""Invented athletes for the sandbox nodes: small csv and sqlite files in the style of Olympic records.

Every name and number is made up here from a fixed seed; no data set was copied. The same seed gives the same
files.
"""

from __future__ import annotations

import argparse
import csv
import random
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from pathlib import Path

SEED = 20161105
ROWS = 120
YEARS = (2000, 2004, 2008, 2012, 2016)
MEDALS = ("gold", "silver", "bronze")
_SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "tos",
    "vi",
    "dal",
    "be",
    "nor",
    "shu",
    "el",
    "pa",
    "zim",
    "or",
    "qui",
    "fen",
)


@dataclass(frozen=True)
class Sport:
    """What a sport's athletes are like; heights in centimetres, weights in kilograms, ages in years."""

    name: str
    age: float
    height: float
    build: float


SPORTS = (
    Sport("gymnastics", 22.5, 162, 20.8),
    Sport("swimming", 23.0, 182, 22.6),
    Sport("rowing", 26.0, 186, 23.8),
    Sport("athletics", 25.5, 177, 21.9),
    Sport("judo", 25.0, 174, 25.6),
    Sport("sailing", 29.5, 178, 23.2),
    Sport("shooting", 33.0, 173, 24.7),
    Sport("equestrian", 37.0, 172, 22.5),
)


@dataclass(frozen=True)
class Athlete:
    """One row of the table; ``None`` is a missing value."""

    id: int
    name: str
    sex: str
    age: int | None
    height: int | None
    weight: float | None
    sport: str
    year: int
    medal: str | None


COLUMNS = tuple(field.name for field in fields(Athlete))


def athletes(node: int, *, rows: int = ROWS, seed: int = SEED) -> list[Athlete]:
    """Invent one node's athletes.

    Parameters
    ----------
    node : int
        Number of the node; every node has other athletes, and slightly older ones than the node before.
    rows : int, default 120
        How many athletes.
    seed : int, default 20161105
        Start of the random numbers.

    Returns
    -------
    list of Athlete
        About one in twelve has no age.

    Examples
    --------
    >>> athletes(0, rows=2) == athletes(0, rows=2)
    True
    """
    # Not for secrets: the same seed must give the same people on every machine.
    chance = random.Random(f"{seed}/{node}")  # noqa: S311
    return [_athlete(chance, node * 1_000_000 + number, older_by=node) for number in range(1, rows + 1)]


def _athlete(chance: random.Random, number: int, *, older_by: float) -> Athlete:
    sport = chance.choice(SPORTS)
    sex = chance.choice(("F", "M"))
    height = sport.height + (5 if sex == "M" else -5) + chance.gauss(0, 6)
    weight = sport.build * (height / 100) ** 2 * chance.gauss(1, 0.06)
    age = min(64, max(15, round(sport.age + older_by + chance.gauss(0, 4.5))))
    return Athlete(
        id=number,
        name=f"{_name(chance, 2)} {_name(chance, 3)}",
        sex=sex,
        age=None if chance.random() < 1 / 12 else age,
        height=None if chance.random() < 1 / 20 else round(height),
        weight=None if chance.random() < 1 / 16 else round(weight, 1),
        sport=sport.name,
        year=chance.choice(YEARS),
        medal=chance.choice(MEDALS) if chance.random() < 1 / 6 else None,
    )


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def write_csv(path: Path, people: Sequence[Athlete]) -> None:
    """Write athletes to a csv file with a header line; a missing value is an empty field."""
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(astuple(person) for person in people)


def write_sqlite(path: Path, people: Sequence[Athlete], *, table: str = "my_table") -> None:
    """Write athletes to a new sqlite file, with the table that the user guide's query reads."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f'CREATE TABLE "{table}" ({", ".join(COLUMNS)})')
        marks = ", ".join("?" for _ in COLUMNS)
        database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', map(astuple, people))  # noqa: S608


def write_node(folder: Path, node: int, *, rows: int = ROWS, seed: int = SEED) -> dict[str, Path]:
    """Write the databases of one node and say which label belongs to which file.

    Parameters
    ----------
    folder : pathlib.Path
        Where the files go; made when it is not there.
    node : int
        Number of the node, as in :func:`athletes`.
    rows : int, default 120
        How many athletes.
    seed : int, default 20161105
        Start of the random numbers.

    Returns
    -------
    dict of str to pathlib.Path
        The user guide's labels ``olympic_athletes_db`` (csv) and ``my_database`` (sqlite), with the same
        people.
    """
    folder.mkdir(parents=True, exist_ok=True)
    people = athletes(node, rows=rows, seed=seed)
    databases = {
        "olympic_athletes_db": folder / "olympic_athletes_2016.csv",
        "my_database": folder / "my_database.sqlite",
    }
    write_csv(databases["olympic_athletes_db"], people)
    write_sqlite(databases["my_database"], people)
    return databases


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m vantage6_hl.testing.sandbox.athletes", description=__doc__
    )
    parser.add_argument("folder", type=Path, help="where the folders node-0, node-1, ... go")
    parser.add_argument("--nodes", type=int, default=3, help="how many nodes (default: %(default)s)")
    parser.add_argument("--rows", type=int, default=ROWS, help="athletes per node (default: %(default)s)")
    parser.add_argument(
        "--seed", type=int, default=SEED, help="start of the random numbers (default: %(default)s)"
    )
    given = parser.parse_args(arguments)
    for node in range(given.nodes):
        for label, path in write_node(
            given.folder / f"node-{node}", node, rows=given.rows, seed=given.seed
        ).items():
            print(f"{label}: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
