"""``CHANGELOG.md`` read strictly, as Keep a Changelog 1.1.0 has it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from packaging.version import InvalidVersion, Version

KINDS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
"""The groups that a section may have."""

UNRELEASED = "Unreleased"

_TITLE = "# Changelog"
_SECTION = re.compile(r"## \[?(?P<name>[^\]\s]+)\]?(?: - (?P<day>\S+))?(?P<yanked> \[YANKED\])?")
_LINK = re.compile(r"\[(?P<name>[^\]]+)\]: \S+")


@dataclass
class Section:
    """One version's part.

    Attributes
    ----------
    name : str
        The version, or ``"Unreleased"``.
    line : int
        Where its heading stands.
    day : datetime.date or None
        When it came out.
    groups : dict
        The entries by kind, such as ``{"Added": ["Logins can be saved."]}``.
    """

    name: str
    line: int
    day: date | None = None
    groups: dict[str, list[str]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing is told."""
        return not any(self.groups.values())


@dataclass
class Changelog:
    """The whole file, and what is wrong with it: sentences that name the line."""

    sections: list[Section] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def unreleased(self) -> Section | None:
        """What comes with the next version."""
        return next((each for each in self.sections if each.name == UNRELEASED), None)

    @property
    def released(self) -> list[Section]:
        """What came out, the newest first."""
        return [each for each in self.sections if each.name != UNRELEASED]


def read(text: str, *, today: date | None = None) -> Changelog:
    r"""Read a changelog and find what is not as it should be.

    Parameters
    ----------
    text : str
        The file's text.
    today : datetime.date, optional
        No version may be from after this day; by default today in UTC.

    Returns
    -------
    Changelog
        The sections in their order, and the problems.

    Examples
    --------
    >>> read("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A door.\n").problems
    []
    """
    reader = _Reader(today or datetime.now(UTC).date())
    for number, line in enumerate(text.splitlines(), start=1):
        reader.take(number, line.rstrip())
    return reader.finish()


def add_entry(text: str, kind: str, entry: str) -> str:
    """Add an entry to what is unreleased, after those of its kind.

    Parameters
    ----------
    text : str
        The file's text.
    kind : str
        One of `KINDS`.
    entry : str
        One paragraph; it is wrapped nowhere.

    Returns
    -------
    str
        The new text; the old one where the entry is there already.

    Raises
    ------
    ValueError
        When the text has no heading ``## [Unreleased]``.
    """
    lines = text.splitlines()
    item = f"- {entry}"
    start = next((place for place, line in enumerate(lines) if line == f"## [{UNRELEASED}]"), None)
    if start is None:
        raise ValueError(f"CHANGELOG.md has no heading '## [{UNRELEASED}]'.")
    end = next((n for n in range(start + 1, len(lines)) if lines[n].startswith(("## ", "["))), len(lines))
    if item in lines[start:end]:
        return text
    heading = f"### {kind}"
    if heading in lines[start:end]:
        at = lines.index(heading, start, end)
        after = next((n for n in range(at + 1, end) if lines[n].startswith("#")), end)
        # Behind the last line of the last entry, before the empty ones.
        while not lines[after - 1]:
            after -= 1
        lines[after:after] = [item] if after > at + 1 else ["", item]
    else:
        before = KINDS[KINDS.index(kind) + 1 :]
        at = next((n for n in range(start, end) if lines[n].removeprefix("### ") in before), end)
        while not lines[at - 1]:
            at -= 1
        lines[at:at] = ["", heading, "", item]
    return "\n".join(lines) + "\n"


def is_version(text: str) -> bool:
    """Tell whether a text is a version of PEP 440."""
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


