"""Run a notebook once and frame it: the page as the server makes it, with no server."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from jupyter_server.services.contents.filemanager import FileContentsManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError
from voila.exporter import VoilaExporter
from voila.paths import collect_template_paths

from mesoguide import paths
from mesoguide.pages.files import Files
from mesoguide.pages.page import Page, describe, lean
from mesoguide.pages.state import PageError
from mesoguide.pages.templates import teach
from mesoguide.signals import stoppable, to_its_end
from mesoguide.words import kernel_settings, speaking

#: The longest a cell, or a kernel's start, may take, in seconds. No visitor waits for it.
CELL_LIMIT = 60


async def run(notebook: Path, limit: int = CELL_LIMIT) -> Any:
    """Return a notebook that has run, with the state of its widgets in its metadata.

    A cell that raises leaves its error in its outputs.

    Raises
    ------
    PageError
        If a cell took longer than `limit` seconds or ended its kernel.
    """
    at = 0

    def note(cell_index: int, **_: object) -> None:
        nonlocal at
        at = cell_index

    nb = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    async with _kernel(nb.metadata.kernelspec.name, notebook.parent) as kernel:
        client = NotebookClient(
            nb,
            km=kernel,
            timeout=limit,
            startup_timeout=limit,
            allow_errors=True,
            store_widget_state=True,
            on_cell_start=note,
        )
        try:
            return await stoppable(client.async_execute())
        except CellTimeoutError:
            why = f"it took longer than {limit} seconds"
        except RuntimeError as error:
            why = str(error)  # a kernel that did not start, or died
    raise PageError(f"{notebook.name}, cell {at + 1}: {why}")


@asynccontextmanager
async def _kernel(name: str, folder: Path) -> AsyncIterator[AsyncKernelManager]:
    """A kernel in a folder; gone at the end, even if it is given up on while it starts."""
    with TemporaryDirectory() as own:
        # Two kernels that start at once need files of their own to talk through.
        kernel = AsyncKernelManager(kernel_name=name, connection_file=f"{own}/kernel.json")
        if os.name == "posix":
            kernel.transport = "ipc"
        try:
            await stoppable(kernel.start_kernel(cwd=str(folder), env=kernel_settings(folder.name)))
            yield kernel
        finally:
            await to_its_end(kernel.shutdown_kernel(now=True))


async def frame(
    nb: Any,
    notebook: Path,
    files: Files,
    link: Callable[[str], str],
    change: Callable[[Page], Page] = lambda page: page,
) -> str:
    """Return the HTML of a notebook that has run.

    Parameters
    ----------
    nb, notebook
        The notebook that has run, and its file.
    files, link
        Where style sheets of the page go, and how their addresses are made.
    change
        Takes from the page what is not offered where it goes.

    Raises
    ------
    PageError
        If a cell raised, or shows what a page can't hold.
    """
    # Voila's own exporter, so that a page is framed here as on the server.
    own = str(paths.assets() / "template")
    exporter = VoilaExporter(
        template_paths=[own, *collect_template_paths(["voila", "nbconvert"], "lab", prune=True)],
        template_name="lab",
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    # Finds the pictures that stand beside the notebook.
    contents = FileContentsManager(root_dir=str(notebook.parent))
    exporter.register_filter(
        "guide_page", lambda ran: change(describe(ran, notebook, files, link, contents))
    )
    teach(exporter.environment)
    with speaking(notebook.parent.name):
        parts = exporter.generate_from_notebook_node(nb)
        return lean("".join([part async for part, _ in parts]))
