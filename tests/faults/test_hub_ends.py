"""However a hub ends, no process of it stays: each case starts a real one and looks at what is left.

A program that uses the library has eight descendants: the keeper, the JVM, and for each of the two services
uwsgi's master, worker and HTTP router.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.checkout import ROOT
from vantage6_hl.testing.hub import state

pytestmark = [pytest.mark.hub, pytest.mark.slow]

_PROGRAM = """
import time
from vantage6_hl.testing.hub import start_hub
with start_hub() as hub:
    print(hub.pid, hub.folder, flush=True)
    time.sleep(600)
"""
_HUB = [sys.executable, "-m", "vantage6_hl.testing.hub"]


def _descendants(pid: int) -> set[int]:
    found: set[int] = set()
    todo = [pid]
    while todo:
        for task in Path(f"/proc/{todo.pop()}/task").glob("*/children"):
            new = {int(number) for number in task.read_text().split()} - found
            found |= new
            todo += new
    return found


def _command(pid: int) -> str:
    """Command line of a live process; empty for one that has ended."""
    try:
        state_ = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return "" if state_ in "ZX" else Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _assert_gone(pids: set[int], *, patience: float = 10.0) -> None:
    end = time.monotonic() + patience
    while left := [command for pid in pids if (command := _command(pid))]:
        assert time.monotonic() < end, left
        time.sleep(0.02)


def _heeds() -> None:
    """Let a program be interrupted, also where these tests run in the background, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _run() -> tuple[subprocess.Popen[str], int, Path]:
    program = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM], cwd=ROOT, stdout=subprocess.PIPE, text=True, preexec_fn=_heeds
    )
    assert program.stdout is not None
    with program.stdout as told:
        pid, folder = told.readline().split()
    return program, int(pid), Path(folder)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_the_program_that_uses_it_is_killed(number: signal.Signals) -> None:
    program, _, folder = _run()
    everyone = _descendants(program.pid)
    assert len(everyone) == 8
    program.send_signal(number)
    program.wait(20)
    _assert_gone(everyone)
    assert not folder.exists()


@pytest.mark.parametrize("number", [signal.SIGKILL])
def test_the_keeper_is_killed(number: signal.Signals) -> None:
    program, keeper, folder = _run()
    everyone = _descendants(program.pid)
    os.kill(keeper, number)
    _assert_gone(everyone)
    program.send_signal(signal.SIGINT)
    program.wait(20)
    assert not folder.exists()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("delay", [1.5])
def test_it_ends_while_it_starts(delay: float, number: signal.Signals) -> None:
    program = subprocess.Popen([*_HUB, "run"], cwd=ROOT, preexec_fn=_heeds)
    time.sleep(delay)
    everyone = _descendants(program.pid)
    program.send_signal(number)
    program.wait(20)
    _assert_gone(everyone)


@pytest.mark.parametrize("mark", ["java", "hq.yaml"])
def test_a_service_dies(mark: str) -> None:
    program, keeper, _ = _run()
    everyone = _descendants(program.pid)
    [victim] = [
        int(pid)
        for pid in Path(f"/proc/{keeper}/task/{keeper}/children").read_text().split()
        if mark in _command(int(pid))
    ]
    os.kill(victim, signal.SIGKILL)
    _assert_gone(everyone)
    program.send_signal(signal.SIGINT)
    program.wait(20)


def test_a_detached_hub_outlives_its_starter_and_stops() -> None:
    if state.read():
        pytest.skip("a hub of this work tree runs on its own; end it with 'make hub-stop'")
    subprocess.run([*_HUB, "start"], cwd=ROOT, check=True)
    hub = state.read()
    assert hub is not None
    everyone = _descendants(hub.pid) | {hub.pid}
    assert subprocess.run([*_HUB, "status"], cwd=ROOT, check=False).returncode == 0
    assert subprocess.run([*_HUB, "stop"], cwd=ROOT, check=False).returncode == 0
    _assert_gone(everyone, patience=1.0)
    assert not hub.folder.exists()
    assert not state.FILE.exists()


def test_ctrl_c_ends_run_well() -> None:
    program = subprocess.Popen([*_HUB, "run"], cwd=ROOT, stdout=subprocess.PIPE, text=True, preexec_fn=_heeds)
    assert program.stdout is not None
    with program.stdout as told:
        while "Ctrl-C" not in told.readline():
            pass
        everyone = _descendants(program.pid)
        start = time.monotonic()
        program.send_signal(signal.SIGINT)
        assert program.wait(20) == 0
        assert time.monotonic() - start < 5
    _assert_gone(everyone)