class _Reader:
    """Takes one line after the other."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._log = Changelog()
        self._links: list[str] = []
        self._group: list[str] | None = None
        self._preamble: list[str] = []

    def take(self, number: int, line: str) -> None:
        if number == 1:
            if line != _TITLE:
                self._wrong(number, f"the first line should be '{_TITLE}'")
        elif line.startswith("## "):
            self._section(number, line)
        elif line.startswith("### "):
            self._kind(number, line.removeprefix("### "))
        elif line.startswith("#"):
            self._wrong(number, f"'{line}' is neither a version's heading (##) nor a kind's (###)")
        elif found := _LINK.fullmatch(line):
            self._links.append(found["name"])
        elif not self._log.sections:
            self._preamble.append(line)
        elif line:
            self._entry(number, line)

    def finish(self) -> Changelog:
        log = self._log
        if "keep a changelog" not in " ".join(self._preamble).lower():
            log.problems.append("the words before the first version should name Keep a Changelog")
        if not log.sections or log.sections[0].name != UNRELEASED:
            log.problems.append(f"the first section should be '## [{UNRELEASED}]'")
        for section in log.sections:
            for kind, entries in section.groups.items():
                if not entries:
                    self._wrong(section.line, f"{section.name} has nothing under '{kind}'")
            if section.empty and section.name != UNRELEASED:
                self._wrong(section.line, f"{section.name} tells nothing")
        if self._links:
            names = [each.name for each in log.sections]
            log.problems += [
                f"{name} has no link at the end, as others do" for name in names if name not in self._links
            ]
            log.problems += [
                f"the link [{name}] is of no version" for name in self._links if name not in names
            ]
        return log

    def _wrong(self, number: int, what: str) -> None:
        self._log.problems.append(f"line {number}: {what}")

    def _section(self, number: int, line: str) -> None:
        self._group = None
        found = _SECTION.fullmatch(line)
        if not found:
            self._wrong(number, f"'{line}' should be '## [VERSION] - YYYY-MM-DD' or '## [{UNRELEASED}]'")
            return
        section = Section(found["name"], number)
        if any(each.name == section.name for each in self._log.sections):
            self._wrong(number, f"{section.name} is there twice")
        if section.name == UNRELEASED:
            if found["day"]:
                self._wrong(number, f"{UNRELEASED} has no date")
        else:
            section.day = self._day(number, section.name, found["day"])
            self._order(number, section)
        self._log.sections.append(section)

    def _day(self, number: int, name: str, text: str | None) -> date | None:
        try:
            day = datetime.strptime(text or "", "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            day = None
        if day is None or day.isoformat() != text:
            self._wrong(number, f"{name} needs its date as YYYY-MM-DD")
            return None
        if day > self._today:
            self._wrong(number, f"{name} is from the future: {day}")
        return day

    def _order(self, number: int, section: Section) -> None:
        if not is_version(section.name):
            self._wrong(number, f"'{section.name}' is no version of PEP 440")
            return
        version = Version(section.name)
        if str(version) != section.name:
            self._wrong(number, f"'{section.name}' should be written '{version}'")
        before = self._log.released[-1:]
        if not before:
            return
        if is_version(before[0].name) and Version(before[0].name) <= version:
            self._wrong(number, f"{section.name} stands below {before[0].name}: the newest comes first")
        if before[0].day and section.day and before[0].day < section.day:
            self._wrong(number, f"{section.name} is dated after {before[0].name}, which is newer")

    def _kind(self, number: int, kind: str) -> None:
        if not self._log.sections:
            self._wrong(number, f"'{kind}' is under no version")
            return
        groups = self._log.sections[-1].groups
        if kind not in KINDS:
            self._wrong(number, f"'{kind}' is none of {', '.join(KINDS)}")
        if kind in groups:
            self._wrong(number, f"'{kind}' is there twice")
        self._group = groups.setdefault(kind, [])

    def _entry(self, number: int, line: str) -> None:
        if self._group is None:
            self._wrong(number, "text stands under no kind (### Added, ...)")
        elif line.startswith("- "):
            self._group.append(line.removeprefix("- "))
        elif line.startswith("  ") and self._group:
            self._group[-1] += " " + line.strip()
        else:
            self._wrong(number, "an entry begins with '- ' and goes on indented by two spaces")
