"""The changelog is read strictly, and an entry goes where it belongs."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.checkout import ROOT
from scripts.release.changelog import add_entry, read

TODAY = date(2026, 11, 24)
GOOD = """\
# Changelog

As [Keep a Changelog](https://keepachangelog.com/en/1.1.0/) has it.

## [Unreleased]

### Added

- A door,
  which opens.

## [5.0.4.post2] - 2026-11-20

### Fixed

- The lock.

## [5.0.3.post1] - 2026-10-01

### Added

- Walls.
"""


def test_a_good_one_is_read_whole() -> None:
    log = read(GOOD, today=TODAY)
    assert log.problems == []
    assert log.unreleased is not None
    assert log.unreleased.groups == {"Added": ["A door, which opens."]}
    assert [(each.name, each.day) for each in log.released] == [
        ("5.0.4.post2", date(2026, 11, 20)),
        ("5.0.3.post1", date(2026, 10, 1)),
    ]


def test_the_projects_own_is_good() -> None:
    assert read((ROOT / "CHANGELOG.md").read_text(encoding="utf-8")).problems == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("# Changelog\n", "# Changes\n", "line 1: the first line should be '# Changelog'"),
        ("Keep a Changelog", "I wrote it", "should name Keep a Changelog"),
        ("## [Unreleased]", "## Coming up", "should be '## [VERSION] - YYYY-MM-DD'"),
        ("## [Unreleased]", "## [5.0.5.post3] - 2026-11-21", "the first section should be '## [Unreleased]'"),
        ("## [Unreleased]", "## [Unreleased] - 2026-11-24", "Unreleased has no date"),
        ("### Fixed", "### Repaired", "line 14: 'Repaired' is none of Added, Changed"),
        ("### Fixed", "#### Fixed", "neither a version's heading"),
        ("### Fixed\n\n- The lock.", "", "line 12: 5.0.4.post2 tells nothing"),
        ("- The lock.", "", "has nothing under 'Fixed'"),
        ("- The lock.", "The lock.", "an entry begins with '- '"),
        ("### Fixed\n", "", "text stands under no kind"),
        ("- Walls.", "- Walls.\n\n### Added\n\n- Windows.", "'Added' is there twice"),
        ("2026-11-20", "20-11-2026", "5.0.4.post2 needs its date as YYYY-MM-DD"),
        ("2026-11-20", "2026-02-30", "5.0.4.post2 needs its date"),
        (" - 2026-11-20", "", "5.0.4.post2 needs its date"),
        ("2026-11-20", "2026-11-25", "is from the future"),
        ("2026-11-20", "2026-09-01", "5.0.3.post1 is dated after 5.0.4.post2"),
        ("5.0.4.post2", "latest", "'latest' is no version"),
        ("5.0.4.post2", "5.0.4-2", "should be written '5.0.4.post2'"),
        ("5.0.4.post2", "5.0.2.post1", "5.0.3.post1 stands below 5.0.2.post1"),
        ("5.0.4.post2", "5.0.3.post1", "is there twice"),
        ("- Walls.\n", "- Walls.\n\n[Unreleased]: https://example.org/1\n", "5.0.3.post1 has no link"),
        ("- Walls.\n", "- Walls.\n\n[4.0]: https://example.org/1\n", "the link [4.0] is of no version"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, told: str) -> None:
    assert old in GOOD
    assert any(told in problem for problem in read(GOOD.replace(old, new, 1), today=TODAY).problems)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("Added", "  which opens.\n", "  which opens.\n- A bell.\n"),
        ("Fixed", "  which opens.\n", "  which opens.\n\n### Fixed\n\n- A bell.\n"),
    ],
)
def test_an_entry_goes_to_its_kind(kind: str, old: str, new: str) -> None:
    changed = add_entry(GOOD, kind, "A bell.")
    assert changed == GOOD.replace(old, new, 1)
    assert read(changed, today=TODAY).problems == []
    assert add_entry(changed, kind, "A bell.") == changed, "once is enough"


def test_kinds_keep_their_order() -> None:
    only_fixed = GOOD.replace("### Added\n\n- A door,\n  which opens.", "### Fixed\n\n- A door.", 1)
    changed = add_entry(only_fixed, "Added", "A bell.")
    assert "## [Unreleased]\n\n### Added\n\n- A bell.\n\n### Fixed\n\n- A door.\n" in changed


def test_an_entry_can_be_the_first_one() -> None:
    empty = GOOD.replace("### Added\n\n- A door,\n  which opens.\n\n", "", 1)
    changed = add_entry(empty, "Added", "A bell.")
    assert "## [Unreleased]\n\n### Added\n\n- A bell.\n\n## [5.0.4.post2]" in changed


def test_without_its_section_an_entry_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no heading '## \[Unreleased\]'"):
        add_entry("# Changelog\n", "Added", "A bell.")
