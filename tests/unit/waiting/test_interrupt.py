"""Ctrl-C on a real terminal, in a program of its own."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time

import pytest

from scripts.checkout import ROOT
from vantage6_hl import _interrupt


def _as_a_shell_would() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    # Tests that run in the background of a script have it ignored, and programs inherit that.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class OnTerminal:
    """A program on a terminal of its own."""

    def __init__(self, *arguments: str) -> None:
        self.master, slave = pty.openpty()
        self.before = termios.tcgetattr(self.master)
        self.process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
            start_new_session=True,
            preexec_fn=_as_a_shell_would,
        )
        os.close(slave)
        self.text = ""

    def read_until(self, wanted: str) -> None:
        ends = time.monotonic() + 60
        while wanted not in self.text:
            assert time.monotonic() < ends, self.text
            assert self._read(), self.text

    def read_to_end(self) -> int:
        while self._read():
            pass
        return self.process.wait(60)

    def _read(self) -> bool:
        if not select.select([self.master], [], [], 60)[0]:
            return False
        try:
            piece = os.read(self.master, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            return False
        self.text += piece.decode()
        return bool(piece)

    def press_ctrl_c(self) -> None:
        os.write(self.master, b"\x03")

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)


@pytest.mark.parametrize("kill", [False, True], ids=["goes on", "killed"])
@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_ctrl_c_names_the_task_and_leaves_the_terminal_clean(flavour: str, kill: bool) -> None:
    program = OnTerminal("tests.unit.waiting.waiter", flavour, *(["kill"] if kill else []))
    try:
        program.read_until("Task 7")  # what is shown while waiting
        program.press_ctrl_c()
        status = program.read_to_end()
        assert status == -signal.SIGINT, "the program ends as one that Ctrl-C ends"
        assert termios.tcgetattr(program.master) == program.before
        text = program.text
        if kill:
            assert "Stopped waiting and killed task 7." in text
            assert "killed on the hub: ['{\"id\": 7}']" in text or "killed on the hub: ['{\"id\":7}']" in text
        else:
            assert "Stopped waiting for task 7; it goes on. client.wait_for_results(7) waits again" in text
            assert "client.task.kill(7) stops it" in text
            assert "killed on the hub: []" in text
        assert "\x1b[?25l" not in text, "the cursor stays"
        assert text.rindex("Stopped waiting") > text.rindex("Task 7"), "what was shown is gone by then"
        assert "Exception ignored" not in text
    finally:
        program.close()


@pytest.mark.parametrize("sig", [signal.SIGTERM, signal.SIGKILL])
def test_a_program_that_is_ended_leaves_the_terminal_usable(sig: signal.Signals) -> None:
    program = OnTerminal("tests.unit.waiting.waiter", "sync")
    try:
        program.read_until("Task 7")
        program.process.send_signal(sig)
        assert program.read_to_end() == -sig
        assert termios.tcgetattr(program.master) == program.before
        assert "\x1b[?25l" not in program.text
    finally:
        program.close()


def test_a_notebook_that_is_stopped_says_what_goes_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its button cancels an awaited cell like any other task."""
    monkeypatch.setattr(_interrupt, "in_notebook", lambda: True)
    _interrupt.tell([7], killed=True)
    assert capsys.readouterr().err == "Stopped waiting and killed task 7.\n"


def test_a_cancelled_task_is_no_news_for_the_terminal(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    async def cancelled() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            _interrupt.tell([7, 8], killed=False)
            raise

    async def main() -> None:
        task = asyncio.create_task(cancelled())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])

    with caplog.at_level(logging.INFO, "vantage6_hl"):
        asyncio.run(main())
    assert capsys.readouterr().err == ""
    (record,) = caplog.records
    assert record.getMessage().startswith(
        "Stopped waiting for tasks 7, 8; they go on. client.wait_for_results([7, 8])"
    )
