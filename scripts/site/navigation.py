"""Which pages the site has, and in which order."""

from __future__ import annotations

from pathlib import Path

__all__ = ["NAVIGATION", "REFERENCE", "reference_toctree", "toctrees"]

NAVIGATION: dict[str, tuple[str, ...]] = {
    "Begin": ("start", "researchers", "administrators", "automation"),
    "Use": ("command-line", "notebooks", "async", "waiting", "errors", "testing"),
    "Know": ("encryption", "versions", "migration", "architecture", "benchmarks"),
    "Reference": ("reference/index", "low-level", "reference/bindings"),
    "Take part": ("releases",),
}


REFERENCE: dict[str, tuple[str, ...]] = {
    "reference/index": (
        "client", "group-*", "results", "errors", "config", "auth", "crypto", "version", "testing", "compat",
    ),
    "reference/bindings": ("api-hq-*", "api-store-*"),
}  # fmt: skip
"""Pages that are made, by the page that lists them."""


def reference_toctree(page: str, docs: Path) -> str:
    """Give the list of pages below a page of the reference, in Sphinx's words."""
    folder = docs / "reference" / "made"
    found = [path.stem for name in REFERENCE[page] for path in sorted(folder.glob(f"{name}.rst"))]
    body = "\n".join(f"made/{name}" for name in found)
    return f"\n```{{toctree}}\n:maxdepth: 1\n\n{body}\n```\n"


def toctrees(docs: Path) -> str:
    """Give the navigation in Sphinx's words, for the end of the first page; only of pages that are there."""
    parts = []
    for caption, names in NAVIGATION.items():
        there = [name for name in names if (docs / f"{name}.md").exists()]
        if there:
            body = "\n".join(there)
            parts.append(f"```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{body}\n```\n")
    return "\n" + "\n".join(parts)
