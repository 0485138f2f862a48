"""The workers' side of the line protocol: one JSON order a line on stdin, one JSON answer a line on stdout.

Stands alone: workers run in environments that know nothing of this project.
"""

import asyncio
import json
import os
import resource
import sys
import time
import traceback
from pathlib import Path


def serve(orders):
    """Do what comes in, until the other side closes; whatever the library prints goes to stderr."""
    out = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = orders[order.pop("do")](**order)
        except Exception:  # noqa: BLE001 - whatever it was, the harness shows it
            answer = {"error": traceback.format_exc(limit=-8)}
        out.write(json.dumps(answer or {}) + "\n")


def times(count, work):
    """Give a sample of so many calls of ``work``."""
    begin, cpu = time.perf_counter(), cpu_seconds()
    for _ in range(count):
        work()
    return {"seconds": time.perf_counter() - begin, "cpu": cpu_seconds() - cpu, "count": count}


async def gathered(count, width, call):
    """Give a sample of so many asynchronous calls, ``width`` at once, on connections that are open."""

    async def worker(left):
        for _ in left:
            await call()

    await asyncio.gather(*(call() for _ in range(width)))
    begin, cpu = time.perf_counter(), cpu_seconds()
    left = iter(range(count))
    await asyncio.gather(*(worker(left) for _ in range(width)))
    return {"seconds": time.perf_counter() - begin, "cpu": cpu_seconds() - cpu}


def timed(work):
    """Give a sample of one call."""
    return times(1, work)


def payload_of(size):
    """Make so many bytes of JSON: what is not, the official client decodes once more as base64."""
    return b'"' + (b"the average is 53.25, " * (size // 22 + 1))[: size - 2] + b'"'


def cpu_seconds():
    """CPU time of this process, user and system, all threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def peak_memory():
    """Most bytes that this process ever held (getrusage's figure would include the parent's before exec)."""
    return _status("VmHWM:")


def memory():
    """Bytes that this process holds now."""
    return _status("VmRSS:")


def forget_peak():
    """Let ``peak_memory`` begin anew (proc(5), clear_refs)."""
    Path("/proc/self/clear_refs").write_text("5")


def _status(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))
