"""In JupyterLab: the same widgets, live with the kernel, and the chart drawn without a CDN."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from playwright.sync_api import Browser, expect

from mesoguide import paths
from tests.browser.conftest import shown
from tests.server import TIMELINE, answers, free_port, wait_until

pytestmark = pytest.mark.browser

TELLS_THE_KERNEL = """
import ipywidgets

told = ipywidgets.Label("waiting")
body.observe(lambda change: setattr(told, "value", f"the kernel heard: {change['new']}"), "area")
told
"""

#: What the menu "Run All Cells" does, once the notebook has its kernel.
RUN_ALL = """async () => {
  await jupyterapp.restored;
  await jupyterapp.shell.currentWidget.sessionContext.ready;
  await jupyterapp.commands.execute("notebook:run-all-cells");
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
    port = free_port()
    settings = {**os.environ, "BROWSER": "none", "JUPYTER_CONFIG_DIR": str(tmp_path / "config")}
    command = [sys.executable, "-m", "mesoguide", "lab", "--notebooks", str(tmp_path), "--"]
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
    wait_until(lambda: answers(f"{url}/api/status"), 120)
    yield f"{url}/lab/tree/timeline.ipynb"
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
    wait_until(lambda: shown(page).traces["treated"]["x"] == [12], 20)
    context.close()
