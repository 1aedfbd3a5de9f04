"""Kernels forked from one process that has loaded what all of them load."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from mesoguide import paths
from mesoguide.pages import forks
from mesoguide.pages.make import NotMade, run
from mesoguide.pages.notebook import read
from tests.serve.notebooks import write
from tests.server import below_pids, command_line, wait_until

pytestmark = pytest.mark.skipif(not forks.can_fork(), reason="kernels are forked on Linux alone")

WHO = "import os, sys\nprint(os.getppid(), os.getcwd(), os.environ['MESOGUIDE_LANGUAGE'])"
LOADED = "import sys\nprint('plotly.graph_objs._figure' in sys.modules)"


@pytest.fixture
def forking() -> Iterator[None]:
    with forks.forking():
        yield


def servers() -> list[int]:
    return [pid for pid in below_pids(os.getpid()) if "fork_server" in command_line(pid)]


def kernels() -> list[int]:
    return [pid for pid in below_pids(os.getpid()) if "ipykernel" in command_line(pid)]


def ran(folder: Path, *cells: str, limit: float = 20) -> list[str]:
    """What the cells of a notebook print."""
    folder.mkdir(exist_ok=True)
    write(folder / "00-start.ipynb", *cells)
    made = asyncio.run(run(folder / "00-start.ipynb", read(folder / "00-start.ipynb"), limit))
    outputs: list[Any] = [out for cell in made.cells for out in cell.get("outputs", [])]
    return [out["text"].strip() for out in outputs]


def test_a_page_runs_in_a_kernel_that_was_forked(forking: None, tmp_path: Path) -> None:
    (server,) = servers()
    (said,) = ran(tmp_path / "en", WHO)
    assert said == f"{server} {tmp_path / 'en'} en"
    assert kernels() == []


def test_a_forked_kernel_has_loaded_what_a_plain_one_has_not(tmp_path: Path) -> None:
    with forks.forking():
        forked = ran(tmp_path / "en", LOADED)
    assert (forked, ran(tmp_path / "en", LOADED)) == (["True"], ["False"])


def test_a_page_speaks_the_language_of_its_folder(forking: None, tmp_path: Path) -> None:
    assert ran(tmp_path / "pt-BR", "from mesoguide.words import language\nprint(language())") == [
        "pt-BR"
    ]


def test_what_one_page_changes_no_other_page_sees(forking: None, tmp_path: Path) -> None:
    ran(tmp_path / "en", "import mesoguide\nmesoguide.__version__ = 'changed'")
    again = ran(tmp_path / "en", "import mesoguide\nprint(mesoguide.__version__ == 'changed')")
    assert again == ["False"]


def test_a_forked_kernel_that_runs_is_told_from_other_processes(
    forking: None, tmp_path: Path
) -> None:
    title = ran(tmp_path / "en", "print(open('/proc/self/cmdline').read())")
    assert "ipykernel_launcher -f " in title[0]


def test_a_forked_kernel_that_dies_is_named_with_its_cell(forking: None, tmp_path: Path) -> None:
    with pytest.raises(NotMade, match="cell 2: Kernel died"):
        ran(tmp_path / "en", "import os; os._exit(1)")
    assert kernels() == []


def test_a_forked_kernel_that_hangs_is_ended(forking: None, tmp_path: Path) -> None:
    with pytest.raises(NotMade, match="cell 2: it took longer"):
        ran(tmp_path / "en", "import time; time.sleep(600)", limit=2)
    assert kernels() == []


def test_pages_come_all_the_same_when_the_fork_server_is_killed(
    forking: None, tmp_path: Path
) -> None:
    (server,) = servers()
    os.kill(server, signal.SIGKILL)
    (said,) = ran(tmp_path / "en", WHO)
    assert said.startswith(f"{os.getpid()} ")


def test_a_few_pages_are_not_worth_a_process_that_forks() -> None:
    with forks.forking(forks.WORTH_IT - 1):
        assert servers() == []


def test_pages_come_all_the_same_where_nothing_can_be_forked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with forks.forking():
        assert servers() == []
        monkeypatch.undo()
        assert ran(tmp_path / "en", "print('made')") == ["made"]


def test_a_fork_server_that_cannot_load_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "anywidget.py").write_text("raise ImportError('not here')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "lib"))
    with forks.forking():
        assert ran(tmp_path / "en", "print('made')") == ["made"]
    said = capfd.readouterr().err
    assert "Kernels are not forked: ImportError: not here\n" in said
    assert "Traceback" not in said


def test_it_begins_anew_when_the_package_has_changed(
    forking: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = servers()
    monkeypatch.setattr(forks, "_code", lambda: "another")
    ran(tmp_path / "en", WHO)
    assert len(servers()) == 1
    assert servers() != before


def test_it_rests_when_no_kernel_is_left_and_begins_again_when_asked(
    forking: None, tmp_path: Path
) -> None:
    forks.rest()
    assert servers() == []
    ran(tmp_path / "en", WHO)
    assert len(servers()) == 1


def test_it_does_not_rest_while_a_kernel_runs(forking: None) -> None:
    kernel = forks.fork(["python", "-m", "ipykernel_launcher"], os.getcwd(), dict(os.environ))
    assert kernel is not None
    forks.rest()
    assert len(servers()) == 1
    kernel.kill()
    assert kernel.wait(10) != 0
    forks.rest()
    assert servers() == []


def test_its_end_is_the_end_of_every_kernel(tmp_path: Path) -> None:
    with forks.forking():
        kernel = forks.fork(["python", "-m", "ipykernel_launcher"], os.getcwd(), dict(os.environ))
        assert kernel is not None
        wait_until(lambda: kernels() != [], 20)
    assert kernel.wait(10) != 0
    assert servers() == kernels() == []


def test_none_is_forked_after_the_end() -> None:
    made = forks.Forks()
    made.end()
    assert made.fork(["python", "-m", "ipykernel_launcher"], os.getcwd(), dict(os.environ)) is None
    assert servers() == []


def test_pages_come_all_the_same_when_the_fork_server_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forks, "_LIMIT", 1)
    with forks.forking():
        (server,) = servers()
        os.kill(server, signal.SIGSTOP)
        (said,) = ran(tmp_path / "en", WHO)
        assert said.startswith(f"{os.getpid()} ")
    assert servers() == []


def test_a_command_with_letters_that_are_none_is_forked_too(forking: None) -> None:
    command = ["python", "-m", "ipykernel_launcher", "\udcff"]
    kernel = forks.fork(command, os.getcwd(), dict(os.environ))
    assert kernel is not None
    kernel.kill()


def test_where_the_command_stands_is_no_place_to_load_modules_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "decimal.py").write_text("raise ImportError('not this one')")
    monkeypatch.chdir(tmp_path)
    with forks.forking():
        (server,) = servers()
        assert ran(tmp_path / "en", WHO)[0].startswith(f"{server} ")


@pytest.mark.parametrize("name", ["cards.py", "widget.js", "widget.css"])
def test_what_forked_kernels_hold_is_seen_to_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(paths, "package", lambda: tmp_path)
    (tmp_path / name).write_text("before")
    before = forks._code()
    os.utime(tmp_path / name, (1, 1))
    assert forks._code() != before


def test_a_process_is_watched_from_two_threads_at_once(forking: None) -> None:
    kernel = forks.fork(["python", "-m", "ipykernel_launcher"], os.getcwd(), dict(os.environ))
    assert kernel is not None
    with ThreadPoolExecutor(8) as threads:
        waits = [threads.submit(kernel.wait, 20) for _ in range(8)]
        kernel.kill()
        assert {each.result() for each in waits} == {1}
