"""Make one page: run its notebook in a kernel through Voila, and shut the kernel down."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from tornado.log import app_log
from voila.notebook_renderer import NotebookRenderer

from mesoguide.pages.files import Files
from mesoguide.pages.page import describe, lean
from mesoguide.pages.state import PageError
from mesoguide.pages.templates import teach
from mesoguide.signals import to_its_end
from mesoguide.words import kernel_settings, speaking

#: The longest a cell, and a whole notebook with its kernel's start, may take, in seconds. Readers
#: are answered sooner; a machine under load still gets its pages made.
CELL_LIMIT = 30
PAGE_LIMIT = 60
#: How often a page is tried whose kernel was killed or hung.
TRIES = 2


class NotMade(Exception):
    """A page could not be made, by no fault of its words. Names the notebook, cell and error."""


async def render(app: Any, name: str, files: Files, link: Callable[[str], str]) -> str:
    """Return the HTML of a notebook; try again when its kernel was killed or hung.

    Parameters
    ----------
    app
        The Voila application: its kernels, configuration and template paths.
    name
        The notebook below the notebooks' folder, such as ``en/00-start.ipynb``.
    files, link
        Where style sheets of the page go, and how their addresses are made.

    Raises
    ------
    PageError
        If a cell raised, or shows what a page can't hold.
    NotMade
        If anything else went wrong, each of `TRIES` times.
    """
    for left in reversed(range(TRIES)):
        try:
            with speaking(Path(name).parent.name):
                return await _run(app, name, files, link)
        except NotMade as error:
            # nbclient takes a page that is given up for a kernel that died.
            task = asyncio.current_task()
            if not left or (task and task.cancelling()):
                raise
            app_log.warning("%s. It is tried again.", error)
    raise AssertionError("TRIES is at least 1")


async def _run(app: Any, name: str, files: Files, link: Callable[[str], str]) -> str:
    notebook = Path(app.root_dir) / name
    renderer = NotebookRenderer(
        voila_configuration=app.voila_configuration,
        traitlet_config=app.config,
        notebook_path=name,
        template_paths=app.template_paths,
        config_manager=app.config_manager,
        contents_manager=app.contents_manager,
        base_url=app.base_url,
        kernel_spec_manager=app.kernel_spec_manager,
        page_config={},
    )
    try:
        async with asyncio.timeout(PAGE_LIMIT):
            await renderer.initialize()
            teach(renderer.exporter.environment)
            renderer.exporter.register_filter(
                "guide_page", lambda nb: describe(nb, notebook, files, link, app.contents_manager)
            )
            return lean(await _in_a_kernel(app.kernel_manager, renderer, str(Path(name).parent)))
    except PageError:
        raise
    except Exception as error:
        place = notebook.name + _cell(renderer)
        said = str(error).strip().split("\n", 1)[0]
        raise NotMade(f"{place}: {type(error).__name__}: {said}".rstrip(": ")) from error


async def _in_a_kernel(kernels: Any, renderer: NotebookRenderer, folder: str) -> str:
    kernel_name = renderer.notebook.metadata.kernelspec.name
    starting = asyncio.ensure_future(
        ensure_async(
            kernels.start_kernel(
                kernel_name=kernel_name, path=folder, env=kernel_settings(Path(folder).name)
            )
        )
    )
    try:
        # Whoever gives up on the page while its kernel starts must still shut that kernel down.
        kernel_id = await asyncio.shield(starting)
        html: str = await renderer.generate_content_str(kernel_id, kernels.get_kernel(kernel_id))
        return html
    finally:
        # Left half-done, it would be in the way of the server's own end.
        await to_its_end(_shut_down(kernels, starting, renderer))


async def _shut_down(kernels: Any, starting: Awaitable[str], renderer: NotebookRenderer) -> None:
    kernel_id = await starting
    client = getattr(getattr(renderer, "executor", None), "kc", None)
    if client is not None:
        client.stop_channels()
    await ensure_async(kernels.shutdown_kernel(kernel_id, now=True))


def _cell(renderer: NotebookRenderer) -> str:
    """Return the place of the cell that ran last, such as ``, cell 3``; empty before the first."""
    executor = getattr(renderer, "executor", None)
    cells = executor.nb.cells if executor else []
    begun = [number for number, cell in enumerate(cells, 1) if "execution" in cell.metadata]
    return f", cell {begun[-1]}" if begun else ""
