import os
from pathlib import Path

import pytest

from mesoguide.serve.watch import Watch
from tests.serve.notebooks import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "notebooks" / "en").mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "facts.csv").write_text("70")
    for name in ("00-start", "01-second"):
        write(tmp_path / "notebooks" / "en" / f"{name}.ipynb", "1", question=name)
    return tmp_path


def look(watch: Watch) -> dict[str, int]:
    watch.look()
    return watch.pages()


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {name for name in after if after[name] != before.get(name)}


def test_what_stays_as_it_is_keeps_its_number(folder: Path) -> None:
    watch = Watch(folder / "notebooks", "en", folder / "assets")
    assert look(watch) == look(watch)


def test_pages_stand_in_reading_order_the_main_language_first(folder: Path) -> None:
    other = folder / "notebooks" / "de"
    other.mkdir()
    write(other / "00-start.ipynb", "1")
    names = list(look(Watch(folder / "notebooks", "en", folder / "assets")))
    assert names == ["en/00-start.ipynb", "en/01-second.ipynb", "de/00-start.ipynb"]


def test_words_of_one_notebook_change_its_own_page_alone(folder: Path) -> None:
    watch = Watch(folder / "notebooks", "en", folder / "assets")
    before = look(watch)
    write(folder / "notebooks" / "en" / "01-second.ipynb", "22", question="01-second")
    assert changed(before, look(watch)) == {"en/01-second.ipynb"}


def test_a_new_question_changes_every_page_that_names_it(folder: Path) -> None:
    watch = Watch(folder / "notebooks", "en", folder / "assets")
    before = look(watch)
    write(folder / "notebooks" / "en" / "01-second.ipynb", "1", question="Another?")
    assert len(changed(before, look(watch))) == 2


def test_a_fact_changes_every_page(folder: Path) -> None:
    watch = Watch(folder / "notebooks", "en", folder / "assets")
    before = look(watch)
    os.utime(folder / "assets" / "facts.csv", ns=(1, 1))
    assert len(changed(before, look(watch))) == 2


def test_a_notebook_that_can_not_be_read_is_there_all_the_same(folder: Path) -> None:
    (folder / "notebooks" / "en" / "02-broken.ipynb").write_text("{")
    watch = Watch(folder / "notebooks", "en", folder / "assets")
    assert "en/02-broken.ipynb" in look(watch)


@pytest.mark.parametrize(("template", "live"), [("lab", True), ("classic", True), ("own", False)])
def test_a_stock_template_asks_for_a_live_kernel(folder: Path, template: str, live: bool) -> None:
    write(folder / "notebooks" / "en" / "02-live.ipynb", "1", voila={"template": template})
    watch = Watch(folder / "notebooks", "en", folder / "assets")
    assert ("en/02-live.ipynb" not in look(watch)) is live
    assert watch.is_live("en/02-live.ipynb") is live


def test_a_page_is_made_again_on_the_day_its_sources_get_old(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch(folder / "notebooks", "en", folder / "assets")
    before = look(watch)
    monkeypatch.setattr("mesoguide.serve.watch.is_stale", lambda name, *_: name == "00-start.ipynb")
    assert changed(before, look(watch)) == {"en/00-start.ipynb"}


def test_a_page_that_can_not_tell_its_age_is_still_listed(folder: Path) -> None:
    write(folder / "notebooks" / "en" / "00-start.ipynb", "1", mesoguide={})
    watch = Watch(folder / "notebooks", "en", folder / "assets")
    assert "en/00-start.ipynb" in look(watch)
