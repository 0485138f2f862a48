"""What is printed: JSON alone, CSV with names, lines with tabs in a pipe, a table on a terminal."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys

import pytest

from scripts.checkout import ROOT
from tests.unit.cli.conftest import Hub, Run
from tests.unit.high_level.hostile import HOSTILE, is_harmless
from vantage6_api.v5_0.hq.models.organization import Organization
from vantage6_hl import Results
from vantage6_hl.cli.asking import Form
from vantage6_hl.cli.columns import columns_of
from vantage6_hl.cli.output import show
from vantage6_hl.cli.waits import show_results


class Terminal(io.StringIO):
    """Takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys, "stdout", found)
    return found


def test_json_is_the_hubs_answer_and_nothing_else(alice: Hub, v6hl: Run) -> None:
    done = v6hl("organization", "list", "--json")
    assert [one["name"] for one in done.document] == ["org2", "org3", "org4"]
    assert done.err == ""
    assert v6hl("organization", "get", "3", "--json").document["id"] == 3
    assert v6hl("--json", "organization", "list", "--field", "id").document == [2, 3, 4]


def test_csv_has_a_line_of_names(alice: Hub, v6hl: Run) -> None:
    alice.row("organization", 3)["name"] = 'a "quoted", name\nof two lines'
    done = v6hl("organization", "list", "--csv", "--fields", "id,name")
    assert [*csv.reader(io.StringIO(done.out))] == [
        ["id", "name"],
        ["2", "org2"],
        ["3", 'a "quoted", name\nof two lines'],
        ["4", "org4"],
    ]


def test_a_pipe_gets_a_line_for_each_with_tabs(alice: Hub, v6hl: Run) -> None:
    alice.row("organization", 3)["name"] = "with\ttab\nand line"
    done = v6hl("organization", "list", "--fields", "id,name")
    assert done.out == "2\torg2\n3\twith tab and line\n4\torg4\n"
    assert v6hl("organization", "list", "--field", "id").out == "2\n3\n4\n"
    assert v6hl("organization", "list").out.splitlines()[0].split("\t")[:2] == ["2", "org2"]
    assert done.err == ""


def test_columns_do_not_depend_on_what_is_in_them() -> None:
    full = Organization.from_dict(
        {"id": 1, "name": "a", "country": "NL", "runs": "/hq/run?organization_id=1", "public_key": "x"}
    )
    bare = Organization.from_dict({**full.to_dict(), "name": None, "country": None})
    found = columns_of([full], [full.to_dict()])
    assert found == columns_of([bare], [bare.to_dict()])
    assert found[:2] == ["id", "name"]
    assert not {"runs", "public_key"} & {*found}


def test_a_terminal_gets_a_table_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    row = {"id": 1, "name": "x" * 50, "domain": "d" * 50, "zipcode": "z" * 50}
    show([Organization.from_dict(row)], "auto")
    lines = terminal.getvalue().splitlines()
    assert lines[0].split() == ["id", "name"]
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize("form", ["auto", "json", "csv"])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_hub_gives_takes_no_terminal_over(
    name: str, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = on_terminal(monkeypatch)
    organization = Organization.from_dict({"id": 1, "name": name})
    for found in ([organization], organization, name):
        show(found, form)
    show_results([Results([{name: name}], task_id=1, run_ids=[1])], form, one=True)
    assert is_harmless(terminal.getvalue())
    assert "1" in terminal.getvalue()


def test_names_that_no_encoding_knows_are_written(alice: Hub, v6hl: Run) -> None:
    alice.row("organization", 3)["name"] = "\ud800"
    assert v6hl("organization", "list", "--field", "name").code == 0
    assert v6hl("organization", "list", "--csv").code == 0


def test_results_are_rows_that_say_whose_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    one = Results([{"sum": 253}, {"sum": 173}], task_id=7, run_ids=[4, 5], organization_ids=[2, 3])
    show_results([one], "csv", one=True)
    assert capsys.readouterr().out == "organization_id,run_id,sum\n2,4,253\n3,5,173\n"
    two = Results([[{"a": 1}, {"a": 2}]], task_id=8, run_ids=[6], organization_ids=[2])
    show_results([one, two], "csv", one=False)
    assert capsys.readouterr().out == (
        "task_id,organization_id,run_id,sum,a\n7,2,4,253,\n7,3,5,173,\n8,2,6,,1\n8,2,6,,2\n"
    )


def test_a_reader_that_leaves_ends_the_program_quietly() -> None:
    code = (
        "import sys\n"
        "from vantage6_hl.cli import app, output\n"
        "app.Program.main = lambda *_, **__: output.show(['x' * 80] * 100_000, 'auto')\n"
        "sys.exit(app.run(['task', 'list']))\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    assert program.stdout is not None
    assert program.stderr is not None
    assert program.stdout.readline()
    program.stdout.close()
    told = program.stderr.read()
    program.stderr.close()
    assert program.wait(60) == 141
    assert told == b""
