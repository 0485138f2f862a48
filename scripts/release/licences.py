"""Under which licences the packages stand that an installation brings, and whether they may."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.utils import canonicalize_name

_RULES = Path(__file__).with_name("licences.toml")
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, order=True)
class Licensed:
    """One package.

    Attributes
    ----------
    name, version : str
        As its metadata has them.
    licence : str or None
        An SPDX expression; ``None`` where the metadata tells none.
    told : str
        What the metadata says, in short.
    """

    name: str
    version: str
    licence: str | None
    told: str = ""


def read(folder: Path) -> list[Licensed]:
    """Read what is installed in a folder ``site-packages``.

    Parameters
    ----------
    folder : pathlib.Path
        The folder.

    Returns
    -------
    list of Licensed
        Sorted by name.
    """
    found = [of(each) for each in importlib.metadata.distributions(path=[str(folder)])]
    return sorted(found, key=lambda each: (canonicalize_name(each.name), each.version))


def of(distribution: importlib.metadata.Distribution) -> Licensed:
    """Find the licence of a package: in its expression, its field License, or its classifiers."""
    fields = distribution.metadata.json
    field = str(fields.get("license", "")).strip()
    classifiers = [
        each.removeprefix(_CLASSIFIER)
        for each in fields.get("classifier", [])
        if each.startswith(_CLASSIFIER)
    ]
    licence = (
        _expression(str(fields.get("license_expression", "")))
        or _expression(field)
        or " AND ".join(sorted({_by_classifier(each, distribution) for each in classifiers} - {""}))
        or None
    )
    told = ", ".join([field.splitlines()[0][:60] if field else "no field License", *classifiers])
    return Licensed(distribution.name, distribution.version, licence, told)


def problems(packages: Iterable[Licensed]) -> list[str]:
    """Find the packages whose licence is unknown or not allowed.

    Parameters
    ----------
    packages : iterable of Licensed
        The packages.

    Returns
    -------
    list of str
        One sentence for each.
    """
    rules = _rules()
    found = []
    for package in packages:
        exception = rules["exceptions"].get(canonicalize_name(package.name))
        if package.licence is None:
            found.append(f"{package.name} {package.version}: no licence is known ({package.told})")
        elif exception and package.licence == exception["licence"]:
            continue
        elif not allowed(package.licence, rules["allowed"]):
            found.append(
                f"{package.name} {package.version}: {package.licence} is not allowed "
                "(scripts/release/licences.toml)"
            )
    return found


def allowed(expression: str, identifiers: Collection[str]) -> bool:
    """Tell whether an SPDX expression is met by these licences.

    Parameters
    ----------
    expression : str
        Such as ``"Apache-2.0 OR BSD-3-Clause"``.
    identifiers : collection of str
        The licences that are allowed.

    Returns
    -------
    bool
        For ``OR`` whether one of them is, for ``AND`` whether all are.

    Examples
    --------
    >>> allowed("GPL-3.0-only OR (MIT AND ISC)", {"MIT", "ISC"})
    True
    """
    text = canonicalize_license_expression(expression)
    # An exception, as in 'Apache-2.0 WITH LLVM-exception', allows more than its licence alone.
    tokens = re.findall(r"[()]|[^\s()]+", re.sub(r" WITH \S+", "", text))
    return _either(tokens, identifiers)


def table(packages: Iterable[Licensed], *, bare: Collection[str]) -> str:
    """Write the list for people, as Markdown.

    Parameters
    ----------
    packages : iterable of Licensed
        The packages.
    bare : collection of str
        Names of those that are needed without any extra.

    Returns
    -------
    str
        A table, and the reasons for exceptions.
    """
    lines = [
        "# Licences of what vantage6-hl needs",
        "",
        "| package | version | licence | for |",
        "|---|---|---|---|",
    ]
    listed = list(packages)
    lines += [
        f"| {each.name} | {each.version} | {each.licence or 'unknown'} | "
        f"{'always' if each.name in bare else 'extras'} |"
        for each in listed
    ]
    names = {canonicalize_name(each.name) for each in listed}
    reasons = [
        f"- {name} ({rule['licence']}): {rule['reason']}"
        for name, rule in _rules()["exceptions"].items()
        if name in names
    ]
    return "\n".join([*lines, *(["", "Exceptions:", "", *reasons] if reasons else [])]) + "\n"


@cache
def _rules() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(_RULES.read_text(encoding="utf-8"))


def _expression(text: str) -> str:
    """Give an SPDX expression for what a field says, or nothing."""
    if not text or len(text) > 200 or "\n" in text:
        return ""  # a whole licence's text
    try:
        return str(canonicalize_license_expression(str(_rules()["words"].get(text, text))))
    except InvalidLicenseExpression:
        return ""


def _by_classifier(name: str, distribution: importlib.metadata.Distribution) -> str:
    if name == "BSD License":
        return _which_bsd(distribution)
    return _expression(name)


def _which_bsd(distribution: importlib.metadata.Distribution) -> str:
    """Tell two clauses from three by the licence's own text: the third forbids to endorse."""
    for path in distribution.files or []:
        place = Path(str(path.locate()))
        if re.match(r"LICEN[CS]E|COPYING", path.name, re.IGNORECASE) and place.is_file():
            text = " ".join(place.read_text(encoding="utf-8", errors="replace").split())
            if "Redistribution and use in source and binary forms" in text:
                return "BSD-3-Clause" if "endorse or promote" in text else "BSD-2-Clause"
    return ""


def _either(tokens: list[str], identifiers: Collection[str]) -> bool:
    met = _both(tokens, identifiers)
    while tokens and tokens[0] == "OR":
        del tokens[0]
        met = _both(tokens, identifiers) or met
    return met


def _both(tokens: list[str], identifiers: Collection[str]) -> bool:
    met = _one(tokens, identifiers)
    while tokens and tokens[0] == "AND":
        del tokens[0]
        met = _one(tokens, identifiers) and met
    return met


def _one(tokens: list[str], identifiers: Collection[str]) -> bool:
    token = tokens.pop(0)
    if token != "(":  # noqa: S105
        return token in identifiers
    met = _either(tokens, identifiers)
    tokens.pop(0)
    return met
