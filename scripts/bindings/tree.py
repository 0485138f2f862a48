"""Puts the folder ``generated`` together, and compares two such folders."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.bindings.generator import GenerationError, Toolbox

SERVICES = ("hq", "store")
_SUPPORT = Path(__file__).parent / "support"
_README = """\
# Generated: never edit

The package `{package}` is written by `make regenerate` from the documents in `openapi/`, with the templates
in `scripts/bindings/templates/` and the shared code in `scripts/bindings/support/` (copied to
`{package}/_support/`). Change those and run `make regenerate`; `make check-generated` compares this folder
with what they give.
"""
_PACKAGE = '''\
"""Typed bindings of the vantage6 hub, one subpackage for each revision of its API.

{list}
"""

REVISIONS: tuple[str, ...] = ({names})
'''
_REVISION = '''\
"""Revision {revision} of the hub's API: {services}."""
'''


def revisions(documents: Path) -> list[str]:
    """Names of the revisions that have documents.

    Parameters
    ----------
    documents : pathlib.Path
        The folder ``openapi``.

    Returns
    -------
    list of str
        Names such as ``"v5_0"``, sorted.

    Raises
    ------
    GenerationError
        When there is none.
    """
    found = sorted({path.parent.name for path in documents.glob("v*/*.json") if path.stem in SERVICES})
    if not found:
        raise GenerationError(
            f"{documents} holds no document such as v5_0/hq.json. Run 'make openapi' first."
        )
    return found


def build(documents: Path, output: Path, *, package: str, only: Sequence[str], tools: Toolbox) -> None:
    """Write a whole tree of bindings.

    Parameters
    ----------
    documents : pathlib.Path
        The folder ``openapi``.
    output : pathlib.Path
        New folder to write.
    package : str
        Name of the top package.
    only : sequence of str
        Revisions to write.
    tools : Toolbox
        The pinned programs.

    Raises
    ------
    GenerationError
        When a document cannot become bindings.
    """
    root = output / package
    root.mkdir(parents=True)
    jobs = [
        (
            documents / revision / f"{service}.json",
            f"{package}.{revision}.{service}",
            root / revision / service,
        )
        for revision in only
        for service in SERVICES
        if (documents / revision / f"{service}.json").exists()
    ]
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(tools.generate, *job) for job in jobs]:
            done.result()
    for revision in only:
        services = ", ".join(f"`{service}`" for service in SERVICES if (root / revision / service).exists())
        (root / revision / "__init__.py").write_text(_REVISION.format(revision=revision, services=services))
    tools.tidy(root, package)
    shutil.copytree(_SUPPORT, root / "_support", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "py.typed").touch()
    (output / "README.md").write_text(_README.format(package=package))
    write_index(output, package)


def write_index(output: Path, package: str) -> None:
    """Write the package's ``__init__``, which lists the revisions that are there.

    Parameters
    ----------
    output : pathlib.Path
        The tree.
    package : str
        Name of the top package.
    """
    root = output / package
    found = sorted(path.name for path in root.glob("v*") if path.is_dir())
    services = {
        name: sorted(path.name for path in (root / name).iterdir() if path.is_dir()) for name in found
    }
    lines = "\n".join(f"- `{name}`: {', '.join(services[name])}" for name in found)
    names = ", ".join(f'"{revision}"' for revision in found) + ("," if len(found) == 1 else "")
    (root / "__init__.py").write_text(_PACKAGE.format(list=lines, names=names))


def differences(expected: Path, actual: Path) -> list[str]:
    """Compare two trees, whole.

    Parameters
    ----------
    expected, actual : pathlib.Path
        The folders.

    Returns
    -------
    list of str
        One line for each file that is missing, left over or different; empty when the trees are equal.
    """
    left, right = set(_files(expected)), set(_files(actual))
    lines = [f"missing: {path}" for path in left - right]
    lines += [f"left over: {path}" for path in right - left]
    lines += [
        f"differs: {path}"
        for path in left & right
        if not filecmp.cmp(expected / path, actual / path, shallow=False)
    ]
    return sorted(lines)


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder)
