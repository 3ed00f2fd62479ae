"""Whole processes, timed: wall-clock seconds and the peak of resident memory, as the kernel counts them."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

KIB = 1024 if sys.platform != "darwin" else 1  # ru_maxrss is in kibibytes on Linux, in bytes on macOS


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    seconds: float
    peak_mb: float
    printed: str


def run(command: Sequence[str]) -> Run:
    """Run a command to its end and return what it took.

    Raises:
        RuntimeError: the command failed; the message ends with what it printed.
    """
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(command, env=compiled, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    printed = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)  # the process is collected; Popen must not wait for it again
    if process.stdout:
        process.stdout.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} exited {process.returncode}:\n{printed[-2000:]}")
    return Run(seconds, usage.ru_maxrss * KIB / 1e6, printed)


def run_pairs(first: Sequence[str], second: Sequence[str], pairs: int) -> tuple[list[Run], list[Run]]:
    """Run two commands in turn, after one uncounted pair, so that a busy machine slows both alike."""
    run(first), run(second)
    runs = [(run(first), run(second)) if n % 2 else (run(second), run(first))[::-1] for n in range(pairs)]
    return [a for a, _ in runs], [b for _, b in runs]


def median_seconds(runs: Sequence[Run]) -> float:
    """Return the median of the wall-clock seconds."""
    return statistics.median(r.seconds for r in runs)
