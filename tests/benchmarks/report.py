"""The table: for the terminal, and for docs/benchmarks.md."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from tests.benchmarks import rows
from tests.benchmarks.figures import Finding, Results, short

_REASONS = Path(__file__).with_name("reasons.toml")
_VERDICTS = {True: "yes", False: "**no**", None: ""}


def reasons() -> Mapping[str, Mapping[str, str]]:
    """Give, by row, why a figure falls short: text of ours that is shown only where it does."""
    return tomllib.loads(_REASONS.read_text())


def as_text(results: Results) -> str:
    """Give the table for a terminal."""
    lines = []
    row = ""
    for one in results.findings:
        if one.row != row:
            row = one.row
            lines.append(f"\n{row}")
        verdict = {True: "ok", False: "SHORT", None: ""}[one.met]
        lines.append(f"  {_figure(one):>34}  {_target(one):>8}  {verdict:5}  {one.what}")
        if one.detail:
            lines.append(f"{'':54}{one.detail}")
    short_ones = [one for one in results.findings if one.met is False]
    judged = sum(one.met is not None for one in results.findings)
    lines.append(f"\n{judged - len(short_ones)} of {judged} targets met.")
    lines += [f"  short: {one.row}: {one.what} ({one.unit}). {_reason(one)}" for one in short_ones]
    return "\n".join(lines)


def as_markdown(results: Results, facts: Mapping[str, str]) -> str:
    """Give the page."""
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench ARGS=--write`; do not edit. (Without `--write` it prints the same; `--quick`",
        "plays fewer rounds, `--only ROW` one row.) It needs nginx (Debian: `apt-get install nginx-light`).",
        "",
        "This client, the official one and bare httpx did the same work in turn, in one run, on one hub",
        "(Keycloak, HQ under uwsgi as upstream serves it), each in a process of its own; in each round the",
        "order was drawn anew. Ratios are taken within a round. A figure is the median over the rounds, its",
        "quartiles are in brackets (with fewer than four rounds the extremes). `own` is this client.",
        "",
        "| | |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in facts.items()),
        "",
    ]
    row = ""
    for one in results.findings:
        if one.row != row:
            row = one.row
            about = " ".join((import_module(f"{rows.__name__}.{row}").__doc__ or "").split())
            lines += ["", f"## {row.replace('_', ' ').capitalize()}", "", about, ""]
            lines += ["| what | figure | target | met | in absolute terms |", "|---|---|---|---|---|"]
        lines.append(
            f"| {one.what} | {_figure(one)} | {_target(one)} | {_VERDICTS[one.met]} | {one.detail} |"
        )
    missed = [one for one in results.findings if one.met is False]
    judged = sum(one.met is not None for one in results.findings)
    lines += [
        "",
        "## What falls short, and why",
        "",
        f"{judged - len(missed)} of {judged} targets are met.",
        "",
    ]
    lines += [f"- **{one.row}: {one.what} ({one.unit})**: {_reason(one)}" for one in missed]
    lines += ["", "## How it grows", "", "![How each figure grows with its size](benchmarks.svg)", ""]
    return "\n".join(lines)


def _figure(one: Finding) -> str:
    low, high = one.spread
    return f"{short(one.median)} {one.unit} ({short(low)}–{short(high)})".replace("  ", " ")


def _target(one: Finding) -> str:
    return "" if one.target is None else f"{one.target.sense} {short(one.target.bound)}"


def _reason(one: Finding) -> str:
    known = reasons().get(one.row, {})
    fitting = [text for part, text in known.items() if part in f"{one.what} {one.unit}"]
    return " ".join(fitting) or "No reason is known."
