"""What the server does so that making pages does not leave it large."""

import platform
import subprocess
import sys

import pytest

#: Prints what glibc knows of its heaps once four threads have each asked for memory.
_HEAPS = """
import ctypes, threading
from mesoguide.serve.memory import share_one_heap
{first}
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
barrier = threading.Barrier(4)
def ask():
    libc.malloc(1000)
    barrier.wait()
threads = [threading.Thread(target=ask) for _ in range(4)]
[each.start() for each in threads]
[each.join() for each in threads]
libc.fopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fopen(b"/dev/stdout", b"w"))
libc.malloc_info(0, out)
libc.fclose(out)
"""


def _heaps(first: str) -> int:
    command = [sys.executable, "-c", _HEAPS.format(first=first)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.count("<heap")


_GLIBC = platform.libc_ver()[0] == "glibc"


@pytest.mark.skipif(not _GLIBC, reason="other C libraries have no such heaps")
def test_threads_share_one_heap() -> None:
    assert _heaps("") > 1
    assert _heaps("share_one_heap()") == 1
