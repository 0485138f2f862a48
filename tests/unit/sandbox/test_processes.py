"""Child processes: they end when asked, when they do not listen, and when this process is killed."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checkout import ROOT
from vantage6_hl.testing.processes import ending_on_sigterm, start, stop, tail

DEADLINE = 10.0  # seconds


def wait_until(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.01)


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and waits for its parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_output_goes_to_a_file_of_its_owner(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "child.log"
    child = start([sys.executable, "-c", "print('one'); print('two')"], log=log)
    assert child.wait(DEADLINE) == 0
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert tail(log, lines=1) == "two"
    assert tail(tmp_path / "gone.log") == ""


def test_a_child_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    log = tmp_path / "child.log"
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True)"
    child = start([sys.executable, "-c", f"{deaf}; time.sleep(600)"], log=log)
    polite = start(["sleep", "600"], log=log)
    wait_until(lambda: "deaf" in tail(log))
    stop(child, polite, patience=0.2)
    assert (child.returncode, polite.returncode) == (-signal.SIGKILL, -signal.SIGTERM)
    stop(child)  # one that has ended already


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_child_ends_with_its_parent(tmp_path: Path, number: signal.Signals) -> None:
    program = (
        "import sys, time; from pathlib import Path; from vantage6_hl.testing.processes import start; "
        f"child = start(['sleep', '600'], log=Path({str(tmp_path / 'child.log')!r})); "
        "print(child.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert alive(pid)
        parent.send_signal(number)
        parent.wait(DEADLINE)
    wait_until(lambda: not alive(pid))


def test_sigterm_unwinds_as_ctrl_c_does() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with ending_on_sigterm(), pytest.raises(SystemExit) as ended:
        signal.raise_signal(signal.SIGTERM)
    assert ended.value.code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before
