"""What the sandbox nodes report to the official feature tester."""

from __future__ import annotations

from pathlib import Path

from vantage6_hl.testing.sandbox.methods import base_features
from vantage6_hl.testing.sandbox.registry import MethodError
from vantage6_hl.testing.sandbox.tables import Table


class Context:
    database = Path("people.csv")

    def log(self, line: str) -> None: ...

    def pause(self, seconds: float) -> None: ...

    def organizations(self) -> list[int]:
        return [2, 3]

    def compute(self, method: str, arguments: object, organizations: object) -> list[object]:
        raise MethodError("no subtasks here")


def test_each_feature_is_reported_with_what_went_wrong() -> None:
    table = Table.from_rows(["age"], [(61,), (70,)])
    found = base_features([table], {}, Context())
    assert isinstance(found, list)
    assert [(one["name"], one["success"]) for one in found] == [
        ("dataframe_readable", True),
        ("organizations_readable", True),
        ("subtask_runs", False),
    ]
    assert [one["payload"] for one in found] == ['"2 rows"', "[2, 3]", ""]
    assert "no subtasks here" in found[2]["exception"]
    assert "Traceback" in found[2]["traceback"]
