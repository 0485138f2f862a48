"""How the program begins: quickly, with a hint when its extra is missing, and with what a shell completes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.checkout import ROOT
from tests.unit.bindings.test_bindings_imports import modules_after
from tests.unit.cli.conftest import Run
from vantage6_hl import cli


@pytest.mark.parametrize(
    "typed", [["--version"], ["--help"], ["config", "--help"], ["keys", "--help"], ["store"]], ids=" ".join
)
def test_nothing_of_the_client_is_loaded_for_what_needs_none_of_it(typed: list[str]) -> None:
    loaded = modules_after(
        "import contextlib, io\nfrom vantage6_hl.cli import main\nnowhere = io.StringIO()\n"
        f"with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere): main({typed})\n"
    )
    assert "vantage6_hl.cli.app" in loaded
    assert loaded & {"cryptography", "rich", "tomlkit"} == set()
    if typed != ["store"]:
        assert loaded & {"httpx", "ssl", "asyncio"} == set()
        assert not {name for name in loaded if name.startswith("vantage6_api")}
    assert not {name for name in loaded if name.startswith("vantage6_hl._sync.") and "task" in name}


def test_the_version_says_for_which_hubs_it_is(v6hl: Run) -> None:
    done = v6hl("--version")
    assert done.code == 0
    assert done.out.startswith("v6hl ")
    assert "5.0.3" in done.out


def test_without_its_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "find_spec", lambda _: None)
    assert cli.main(["--help"]) == 2
    assert "pip install 'vantage6-hl[cli]'" in capsys.readouterr().err


def test_without_anything_it_shows_the_help(v6hl: Run) -> None:
    done = v6hl()
    assert done.code == 2
    assert "Exit codes:" in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    ("begun", "completed"),
    [
        (["organ"], ["organization"]),
        (["task", "ru"], ["run"]),
        (["store", "ro"], ["role"]),
        (["task", "list", "--ses"], ["--session"]),
        (["session", "create", "--scope", "col"], ["collaboration"]),
        (["task", "list", "--profile", "rob"], ["robot"]),
    ],
    ids=" ".join,
)
def test_bash_completes_commands_options_and_values(
    begun: list[str], completed: list[str], folder: Path, tmp_path: Path
) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    program = tmp_path / "bin" / "v6hl"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vantage6_hl.cli "$@"\n')
    program.chmod(0o755)
    (folder / "config.toml").write_text("[robot]\n[other]\n")
    words = " ".join(f"'{word}'" for word in ["v6hl", *begun])
    script = (
        'eval "$(v6hl completion bash)"\n'
        f"COMP_WORDS=({words}); COMP_CWORD={len(begun)}\n"
        "_v6hl_completion v6hl\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        [bash, "--norc", "-c", script],
        env={
            **os.environ,
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "VANTAGE6_CONFIG": str(folder / "config.toml"),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout.split() == completed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script(shell: str, v6hl: Run) -> None:
    done = v6hl("completion", shell)
    assert done.code == 0
    assert "_V6HL_COMPLETE" in done.out
