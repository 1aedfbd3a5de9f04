"""The machine that was measured on, in a sentence without names."""

import os
import re
from pathlib import Path


def machine() -> str:
    """Return its processor, cores and memory, and how busy it was before the run."""
    printed = Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*:\s*(.+)$", printed, re.MULTILINE)
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    size = f"{int(memory[1]) / 1024**2:.0f} GB of memory" if memory else "memory not known"
    cores = len(os.sched_getaffinity(0))
    busy = os.getloadavg()[0]
    return (
        f"{model[1] if model else 'A processor that does not tell its name'}, {cores} cores, "
        f"{size}. Before the run {busy:.1f} processes were at work on it."
    )
