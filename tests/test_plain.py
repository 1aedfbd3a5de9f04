"""Plain Voila: what it finds of the guide, and what it says of a page that can't be made."""

import json
import re
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from voila.app import Voila
from voila.paths import collect_template_paths

from mesoguide import lab, paths
from mesoguide.pages.series import in_reading_order
from mesoguide.serve.watch import Watch
from tests.plain import plain_voila
from tests.server import PAGES

PAGE_00 = paths.notebooks() / "en" / "00-start.ipynb"


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jupyter's folders as they are where the package is installed."""
    for name, value in lab.environment().items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("found")
def test_every_notebook_names_a_template_that_voila_finds() -> None:
    for notebook in in_reading_order(paths.notebooks() / "en"):
        named = json.loads(notebook.read_text("utf-8"))["metadata"]["voila"]["template"]
        folders = [Path(folder) for folder in collect_template_paths(["voila"], named, prune=True)]
        assert any((folder / "conf.json").is_file() for folder in folders)


@pytest.mark.usefixtures("found")
def test_voila_ends_kernels_that_nobody_uses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = Voila()
    app.initialize([str(tmp_path)])
    assert 0 < app.config.MappingKernelManager.cull_idle_timeout <= 600


def test_a_notebook_that_names_the_guides_template_asks_for_no_kernel() -> None:
    watch = Watch(paths.notebooks(), "en")
    watch.look()
    assert set(watch.pages()) == {f"en/{name}.ipynb" for name in PAGES}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Plain Voila on a page in two languages, and on one whose second cell raises."""
    folder = tmp_path_factory.mktemp("plain")
    for language in ("en", "de"):
        (folder / language).mkdir()
        shutil.copy(PAGE_00, folder / language)
    notebook = nbformat.read(PAGE_00, 4)
    notebook.cells.insert(1, new_code_cell("1 / 0"))
    nbformat.write(notebook, folder / "en" / "01-raises.ipynb")
    with plain_voila(folder) as url:
        yield url


@pytest.mark.slow
def test_a_cell_that_raises_is_named_in_place_of_the_page(plain: str) -> None:
    said = read(f"{plain}/en/01-raises.ipynb")
    assert "01-raises.ipynb, cell 2: it raised ZeroDivisionError" in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_an_address_can_choose_no_other_template(plain: str) -> None:
    assert "Teach-back" not in read(f"{plain}/en/00-start.ipynb?template=lab")


@pytest.mark.slow
def test_words_are_said_in_the_language_of_the_folder(plain: str) -> None:
    assert '<html lang="de"' in read(f"{plain}/de/00-start.ipynb")


@pytest.mark.slow
def test_a_field_shows_its_number(plain: str) -> None:
    said = read(f"{plain}/en/00-start.ipynb")
    assert "In Spain in 2009, 17 of 77 people" in said
    assert "[=" not in said


@pytest.mark.slow
def test_one_notebook_alone_has_no_line_of_pages() -> None:
    notebook = in_reading_order(paths.notebooks() / "en")[1]
    with plain_voila(notebook) as url:
        said = read(url.removesuffix("/voila/render"))
    assert not re.search(r'<[^>]+ rel="(?:prev|next)"', said)
    assert "<h1" in said


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=90) as answer:
        return str(answer.read().decode())
