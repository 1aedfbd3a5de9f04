"""Kernels killed while they make a page, and servers stopped meanwhile: nothing is left over."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.notebooks import ask, write
from tests.server import Guide, below_pids, command_line, start_guide, wait_until

# Marks that it runs, and takes its time the first time only.
SLOW = """
import pathlib, time
mark = pathlib.Path({mark!r})
first = not mark.exists()
mark.write_text("runs")
if first:
    time.sleep(15)
"made in the end"
"""
ALWAYS = "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "notebooks" / "en"
    folder.mkdir(parents=True)
    write(folder / "00-start.ipynb", SLOW.format(mark=str(tmp_path / "mark")))
    return folder


@pytest.fixture
def guide(folder: Path) -> Iterator[Guide]:
    guide = started(folder)
    yield guide
    guide.process.kill()


def started(folder: Path) -> Guide:
    extra = ["--notebooks", str(folder.parent)]
    return start_guide(extra=extra, wait_for=[], log=folder.parent.parent / "server.log")


def kernel_pids(guide: Guide) -> list[int]:
    return [pid for pid in below_pids(guide.process.pid) if "ipykernel" in command_line(pid)]


def test_a_page_whose_kernel_is_killed_comes_all_the_same(guide: Guide, folder: Path) -> None:
    wait_until((folder.parent.parent / "mark").exists, 90)
    (kernel,) = kernel_pids(guide)
    os.kill(kernel, signal.SIGKILL)
    status, body, _ = ask(guide.page("00-start"))
    assert status == 200
    assert "made in the end" in body
    assert "00-start.ipynb, cell 2: Kernel died" in guide.said()
    wait_until(lambda: kernel_pids(guide) == [], 20)


def test_a_kernel_killed_before_its_first_cell_is_tried_again(guide: Guide, folder: Path) -> None:
    (folder.parent.parent / "mark").write_text("not slow")
    wait_until(lambda: kernel_pids(guide) != [], 90)
    for kernel in kernel_pids(guide):
        os.kill(kernel, signal.SIGKILL)
    assert ask(guide.page("00-start"))[0] == 200
    wait_until(lambda: kernel_pids(guide) == [], 20)


def test_a_kernel_that_dies_each_time_is_given_up(folder: Path) -> None:
    write(folder / "00-start.ipynb", ALWAYS)
    write(folder / "01-good.ipynb", "1")
    guide = started(folder)
    wait_until(lambda: guide.said().count("00-start.ipynb, cell 2: Kernel died") >= 2, 90)
    status, body, headers = ask(guide.page("00-start"))
    assert status == 503
    assert "Retry-After" in headers
    assert "Kernel died" not in body
    assert ask(guide.page("01-good"))[0] == 200
    guide.stop()


@pytest.mark.parametrize("signals", [[signal.SIGTERM], [signal.SIGINT], [signal.SIGTERM] * 3])
def test_stopping_while_a_page_is_made_leaves_no_process(
    guide: Guide, folder: Path, signals: list[signal.Signals]
) -> None:
    wait_until((folder.parent.parent / "mark").exists, 90)
    kernels = kernel_pids(guide)
    assert kernels != []
    for sign in signals:
        guide.process.send_signal(sign)
    assert guide.process.wait(30) == 0
    assert [pid for pid in kernels if "ipykernel" in command_line(pid)] == []
    assert "Traceback" not in guide.said()


def test_stopping_while_a_kernel_starts_leaves_no_process(guide: Guide) -> None:
    wait_until(lambda: below_pids(guide.process.pid) != [], 90)
    below = below_pids(guide.process.pid)
    guide.process.send_signal(signal.SIGTERM)
    assert guide.process.wait(30) == 0
    assert [pid for pid in below if "ipykernel" in command_line(pid)] == []


def test_a_killed_server_leaves_no_kernel(guide: Guide, folder: Path) -> None:
    wait_until((folder.parent.parent / "mark").exists, 90)
    kernels = kernel_pids(guide)
    guide.process.kill()
    guide.process.wait()
    wait_until(lambda: not any("ipykernel" in command_line(pid) for pid in kernels), 30)


def test_a_killed_server_leaves_no_process_that_forks(guide: Guide, folder: Path) -> None:
    wait_until((folder.parent.parent / "mark").exists, 90)
    (forks,) = [pid for pid in below_pids(guide.process.pid) if "fork_server" in command_line(pid)]
    guide.process.kill()
    guide.process.wait()
    wait_until(lambda: "fork_server" not in command_line(forks), 30)


def test_no_process_that_forks_stays_once_the_pages_are_made(guide: Guide, folder: Path) -> None:
    (folder.parent.parent / "mark").write_text("not slow")
    wait_until(lambda: "The guide is at" in guide.said(), 90)
    assert ask(guide.page("00-start"))[0] == 200
    wait_until(lambda: below_pids(guide.process.pid) == [], 20)
