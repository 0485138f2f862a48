"""``docs/migration.md`` shows what the lists say."""

from __future__ import annotations

from tests.unit.compat.migration import PAGE, tables, written


def test_the_tables_are_those_of_the_lists() -> None:
    text = PAGE.read_text()
    assert all(table in text for table in tables().values())
    assert written(text) == text, "python -m tests.unit.compat.migration writes them"
