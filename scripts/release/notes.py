"""What is told about a new hub release: notes in Markdown, and the entry in the changelog."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.openapi.releases import Record


@dataclass
class News:
    """A hub release that was read.

    Attributes
    ----------
    release, revision : str
        The release and the revision of its API.
    before : str
        The release that it is compared with.
    sharing : list of str
        The other releases with this API.
    wheels : dict
        What was read: sha256 by file name.
    changes : str
        What changed in the API, in Markdown.
    extent : str
        How much of documents and bindings changed.
    problem : str
        Why a person has to look at it first; empty when all is well.
    tests : str
        What came of the contract tests.
    """

    release: str
    revision: str
    before: str
    sharing: list[str]
    wheels: dict[str, str]
    changes: str
    extent: str = ""
    problem: str = ""
    tests: str = "not run"
    by_hand: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, record: Record, release: str, before: str, changes: str) -> News:
        """Take what the record says of a release."""
        own = record.releases[release]
        sharing = [
            name
            for name, each in record.releases.items()
            if each.revision == own.revision and name != release
        ]
        return cls(release, own.revision, before, sharing, own.wheels, changes)


def entry(news: News) -> str:
    """Give the entry for the changelog, under "Added"."""
    if news.sharing:
        other = news.before if news.before in news.sharing else news.sharing[-1]
        return f"Hub release {news.release}. Its API is that of {other} (revision `{news.revision}`)."
    return f"Hub release {news.release}, with an API of its own (revision `{news.revision}`)."


def markdown(news: News) -> str:
    """Write the notes."""
    shared = f"that of {', '.join(news.sharing)}" if news.sharing else "a new one"
    # The comparison comes with headings of its own, one level too high.
    _, _, changes = news.changes.partition("\n")
    changes = changes.replace("\n## ", "\n### ").strip()
    parts = [
        f"# Hub release {news.release}",
        f"API revision `{news.revision}`, {shared}.",
        *([f"**A person has to look at this first.** {news.problem}"] if news.problem else []),
        f"## What changed in the API since {news.before}",
        changes,
        *([f"Documents and bindings: {news.extent}."] if news.extent else []),
        "## Contract tests",
        news.tests,
        "## Entry for CHANGELOG.md, under Added",
        f"> {entry(news)}",
        "## What was read",
        "\n".join(["| wheel | sha256 |", "|---|---|", *(f"| {n} | `{d}` |" for n, d in news.wheels.items())]),
        "## Left to a person",
        "\n".join(f"- {each}" for each in [*news.by_hand, "README.md: the table of hub releases."]),
    ]
    return "\n\n".join(parts) + "\n"
