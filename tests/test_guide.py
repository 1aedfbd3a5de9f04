"""A guide is a folder: which one a command takes, what it says, and how a new one begins."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from mesoguide import paths
from mesoguide.cli import main
from mesoguide.evidence.about import GuideError, series
from mesoguide.pages import series as pages
from tests.guides import BREAD
from tests.serve.test_app import ask
from tests.server import Guide, start_guide, wait_until

OWN = paths.root()


def mesoguide(*words: object, where: Path = OWN) -> tuple[int, str]:
    """Give a command in a folder; return its exit status and all it said."""
    with chdir(where):
        result = CliRunner().invoke(main, [str(word) for word in words])
    return result.exit_code, result.output


def run(*words: object, where: Path = OWN) -> tuple[int, str]:
    """Give a command in a folder as a process of its own, such as one that starts kernels."""
    command = [sys.executable, "-m", "mesoguide", *map(str, words)]
    settings = {**os.environ, "PYTHONPATH": str(OWN)}
    done = subprocess.run(
        command, cwd=where, env=settings, capture_output=True, text=True, timeout=170, check=False
    )
    return done.returncode, done.stdout + done.stderr


def first_line(*words: object, where: Path = OWN) -> str:
    return mesoguide(*words, where=where)[1].splitlines()[0]


@pytest.fixture
def bread(tmp_path: Path) -> Path:
    """A copy of the guide on bread, to be changed."""
    return Path(shutil.copytree(BREAD, tmp_path / "my bread (copy)"))


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the folder of this project's guide, as somebody keeps one before an edit."""
    folder = tmp_path / "guide (copy)"
    for part in ("notebooks", "assets/evidence", "assets/drawings", "assets/words"):
        shutil.copytree(OWN / part, folder / part)
    shutil.copy(OWN / paths.GUIDE_FILE, folder)
    return folder


def add_words(notebook: Path, words: str) -> None:
    """Put a paragraph at the end of the first cell of text that has no tag."""
    content = json.loads(notebook.read_text("utf-8"))
    content["cells"][3]["source"].append(f"\n\n{words}\n")
    notebook.write_text(json.dumps(content), "utf-8")


# Which guide


def test_the_first_line_names_the_guide_asked_for() -> None:
    assert first_line("check", "--guide", BREAD) == (
        f"Guide: Bread: what to know before you bake ({BREAD})"
    )


def test_the_first_line_names_the_guide_one_stands_in() -> None:
    assert f"({BREAD})" in first_line("check", where=BREAD / "notebooks" / "en")


def test_away_from_any_guide_the_one_that_ships_is_taken(tmp_path: Path) -> None:
    assert f"({OWN})" in first_line("check", "--grades", where=tmp_path)


def test_the_guide_asked_for_goes_before_the_one_one_stands_in() -> None:
    assert f"({BREAD})" in first_line("check", "--guide", BREAD, where=OWN / "notebooks")


def test_publishing_names_the_guide_in_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    assert f"({BREAD})" in run("publish", tmp_path, "--guide", BREAD)[1].splitlines()[0]


def test_a_report_for_tools_is_nothing_but_a_report() -> None:
    result = CliRunner().invoke(main, ["check", "--json", "--guide", str(BREAD)])
    assert isinstance(json.loads(result.stdout), list)


def test_a_folder_that_is_no_guide_is_refused_in_one_line(tmp_path: Path) -> None:
    status, said = mesoguide("check", "--guide", tmp_path)
    assert status == 1
    assert f"{tmp_path}: found no guide.toml; accepted: a folder with one" in said
    assert len(said.strip().splitlines()) == 1


def test_a_guide_that_does_not_say_its_title_is_refused(bread: Path) -> None:
    path = bread / paths.GUIDE_FILE
    path.write_text(path.read_text("utf-8").replace("title =", "name ="), "utf-8")
    with pytest.raises(
        GuideError, match=r"guide\.toml, title: found no such line; accepted: title"
    ):
        series(bread)


def test_a_guide_with_a_broken_line_is_refused_by_its_line(bread: Path) -> None:
    path = bread / paths.GUIDE_FILE
    path.write_text(f"title = Bread\n{path.read_text('utf-8')}", "utf-8")
    with pytest.raises(GuideError, match="line 1"):
        series(bread)


