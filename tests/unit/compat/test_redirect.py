"""Programs that say ``vantage6.client`` run unchanged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.checkout import ROOT

SCRIPT = """
import sys
from vantage6.client import Client, UserClient
from vantage6.client.utils import LogLevel
from vantage6.client.encryption import RSACryptor
import vantage6.client as module
assert module.UserClient is Client is UserClient
client = UserClient("https://hub.example.org/hq", "https://auth.example.org", log_level=LogLevel.ERROR)
print(__name__, sys.argv[1:], client)
"""
SAYS = "__main__ ['one', '--two'] <compat.UserClient of https://hub.example.org/hq>\n"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "generated"), str(cwd / "installed")])
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": path},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_script_and_a_module(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)
    for what in (["script.py"], ["-m", "script"]):
        done = run("-m", "vantage6_hl.compat", *what, "one", "--two", cwd=tmp_path)
        assert (done.stdout, done.stderr) == (SAYS, "")


def test_names_of_common_without_an_installation(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(
        "from vantage6.common import info, warning, error, debug\n"
        "from vantage6.common import bytes_to_base64s, base64s_to_bytes, WhoAmI\n"
        "from vantage6.common.encryption import DummyCryptor\n"
        "for say in (info, warning, error, debug): say('something')\n"
        "print(DummyCryptor().str_to_bytes(DummyCryptor.bytes_to_str(b'x')))\n"
    )
    done = run("-m", "vantage6_hl.compat", "script.py", cwd=tmp_path)
    lines = [f"[{kind:<5}] - something" for kind in ("info", "warn", "error", "debug")]
    assert done.stdout.splitlines() == [*lines, "b'x'"], done.stderr


def test_what_is_installed_stays_as_it_is(tmp_path: Path) -> None:
    common, client = tmp_path / "installed/vantage6/common", tmp_path / "installed/vantage6/client"
    for folder in (common, client):
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text("REAL = True\n")
    (tmp_path / "script.py").write_text(
        "import vantage6.common, vantage6.client\n"
        "print(hasattr(vantage6.common, 'REAL'), hasattr(vantage6.client, 'REAL'))\n"
    )
    assert run("-m", "vantage6_hl.compat", "script.py", cwd=tmp_path).stdout == "True False\n"
    (tmp_path / "late.py").write_text(
        "import vantage6.client\nfrom vantage6_hl.compat import redirect\nredirect()\n"
    )
    assert "vantage6.client was imported already" in run("late.py", cwd=tmp_path).stderr


@pytest.mark.parametrize("module", ["vantage6.client.filter", "vantage6.client.subclients.study"])
def test_internal_modules_are_said_to_be_so(tmp_path: Path, module: str) -> None:
    (tmp_path / "script.py").write_text(f"import {module}\n")
    done = run("-m", "vantage6_hl.compat", "script.py", cwd=tmp_path)
    assert "is internal to the official client" in done.stderr


def test_the_differences_are_printed(tmp_path: Path) -> None:
    done = run("-m", "vantage6_hl.compat", "--differences", cwd=tmp_path)
    assert "task.create" in done.stdout, done.stderr
