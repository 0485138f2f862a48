"""Runs openapi-python-client on one document, in an environment that pins it and the formatter."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.checkout import ROOT
from vantage6_hl.testing import environments

TEMPLATES = Path(__file__).parent / "templates"
RELEASES = ROOT / "openapi" / "releases.toml"
CONSTRAINTS = ROOT / "scripts" / "requirements" / "generator.txt"
_CONFIG = {
    "post_hooks": [],  # they would run whatever ruff is on PATH
    "use_path_prefixes_for_title_model_names": False,  # the documents name their models
    "literal_enums": True,  # to people and to a newer hub a value is a text; a class of its own only hinders
}
_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})


class GenerationError(RuntimeError):
    """A document cannot become bindings; the message says which document and why."""


@dataclass(frozen=True)
class Toolbox:
    """Folder of the pinned programs; nothing is taken from ``PATH``.

    Attributes
    ----------
    programs : pathlib.Path
        The folder that holds ``openapi-python-client`` and ``ruff``.
    """

    programs: Path

    @classmethod
    def ready(cls) -> Toolbox:
        """Make the environment (once), with the versions of ``openapi/releases.toml``.

        Returns
        -------
        Toolbox
            The programs.
        """
        pinned = tomllib.loads(RELEASES.read_text(encoding="utf-8"))["generator"]
        requirements = [f"{name}=={version}" for name, version in sorted(pinned.items())]
        requirements += ["-c", str(CONSTRAINTS)]
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        return cls(environments.ensure("generator", requirements, python=python) / "bin")

    def generate(self, document: Path, package: str, output: Path) -> None:
        """Write the bindings of one service.

        Parameters
        ----------
        document : pathlib.Path
            The OpenAPI document.
        package : str
            Full name of the package, such as ``"vantage6_api.v5_0.hq"``.
        output : pathlib.Path
            Folder of the package; must not exist yet.

        Raises
        ------
        GenerationError
            When the generator fails, or leaves out anything of the document.
        """
        content = json.loads(document.read_text(encoding="utf-8"))
        operations = prepare(content, str(document))
        output.parent.mkdir(parents=True, exist_ok=True)
        prepared = output.with_suffix(".document.json")
        prepared.write_text(json.dumps(content), encoding="utf-8")
        config = output.with_suffix(".config.json")
        config.write_text(json.dumps({**_CONFIG, "package_name_override": package}), encoding="utf-8")
        # fmt: off
        command = [
            str(self.programs / "openapi-python-client"), "generate", "--path", str(prepared),
            "--custom-template-path", str(TEMPLATES), "--config", str(config), "--meta", "none",
            "--output-path", str(output), "--fail-on-warning",
        ]
        # fmt: on
        _run(command, f"{document}: the generator failed")
        config.unlink()
        prepared.unlink()
        modules = [path for path in (output / "api").glob("*/*.py") if path.name != "__init__.py"]
        if len(modules) != operations:
            raise GenerationError(
                f"{document} has {operations} operations, but {len(modules)} modules came out: "
                "two operations of one tag share an operationId."
            )

    def tidy(self, folder: Path, package: str) -> None:
        """Sort imports, drop unused ones and format, by fixed rules that no configuration file changes.

        Parameters
        ----------
        folder : pathlib.Path
            What to format.
        package : str
            Name of the top package, whose imports come last.
        """
        ruff = [str(self.programs / "ruff")]
        common = ["--isolated", "--no-cache", "--quiet", "--target-version", "py311", "--line-length", "110"]
        imports = f'lint.isort={{known-first-party=["{package}"], split-on-trailing-comma=false}}'
        rules = ["--fix", "--select", "I001,F401", "--config", imports]
        compact = ["--config", "format.skip-magic-trailing-comma=true"]
        _run([*ruff, "check", *common, *rules, str(folder)], "ruff could not tidy the generated code")
        _run([*ruff, "format", *common, *compact, str(folder)], "ruff could not format the generated code")


def prepare(document: dict[str, Any], name: str) -> int:
    """Fit a document to the generator, and refuse what the templates would get wrong.

    Parameters
    ----------
    document : dict
        The OpenAPI document; changed in place.
    name : str
        What to call it in an error.

    Returns
    -------
    int
        Number of operations.

    Raises
    ------
    GenerationError
        When a query parameter wants its list joined by commas: the bindings repeat the parameter.
    """
    operations = 0
    for path, item in document["paths"].items():
        for method in _METHODS & item.keys():
            operations += 1
            for parameter in [*item.get("parameters", ()), *item[method].get("parameters", ())]:
                if parameter.get("in") == "query" and parameter.get("explode") is False:
                    raise GenerationError(
                        f"{name}: {method.upper()} {path}: parameter '{parameter['name']}' has explode: "
                        "false, which the templates do not know. Let the list repeat the parameter."
                    )
                schema = parameter.get("schema", {})
                # The generator shows a schema's description, and forgets the parameter's own.
                if "description" in parameter and "$ref" not in schema:
                    schema.setdefault("description", parameter["description"])
                # It reads {type: boolean, const: true} as any boolean; without the type it sees the constant.
                if schema.get("const") is True:
                    schema.pop("type", None)
    return operations


def _run(command: list[str], failure: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise GenerationError(f"{failure}:\n{(done.stderr + done.stdout).strip()}")
