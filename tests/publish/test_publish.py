"""Publishing notebooks of a test's own: what runs again, and what stays when something fails."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from mesoguide import paths
from mesoguide.cli import main
from mesoguide.pages.notebook import PageError
from mesoguide.publish.publish import Publish, PublishError, Summary
from tests.serve.test_app import write
from tests.server import below_pids, wait_until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "notebooks" / "en"
    folder.mkdir(parents=True)
    write(folder / "00-start.ipynb", "print('first words')", question="Where to begin?")
    write(folder / "01-more.ipynb", "print('old words')", question="What more?")
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out" / "site"


def publish(target: Path, folder: Path) -> Summary:
    return Publish(target, folder, "").build(lambda: None)


def to_make(target: Path, folder: Path) -> list[str]:
    return [notebook.stem for notebook in Publish(target, folder, "").to_make]


def held(target: Path) -> dict[str, bytes]:
    """All of a site, by name."""
    paths = [path for path in target.rglob("*") if path.is_file()]
    return {str(path.relative_to(target)): path.read_bytes() for path in paths}


def test_only_the_page_of_a_changed_notebook_is_made_again(target: Path, folder: Path) -> None:
    assert publish(target, folder).made == 2
    assert to_make(target, folder) == []
    write(folder / "01-more.ipynb", "print('new words')", question="What more?")
    assert to_make(target, folder) == ["01-more"]
    first = (target / "en" / "00-start.html").read_bytes()
    assert publish(target, folder).made == 1
    assert "new words" in (target / "en" / "01-more.html").read_text("utf-8")
    assert (target / "en" / "00-start.html").read_bytes() == first


def test_what_pages_share_makes_all_of_them_again(target: Path, folder: Path) -> None:
    publish(target, folder)
    write(folder / "01-more.ipynb", "print('old words')", question="What else?")
    assert to_make(target, folder) == ["00-start", "01-more"]
    write(folder / "01-more.ipynb", "print('old words')", question="What more?")
    (folder / "picture.svg").write_text("<svg/>")
    assert to_make(target, folder) == ["00-start", "01-more"]


def test_a_page_that_lost_a_file_is_made_again(target: Path, folder: Path) -> None:
    publish(target, folder)
    next((target / "files").glob("host-*.js.br")).unlink()
    assert to_make(target, folder) == ["00-start", "01-more"]


def test_the_page_of_a_notebook_that_is_gone_goes_with_its_files(
    target: Path, folder: Path
) -> None:
    publish(target, folder)
    (folder / "01-more.ipynb").unlink()
    publish(target, folder)
    assert not list(target.rglob("01-more*"))
    assert len(list(target.glob("files/notes-*.html"))) == 1


def test_a_notebook_that_fails_is_named_and_the_last_site_stays(target: Path, folder: Path) -> None:
    publish(target, folder)
    before = held(target)
    write(folder / "01-more.ipynb", "1", "1 / 0", question="What more?")
    told = r"01-more\.ipynb, cell 3: it raised ZeroDivisionError: division by zero"
    with pytest.raises(PageError, match=told):
        publish(target, folder)
    assert held(target) == before
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@pytest.mark.parametrize("started", ["in front", "in the background"])
def test_told_to_stop_it_leaves_no_kernel_and_nothing_half_written(
    target: Path, folder: Path, started: str
) -> None:
    write(folder / "01-more.ipynb", "import time; time.sleep(600)", question="What more?")
    command = [sys.executable, "-m", "mesoguide", "publish", str(target)]
    process = subprocess.Popen(
        [*command, "--notebooks", str(folder.parent)],
        # So a shell starts what shall run in the background.
        preexec_fn=ignore_interrupts if started == "in the background" else None,
    )
    wait_until(lambda: below_pids(process.pid) != [], 60)
    kernels = below_pids(process.pid)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 1
    assert list(target.parent.iterdir()) == []
    assert not [pid for pid in kernels if Path(f"/proc/{pid}").exists()]


def test_a_folder_of_something_else_is_left_alone(target: Path, folder: Path) -> None:
    target.mkdir(parents=True)
    (target / "letter.txt").write_text("keep me")
    with pytest.raises(PublishError, match=r"found files that are no site of this guide; accept"):
        publish(target, folder)
    assert held(target) == {"letter.txt": b"keep me"}


def test_a_file_in_the_way_is_named(target: Path, folder: Path) -> None:
    target.parent.mkdir()
    target.write_text("keep me")
    with pytest.raises(PublishError, match="found a file; accepted: a folder"):
        publish(target, folder)


def test_the_same_notebooks_make_the_same_site_byte_for_byte(tmp_path: Path) -> None:
    """With the page that has most widgets, boxes and links among them."""
    folder = tmp_path / "en"
    folder.mkdir()
    for name in ("00-start", "10-my-visit"):
        shutil.copy(paths.notebooks() / "en" / f"{name}.ipynb", folder)
    for name in ("one", "two"):
        publish(tmp_path / name, folder)
    assert held(tmp_path / "one") == held(tmp_path / "two")


def test_a_picture_beside_a_notebook_comes_with_its_page(target: Path, folder: Path) -> None:
    (folder / "dot.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    notebook = nbformat.read(folder / "01-more.ipynb", as_version=4)
    notebook.cells[0].source += "\n\n![A dot](dot.svg)"
    nbformat.write(notebook, folder / "01-more.ipynb")
    publish(target, folder)
    assert 'src="data:image/svg+xml;base64,' in (target / "en" / "01-more.html").read_text("utf-8")


def test_an_address_that_is_none_is_refused(target: Path) -> None:
    result = CliRunner().invoke(main, ["publish", str(target), "--at", "guide.example"])
    assert result.exit_code == 2
    assert "found guide.example; accepted: https://" in result.output