# What is checked


def test_a_number_made_up_in_a_copied_folder_is_found(copied: Path) -> None:
    page = copied / "notebooks" / "en" / "03-body-areas.ipynb"
    add_words(page, "It helps 64 of 100 people by week 9.")
    status, said = run("check", where=copied)
    assert status == 1
    assert f"({copied.resolve()})" in said
    assert "64" in said


def test_a_fact_changed_in_a_copied_folder_is_read(copied: Path) -> None:
    table = copied / "assets" / "evidence" / "glossary.csv"
    table.write_text(f"{table.read_text('utf-8')}word alone\n", "utf-8")
    assert "glossary.csv" in mesoguide("check", where=copied / "notebooks" / "en")[1]


def test_a_small_guide_on_another_subject_is_well() -> None:
    status, said = mesoguide("check", "--guide", BREAD)
    assert said.endswith("All is well.\n"), said
    assert status == 0


@pytest.mark.parametrize("command", [["check"], ["publish", "site"], ["serve"]])
def test_a_folder_without_pages_is_an_error(command: list[str], tmp_path: Path) -> None:
    folder = BREAD / "notebooks" / "en"  # the folder of a language, and not the one above it
    status, said = mesoguide(*command, "--guide", BREAD, "--notebooks", folder, where=tmp_path)
    assert status == 1
    assert said.splitlines()[-1] == f"Error: {folder}: found no page; accepted: " + (
        "notebooks in en/ below it"
    )


def test_the_tables_are_checked_once_beside_a_folder_of_drafts(bread: Path) -> None:
    drafts = bread / "notebooks" / "drafts"
    drafts.mkdir()
    shutil.copy(bread / "notebooks" / "en" / "bake.ipynb", drafts / "rolls.ipynb")
    said = mesoguide("check", "--guide", bread)[1]
    assert said.count("Checking the tables") == 1
    assert "claims.csv" not in said


# The order of pages


def test_pages_stand_in_the_order_the_guide_lists() -> None:
    names = [path.name for path in pages.in_reading_order(BREAD / "notebooks" / "en")]
    assert names == ["bake.ipynb", "a-last-word.ipynb"]


def test_a_page_that_is_not_listed_comes_last(bread: Path) -> None:
    folder = bread / "notebooks" / "en"
    shutil.copy(folder / "bake.ipynb", folder / "a-cake.ipynb")
    assert [path.name for path in pages.in_reading_order(folder)][-1] == "a-cake.ipynb"


def test_the_check_names_a_page_that_is_not_listed(bread: Path) -> None:
    folder = bread / "notebooks" / "en"
    shutil.copy(folder / "bake.ipynb", folder / "a-cake.ipynb")
    assert "Note: guide.toml, order: a-cake.ipynb not listed" in mesoguide("check", where=bread)[1]


def test_the_check_names_a_listed_page_that_is_not_there(bread: Path) -> None:
    path = bread / paths.GUIDE_FILE
    path.write_text(path.read_text("utf-8").replace('["bake', '["cake.ipynb", "bake'), "utf-8")
    status, said = mesoguide("check", where=bread)
    assert status == 1
    assert "guide.toml, column order: found cake.ipynb; accepted: the name of a notebook" in said


# A new guide


def test_a_new_guide_is_well(tmp_path: Path) -> None:
    assert mesoguide("new", tmp_path / "mine")[0] == 0
    status, said = mesoguide("check", "--guide", tmp_path / "mine")
    assert status == 0, said


def test_an_empty_guide_is_well(tmp_path: Path) -> None:
    assert mesoguide("new", "--empty", tmp_path / "mine")[0] == 0
    status, said = mesoguide("check", where=tmp_path / "mine")
    assert status == 0, said


def test_an_empty_guide_has_one_page_and_three_tables(tmp_path: Path) -> None:
    mesoguide("new", "--empty", tmp_path)
    assert len(list(tmp_path.rglob("*.ipynb"))) == 1
    assert len(list(tmp_path.rglob("*.csv"))) == 3


