"""The invented athletes: the same everywhere, in csv as in sqlite, with ages to average and ages missing."""

import hashlib
from pathlib import Path

from vantage6_hl.testing.sandbox.athletes import athletes, main, write_node
from vantage6_hl.testing.sandbox.tables import read_csv, read_sqlite


def test_the_files_are_the_same_on_every_machine(tmp_path: Path) -> None:
    path = write_node(tmp_path, 0)["olympic_athletes_db"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == (
        "e73a2a45e1bd9c022af601fa6d1b53b99b9b9e5557cc15c3a95d8db02e3ec45d"
    )


def test_both_databases_hold_the_same_people(tmp_path: Path) -> None:
    databases = write_node(tmp_path, 1)
    from_csv = read_csv(databases["olympic_athletes_db"])
    assert from_csv == read_sqlite(databases["my_database"], "SELECT * FROM my_table")
    assert from_csv.types()["age"] == "double"


def test_some_ages_are_missing_and_nodes_differ() -> None:
    averages = []
    for node in range(3):
        ages = [person.age for person in athletes(node)]
        present = [age for age in ages if age is not None]
        assert 0 < len(ages) - len(present) < len(ages) / 4
        averages.append(sum(present) / len(present))
    assert len(set(averages)) == 3


def test_the_command_writes_a_folder_for_each_node(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--nodes", "2", "--rows", "5"]) == 0
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")) == [
        f"node-{node}/{name}"
        for node in range(2)
        for name in ("my_database.sqlite", "olympic_athletes_2016.csv")
    ]
