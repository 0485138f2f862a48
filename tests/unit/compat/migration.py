"""The tables of ``docs/migration.md``, made of the lists that the tests check.

``python -m tests.unit.compat.migration`` writes them into the page.
"""

from __future__ import annotations

import re

from scripts.checkout import ROOT
from tests.unit.high_level.test_official_client import DIFFERS, OFFICIAL
from vantage6_hl.compat.differences import differences

PAGE = ROOT / "docs" / "migration.md"


def tables() -> dict[str, str]:
    """Give each table by the name that its place in the page has."""
    return {"calls": _calls(), "differences": _differences()}


def written(text: str) -> str:
    """Give the page with its tables as they are now."""
    for name, table in tables().items():
        text = re.sub(
            f"(<!-- {name} -->\n).*?(<!-- end of {name} -->)",
            lambda found, table=table: found[1] + table + found[2],  # type: ignore[misc]
            text,
            flags=re.DOTALL,
        )
    return text


def _calls() -> str:
    rows = []
    for group, methods in OFFICIAL.items():
        for method, arguments in methods.items():
            call = f"{group}.{method}"
            numbers = [str(n) for n, one in enumerate(differences(), start=1) if call in one.calls]
            ours, notes = f"`{call}`", []
            if call in DIFFERS:
                ours, notes = "—", [_sentence(DIFFERS[call])]
            notes += [
                f"`{one}`: {_sentence(DIFFERS[f'{call}({one})'])}"
                for one in arguments
                if f"{call}({one})" in DIFFERS
            ]
            rows.append(f"| `{call}` | {ours} | {' '.join(notes)} | {', '.join(numbers) or 'alike'} |\n")
    head = "| official | `vantage6_hl` | what differs there | through compat |\n|---|---|---|---|\n"
    return head + "".join(rows)


def _differences() -> str:
    head = "| | calls | the official client | `vantage6_hl.compat` | why |\n|---|---|---|---|---|\n"
    return head + "".join(
        f"| {number} | {_named(one.calls)} | {one.official} | {one.here} | {one.why} |\n"
        for number, one in enumerate(differences(), start=1)
    )


def _named(calls: tuple[str, ...]) -> str:
    return "all" if calls == ("*",) else ", ".join(f"`{call}`" for call in calls)


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text()))