def test_an_empty_guide_becomes_a_site(tmp_path: Path) -> None:
    mesoguide("new", "--empty", tmp_path / "mine")
    status, said = run("publish", "site", where=tmp_path / "mine")
    assert status == 0, said
    page = (tmp_path / "mine" / "site" / "en" / "00-start.html").read_text("utf-8")
    assert "What should I know before I decide?" in page


def test_no_guide_is_written_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    status, said = mesoguide("new", tmp_path)
    assert status == 1
    assert f"{tmp_path}: found letter.txt; accepted: a new folder, or an empty one" in said
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


# The pages of another guide


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("bread") / "site"
    status, said = run("publish", site, "--guide", BREAD)
    assert status == 0, said
    return site


def test_the_bare_address_of_a_site_leads_to_the_first_page_listed(published: Path) -> None:
    assert "url=en/bake.html" in (published / "index.html").read_text("utf-8")


def test_a_page_of_another_guide_says_nothing_of_ours(published: Path) -> None:
    page = (published / "en" / "bake.html").read_text("utf-8")
    assert "Bread: what to know before you bake" in page
    assert "mesotherapy" not in page.lower()


def test_a_guide_without_a_scorecard_links_to_none(published: Path) -> None:
    assert not (published / "en" / "scorecard.html").exists()
    assert "scorecard.html" not in (published / "en" / "bake.html").read_text("utf-8")


def test_a_guide_without_signs_to_watch_for_leads_to_none(published: Path) -> None:
    assert "#worried" not in (published / "en" / "bake.html").read_text("utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    log = tmp_path_factory.mktemp("bread") / "log"
    guide = start_guide(["--guide", str(BREAD)], wait_for=["bake", "a-last-word"], log=log)
    yield guide
    guide.stop()


def test_serving_names_the_guide_in_its_first_line(served: Guide) -> None:
    assert f"({BREAD})" in served.said().splitlines()[0]


def test_a_served_page_shows_the_tables_of_its_own_guide(served: Guide) -> None:
    assert "everybody can bake" in ask(served.page("bake"))[1]


def test_the_bare_address_of_a_server_leads_to_the_first_page_listed(served: Guide) -> None:
    assert "Should I bake my own bread?" in ask(served.url)[1]


def test_a_change_of_the_order_shows_on_reload(bread: Path) -> None:
    guide = start_guide(["--guide", str(bread)], wait_for=["bake"])
    path = bread / paths.GUIDE_FILE
    turned = 'order = ["a-last-word.ipynb", "bake.ipynb"]'
    text = path.read_text("utf-8").replace('order = ["bake.ipynb", "a-last-word.ipynb"]', turned)
    path.write_text(text, "utf-8")
    wait_until(lambda: 'rel="prev"' in ask(guide.page("bake"))[1], 60)
    guide.stop()


# A copied .venv


@pytest.fixture
def folder_with_venv(tmp_path: Path) -> Path:
    """A folder with what `make` reads, and a .venv that was set up in it."""
    folder = tmp_path / "guide one"
    folder.mkdir()
    for name in ("Makefile", "requirements-serve.lock", "pyproject.toml"):
        shutil.copy(OWN / name, folder)
    command = [sys.executable, "-m", "venv", "--without-pip", ".venv"]
    subprocess.run(command, cwd=folder, check=True)
    (folder / ".venv" / "ready").touch()
    return folder


def make(folder: Path) -> str:
    """What `make serve` would do in a folder."""
    command = ["make", "--dry-run", "serve"]
    # Of the `make` that runs the tests it knows nothing: below another, make speaks of folders too.
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    ran = subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True, text=True)
    return ran.stdout


def test_a_venv_of_this_folder_is_kept(folder_with_venv: Path) -> None:
    assert make(folder_with_venv).splitlines() == [".venv/bin/mesoguide serve"]


def copy(before: Path, after: Path) -> None:
    shutil.copytree(before, after, symlinks=True)


def move(before: Path, after: Path) -> None:
    shutil.move(before, after)


@pytest.mark.parametrize("bring", [copy, move])
def test_a_venv_of_another_folder_is_set_up_anew(
    folder_with_venv: Path, bring: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    after = tmp_path / "guide two"
    bring(folder_with_venv, after)
    said = make(after)
    assert f".venv belongs to {folder_with_venv}, not to this folder: it is set up anew" in said
    assert "rm -rf .venv" in said
