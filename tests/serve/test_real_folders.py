"""Notebooks of other tools, and odd files beside them: check, serve and publish say the same."""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from mesoguide.check.run import Report, check
from mesoguide.pages.series import address, in_reading_order
from tests.pages import real
from tests.pages.real import LEFTOVERS, PAGES, REFUSED
from tests.serve.notebooks import ask, bare
from tests.server import Guide, start_guide, wait_until

NAMES = [*PAGES, *REFUSED, "00-start.ipynb"]


@dataclass
class Made:
    """What the three say of one folder."""

    folder: Path
    guide: Guide
    site: Path
    published: str
    report: Report

    def served(self, name: str) -> tuple[int, str]:
        return ask(self.guide.page(address(name).removesuffix(".ipynb")))[:2]

    def written(self, name: str) -> str:
        return (self.site / "en" / page(name)).read_text("utf-8")


def page(name: str) -> str:
    """The file of a published page, its accents in one letter."""
    return re.sub(r"\.ipynb$", ".html", unicodedata.normalize("NFC", name))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    top = tmp_path_factory.mktemp("real")
    folder = top / "notebooks" / "en"
    folder.mkdir(parents=True)
    real.write(folder)
    guide = start_guide(["--notebooks", str(folder.parent)], wait_for=[], log=top / "log")
    command = [sys.executable, "-m", "mesoguide", "publish", str(top / "site")]
    done = subprocess.run(
        [*command, "--notebooks", str(folder.parent)],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    wait_until(lambda: settled(guide), 200)
    yield Made(folder, guide, top / "site", done.stderr, check(folder))
    guide.stop()


def settled(guide: Guide) -> bool:
    try:
        return ask(f"{guide.url}/health")[0] == 200
    except OSError:
        return False


@pytest.mark.parametrize("name", PAGES)
def test_a_notebook_of_another_tool_is_served(made: Made, name: str) -> None:
    status, body = made.served(name)
    assert status == 200, made.guide.said()
    assert PAGES[name][1] in body


@pytest.mark.parametrize("name", PAGES)
def test_a_notebook_of_another_tool_is_published_as_it_is_served(made: Made, name: str) -> None:
    assert bare(made.written(name), NAMES) == bare(made.served(name)[1], NAMES)


@pytest.mark.parametrize("name", PAGES)
def test_the_check_takes_a_notebook_of_another_tool_as_a_page(made: Made, name: str) -> None:
    assert [line for line in made.report.not_pages if line.startswith(name)] == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_not_be_a_page_is_answered_kindly_and_named_once(made: Made, name: str) -> None:
    status, body = made.served(name)
    assert status == 500
    assert "This page is not ready" in body
    lines = [line for line in made.guide.said().splitlines() if name in line]
    assert lines
    assert all(name + REFUSED[name][1] in line for line in lines)


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_not_be_a_page_is_named_when_the_others_are_published(
    made: Made, name: str
) -> None:
    lines = [line for line in made.published.splitlines() if name in line]
    assert len(lines) == 1
    assert name + REFUSED[name][1] in lines[0]
    assert "This page is not ready" in made.written(name)


@pytest.mark.parametrize("name", REFUSED)
def test_the_check_says_the_same_line(made: Made, name: str) -> None:
    [line] = [line for line in made.published.splitlines() if name in line]
    assert line.removeprefix("Not made: ") in made.report.not_pages


def test_no_traceback_is_told(made: Made) -> None:
    assert "Traceback" not in made.published + made.guide.said()


@pytest.mark.parametrize("name", LEFTOVERS)
def test_what_tools_leave_behind_is_neither_a_page_nor_a_fault(made: Made, name: str) -> None:
    own = Path(name).name
    assert own not in [path.name for path in in_reading_order(made.folder)]
    said = made.published + made.guide.said() + "\n".join(made.report.not_pages)
    assert f" {own}" not in said
    assert ask(f"{made.guide.url}/voila/render/en/{address(own)}")[0] == 404


def test_every_page_that_is_listed_is_there(made: Made) -> None:
    _, body = made.served("01-colab.ipynb")
    listed = re.findall(r'<li><a href="([^"]+)"', body)
    assert len(listed) > len(PAGES)
    answers = {href: ask(f"{made.guide.url}/voila/render/en/{href}")[0] for href in listed}
    assert 404 not in answers.values()
    published = re.findall(r'<li><a href="([^"]+)"', made.written("01-colab.ipynb"))
    names = {address(path.name) for path in (made.site / "en").iterdir()}
    assert [href for href in published if href not in names] == []


def test_raw_cells_warnings_and_paths_never_reach_a_reader(made: Made) -> None:
    body = made.served("38-warns.ipynb")[1]
    assert "deprecated thing" not in body
    assert "old draft" not in body
    assert "ipykernel" not in body


def test_a_picture_pasted_into_a_note_stands_in_the_notes(made: Made) -> None:
    body = made.served("36-note.ipynb")[1]
    [notes] = re.findall(r' data-notes="([^"]+)"', body)
    assert "data:image/png;base64" in ask(made.guide.url + notes)[1]


def test_an_accent_may_be_typed_as_one_letter_or_two(made: Made) -> None:
    two = unicodedata.normalize("NFD", "15-für später.ipynb")
    assert ask(f"{made.guide.url}/voila/render/en/{quote(two)}")[0] == 200


def test_the_same_file_gives_the_same_ids(made: Made) -> None:
    body = made.served("01-colab.ipynb")[1]
    assert re.findall(r'data-cell="([^"]+)"', body)[:3] == ["cell-1", "cell-2", "cell-3"]


def test_the_manifest_leaves_what_was_not_made_for_the_next_time(made: Made) -> None:
    manifest = json.loads((made.site / ".mesoguide.json").read_text("utf-8"))
    assert manifest["70-raises"]["key"] == ""
    assert manifest["01-colab"]["key"] != ""
