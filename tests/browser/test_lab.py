"""In JupyterLab: the same widgets, live with the kernel, and the chart drawn without a CDN."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from playwright.sync_api import Browser, FrameLocator, Page, expect

from mesoguide import paths
from tests.browser.conftest import shown
from tests.server import TIMELINE, answers, free_port, wait_until

pytestmark = pytest.mark.browser

TELLS_THE_KERNEL = """
import ipywidgets

label = ipywidgets.Label("waiting")
body.observe(lambda change: setattr(label, "value", f"the kernel heard: {change['new']}"), "area")
label
"""

#: What the menu "Run All Cells" does, once the notebook has its kernel.
RUN_ALL = """async () => {
  await jupyterapp.restored;
  await jupyterapp.shell.currentWidget.sessionContext.ready;
  await jupyterapp.commands.execute("notebook:run-all-cells");
}"""


#: A sentence typed into the cell that says what a page is about, and saved.
CHANGE = """async (sentence) => {
  await jupyterapp.restored;
  const editor = [...jupyterapp.shell.widgets("main")].find(
    (widget) => widget.content?.model?.sharedModel?.cells && widget.content.widgets,
  );
  await editor.context.ready;
  jupyterapp.shell.activateById(editor.id);
  const cell = editor.content.widgets.find(({ model }) => model.type === "markdown");
  cell.model.sharedModel.setSource(`${cell.model.sharedModel.source}\\n\\n${sentence}`);
  await editor.context.save();
}"""


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """JupyterLab as `make lab` starts it, on a copy of a notebook with one cell more."""
    copy = tmp_path / "timeline.ipynb"
    shutil.copy(paths.notebooks() / "en" / f"{TIMELINE}.ipynb", copy)
    notebook = nbformat.read(copy, 4)
    picker = next(i for i, cell in enumerate(notebook.cells) if "BodyMap(" in cell.source)
    notebook.cells.insert(picker + 1, new_code_cell(TELLS_THE_KERNEL))
    nbformat.write(notebook, copy)
    with started(tmp_path, tmp_path / "config") as url:
        yield f"{url}/lab/tree/timeline.ipynb"


@contextmanager
def started(notebooks: Path, config: Path) -> Iterator[str]:
    """`make lab` on a folder of notebooks, with no settings of a person's own."""
    port = free_port()
    settings = {**os.environ, "BROWSER": "none", "JUPYTER_CONFIG_DIR": str(config)}
    command = [sys.executable, "-m", "mesoguide", "lab", "--notebooks", str(notebooks), "--"]
    command += [f"--port={port}", "--IdentityProvider.token=", "--allow-root"]
    command += ["--LabApp.expose_app_in_browser=True"]
    process = subprocess.Popen(
        command,
        env=settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: answers(f"{url}/api/status"), 120)
        yield url
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_widgets_live_with_the_kernel_and_the_chart_is_drawn(browser: Browser, lab: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.goto(lab, timeout=60_000)
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    page.evaluate(RUN_ALL)
    timeline = page.locator("[data-widget=session-timeline][data-ready=true]")
    expect(timeline).to_be_attached(timeout=90_000)

    page.locator("[data-widget=body-map]").get_by_label("Thighs").check()
    expect(page.get_by_text("the kernel heard: thighs")).to_be_attached(timeout=20_000)

    wait_until(lambda: shown(page).title == "Thighs: fat", 20)
    timeline.get_by_role("button", name="week 12", exact=True).click()
    wait_until(lambda: shown(page).marks["looks"] == 1, 20)
    context.close()


@pytest.fixture
def beside(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """JupyterLab as `make lab` opens it, on a copy of the first page, with its page beside it."""
    folder = tmp_path / "notebooks" / "en"
    folder.mkdir(parents=True)
    shutil.copy(paths.notebooks() / "en" / "00-start.ipynb", folder)
    with started(folder.parent, tmp_path / "config") as url:
        context = browser.new_context(viewport={"width": 1600, "height": 1000})
        page = context.new_page()
        page.goto(f"{url}/lab", timeout=60_000)
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=90_000)
        page.locator("[data-jp-item-name=voilaRender]").click()
        expect(page.get_by_label("Render on Save")).to_be_checked()
        expect(preview(page).locator("h1")).to_be_visible(timeout=90_000)
        yield page
        context.close()


def preview(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[src*='voila/render/en/00-start.ipynb']")


def test_a_changed_sentence_shows_in_the_page_beside_its_notebook_once_saved(beside: Page) -> None:
    beside.evaluate(CHANGE, "A sentence that was not there.")
    changed = preview(beside).get_by_text("A sentence that was not there.")
    expect(changed).to_be_visible(timeout=60_000)
    expect(preview(beside).get_by_text("Teach-back")).to_have_count(0)


def test_the_cells_tools_are_in_view_and_nobody_is_asked_about_news(beside: Page) -> None:
    beside.locator(".jp-Notebook h1").first.click()
    expect(beside.locator(".jp-NotebookTools")).to_be_visible()
    expect(beside.get_by_text("official Jupyter news")).to_have_count(0)
