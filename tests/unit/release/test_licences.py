"""Licences are found where packages tell them, and judged by the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from packaging.licenses import InvalidLicenseExpression

from scripts.release.licences import Licensed, allowed, problems, read, table

BSD = "Redistribution and use in source and binary forms, with or without modification, are permitted"


def put(folder: Path, name: str, *fields: str, licence: str = "") -> None:
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    lines = ["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *fields]
    (info / "METADATA").write_text("\n".join(lines) + "\n\n")
    (info / "LICENSE").write_text(licence)
    (info / "RECORD").write_text(f"{info.name}/METADATA,,\n{info.name}/LICENSE,,\n")


@pytest.mark.parametrize(
    ("fields", "text", "found"),
    [
        (["License-Expression: mit or apache-2.0", "License: proprietary"], "", "MIT OR Apache-2.0"),
        (["License: Apache License 2.0"], "", "Apache-2.0"),
        (["License: BSD-3-Clause", "Classifier: License :: OSI Approved :: MIT License"], "", "BSD-3-Clause"),
        (["License: see the file", "Classifier: License :: OSI Approved :: MIT License"], "", "MIT"),
        (["Classifier: License :: OSI Approved :: BSD License"], BSD, "BSD-2-Clause"),
        (
            ["Classifier: License :: OSI Approved :: BSD License"],
            BSD + " endorse or\npromote",
            "BSD-3-Clause",
        ),
        (["Classifier: License :: OSI Approved :: BSD License"], "", None),
        (
            [
                "Classifier: License :: OSI Approved :: MIT License",
                "Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
            ],
            "",
            "GPL-3.0-only AND MIT",
        ),
        (["License: " + "word " * 50], "", None),
        ([], "MIT License", None),
    ],
)
def test_where_a_licence_is_told(tmp_path: Path, fields: list[str], text: str, found: str | None) -> None:
    put(tmp_path, "thing", *fields, licence=text)
    [one] = read(tmp_path)
    assert (one.name, one.version, one.licence) == ("thing", "1.0", found)


@pytest.mark.parametrize(
    ("expression", "good"),
    [
        ("MIT", True),
        ("mit", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("MIT AND (GPL-3.0-only OR ISC)", True),
        ("(GPL-3.0-only OR ISC) AND AGPL-3.0-only", False),
        ("MIT OR GPL-3.0-only AND ISC", True),
        ("MIT WITH LLVM-exception", True),
    ],
)
def test_expressions(expression: str, good: bool) -> None:
    assert allowed(expression, {"MIT", "ISC"}) is good


def test_what_is_no_expression_is_no_licence() -> None:
    with pytest.raises(InvalidLicenseExpression):
        allowed("MIT OR", {"MIT"})


@pytest.mark.parametrize(
    ("package", "told"),
    [
        (Licensed("thing", "1", "MIT"), None),
        (Licensed("certifi", "1", "MPL-2.0"), None),
        (Licensed("thing", "1", "MPL-2.0"), "thing 1: MPL-2.0 is not allowed"),
        (Licensed("certifi", "1", "GPL-3.0-only"), "certifi 1: GPL-3.0-only is not allowed"),
        (Licensed("thing", "1", None, "no field License"), "no licence is known (no field License)"),
    ],
)
def test_what_may_not_be_is_named(package: Licensed, told: str | None) -> None:
    found = problems([package])
    assert (told in found[0]) if told else not found


def test_the_list_tells_reasons() -> None:
    text = table([Licensed("certifi", "1", "MPL-2.0"), Licensed("rich", "2", "MIT")], bare={"certifi"})
    assert "| certifi | 1 | MPL-2.0 | always |\n| rich | 2 | MIT | extras |" in text
    assert "- certifi (MPL-2.0): httpx needs it." in text
