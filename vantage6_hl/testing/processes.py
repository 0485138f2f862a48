"""Child processes that never outlive this one, whatever ends it: a return, Ctrl-C, SIGTERM or kill -9.

Source: prctl(2), PR_SET_PDEATHSIG. The kernel sends the signal when the *thread* that started the child ends,
so start children from a thread that lives as long as they should (the main thread, as a rule).
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

_PR_SET_PDEATHSIG = 1
# Loaded before any fork: the child may only call what is already there.
_LIBC = ctypes.CDLL(None, use_errno=True)


def start(
    command: Sequence[str | Path],
    *,
    log: Path,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    pass_fds: Sequence[int] = (),
    death_signal: int = signal.SIGKILL,
) -> subprocess.Popen[bytes]:
    """Start a program that ends with this process; its output goes to a file.

    The program gets a session of its own, so that Ctrl-C reaches this process alone, which then ends its
    children in the order it wants.

    Parameters
    ----------
    command : sequence of str or pathlib.Path
        Program and arguments. Secrets do not belong here: every user of the machine can read them.
    log : pathlib.Path
        File that standard output and error are appended to, readable by its owner only.
    environment : mapping of str to str, optional
        The child's whole environment; this process's own by default.
    folder : pathlib.Path, optional
        The child's working folder; this process's own by default.
    pass_fds : sequence of int, optional
        File descriptors that stay open in the child.
    death_signal : int, default signal.SIGKILL
        What the kernel sends to the child when this process is gone.

    Returns
    -------
    subprocess.Popen
        The child; end it with :func:`stop`.

    Examples
    --------
    >>> child = start(["sleep", "60"], log=Path("/tmp/sleep.log"))  # doctest: +SKIP
    >>> stop(child)  # doctest: +SKIP
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=descriptor,
            stderr=subprocess.STDOUT,
            env=None if environment is None else dict(environment),
            cwd=folder,
            pass_fds=pass_fds,
            start_new_session=True,
            preexec_fn=_end_with_parent(os.getpid(), death_signal),
        )
    finally:
        os.close(descriptor)


def _end_with_parent(parent: int, death_signal: int) -> Callable[[], None]:
    def prepare() -> None:
        # The parent may be gone before the kernel was told: then nothing would ever end the child.
        if _LIBC.prctl(_PR_SET_PDEATHSIG, death_signal) != 0 or os.getppid() != parent:
            os._exit(1)

    return prepare


def stop(*children: subprocess.Popen[bytes], patience: float = 10.0) -> None:
    """Ask the children's process groups to end, all at once; kill what is left after a while.

    Parameters
    ----------
    *children : subprocess.Popen
        What :func:`start` returned; those that have ended already are fine.
    patience : float, default 10.0
        Seconds that each child gets between SIGTERM and SIGKILL.
    """
    for child in children:
        if child.poll() is None:
            _signal(child, signal.SIGTERM)
    for child in children:
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            _signal(child, signal.SIGKILL)
            child.wait()


def _signal(child: subprocess.Popen[bytes], number: int) -> None:
    # It may have ended between the question and the signal.
    with suppress(ProcessLookupError):
        os.killpg(child.pid, number)


@contextmanager
def ending_on_sigterm() -> Iterator[None]:
    """Let SIGTERM unwind this program as Ctrl-C does, so that ``finally`` blocks end the children.

    For programs' main functions; signal handlers can only be set in the main thread.
    """

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + signal.SIGTERM)

    previous = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)


def tail(log: Path, *, lines: int = 20) -> str:
    """Give the last lines of a log file, for an error message; a file that is not there has none."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except FileNotFoundError:
        return ""
