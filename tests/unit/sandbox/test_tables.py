"""Tables: types as a dataframe would have them, missing values, and files that survive."""

from pathlib import Path

import pytest

from vantage6_hl.testing.sandbox.tables import SessionFolder, Table, TableError, read_csv, read_sqlite


def write(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def test_a_csv_file_becomes_typed_columns(tmp_path: Path) -> None:
    table = read_csv(write(tmp_path / "a.csv", "id,age,name,weight\n1,23,Ada,60.5\n2,,Bo,70\n"))
    assert table.columns == {"id": [1, 2], "age": [23, None], "name": ["Ada", "Bo"], "weight": [60.5, 70.0]}
    assert table.types() == {"id": "int64", "age": "double", "name": "string", "weight": "double"}


def test_missing_values_are_no_numbers(tmp_path: Path) -> None:
    table = read_csv(write(tmp_path / "a.csv", 'age\n23\n""\n31\n'))
    assert table.numbers("age") == [23.0, 31.0]
    assert len(table) == 3


@pytest.mark.parametrize(
    ("text", "problem"),
    [("", "empty"), ("a,b\n1\n", "Row 1 has 1 values"), ("a,a\n1,2\n", "share a name")],
)
def test_a_bad_csv_file_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(TableError, match=problem):
        read_csv(write(tmp_path / "a.csv", text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"gone\.csv"):
        read_csv(tmp_path / "gone.csv")


def test_an_unknown_column_lists_the_known_ones() -> None:
    with pytest.raises(TableError, match="Column 'size' is not there; there are: age"):
        Table({"age": [1]}).numbers("size")


def test_text_is_no_number() -> None:
    with pytest.raises(TableError, match="'Ada', which is no number"):
        Table({"name": ["Ada"]}).numbers("name")


def test_a_query_cannot_change_the_source(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    path = tmp_path / "a.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE my_table (age)")
        database.execute("INSERT INTO my_table VALUES (23), (NULL)")
    assert read_sqlite(path, "SELECT * FROM my_table").columns == {"age": [23, None]}
    with pytest.raises(TableError, match="readonly"):
        read_sqlite(path, "DELETE FROM my_table")
    with pytest.raises(TableError, match="no such table"):
        read_sqlite(path, "SELECT * FROM other")


def test_dataframes_survive_a_restart_and_are_deleted_by_name(tmp_path: Path) -> None:
    SessionFolder(tmp_path).save(3, 7, "../../evil", Table({"age": [1, None, 2.5], "name": ["a", "b", None]}))
    again = SessionFolder(tmp_path)
    assert again.load(3, 7) == Table({"age": [1, None, 2.5], "name": ["a", "b", None]})
    assert again.load(4, 7) is None
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.json")] == [
        "session000000003/dataframe000000007.json"
    ]
    again.delete(3, "other")
    assert again.load(3, 7) is not None
    again.delete(3, "../../evil")
    assert again.load(3, 7) is None
