"""Make one page: run its notebook in a kernel through Voila, and shut the kernel down."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from voila.notebook_renderer import NotebookRenderer

from mesoguide.pages.files import Files
from mesoguide.pages.page import describe, lean

#: The longest a cell, and a whole notebook with its kernel's start, may take, in seconds.
CELL_LIMIT = 20
PAGE_LIMIT = 28


async def render(app: Any, name: str, files: Files, link: Callable[[str], str]) -> str:
    """Return the HTML of a notebook.

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
    FileNotFoundError
        If there is no such notebook.
    PageError
        If a cell raised, or shows what a page can't hold.
    TimeoutError
        If it took longer than `PAGE_LIMIT` seconds.
    """
    root = Path(app.root_dir).resolve()
    notebook = (root / name).resolve()
    if notebook.suffix != ".ipynb" or root not in notebook.parents or not notebook.is_file():
        raise FileNotFoundError(name)
    return await asyncio.wait_for(_run(app, name, notebook, files, link), PAGE_LIMIT)


async def _run(
    app: Any, name: str, notebook: Path, files: Files, link: Callable[[str], str]
) -> str:
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
    await renderer.initialize()
    renderer.exporter.register_filter(
        "guide_page", lambda nb: describe(nb, notebook, files, link, app.contents_manager)
    )
    kernels = app.kernel_manager
    kernel_name = renderer.notebook.metadata.kernelspec.name
    starting = asyncio.ensure_future(
        ensure_async(kernels.start_kernel(kernel_name=kernel_name, path=str(Path(name).parent)))
    )
    try:
        # Whoever gives up on the page while its kernel starts must still shut that kernel down.
        kernel_id = await asyncio.shield(starting)
        html: str = await renderer.generate_content_str(kernel_id, kernels.get_kernel(kernel_id))
        return lean(html)
    finally:
        await ensure_async(kernels.shutdown_kernel(await starting, now=True))
