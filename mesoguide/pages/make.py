"""Make a page: run its notebook in a kernel, and frame it. The server and a publisher share it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
from markupsafe import Markup
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError
from tornado.log import app_log
from voila.exporter import VoilaExporter
from voila.paths import collect_template_paths

from mesoguide import paths
from mesoguide.evidence import EvidenceError, load
from mesoguide.pages.faults import raise_first_fault
from mesoguide.pages.files import Files
from mesoguide.pages.kernels import kernel
from mesoguide.pages.notebook import PageError, read, title_in
from mesoguide.pages.page import FOR_A_ROOM, Page, describe, lean, with_used_style
from mesoguide.pages.series import name_of, title_of
from mesoguide.pages.sources import notebook_of, set_apart, sources_page
from mesoguide.pages.templates import Compiled, teach
from mesoguide.signals import stoppable
from mesoguide.words import speaking

#: The longest a cell, and a kernel's start, may take, in seconds. Readers are answered sooner; a
#: machine under load still gets its pages made.
CELL_LIMIT = 30
START_LIMIT = 60
#: How often a page is tried whose kernel was killed or hung.
TRIES = 2
_COMPILED = Compiled()


class NotMade(ValueError):
    """A page could not be made, by no fault of its words. Names the notebook, cell and error."""


async def make(notebook: Path, files: Files, link: Callable[[str], str]) -> str:
    """Return the HTML of a notebook's page.

    Parameters
    ----------
    notebook
        Where it stands, beside the others of its language.
    files, link
        Where style sheets of the page go, and the page of its sources, if it has one; and how
        addresses are made.

    Raises
    ------
    PageError
        If it is no notebook, a cell raised, or it shows what a page can't hold.
    NotMade
        If anything else went wrong, each of `TRIES` times where a kernel was killed or hung.
    """
    with speaking(notebook.parent.name):
        nb = read(notebook)
        raise_first_fault(notebook, nb)
        ran = await _run_or_try_again(notebook, nb)
        load()  # broken tables are told as they are: where code runs, before it does
        try:
            html = await render(ran, notebook, files, link)
            html, listed = set_apart(name_of(notebook), html)
            if listed:
                own = f"{notebook.parent.name}/{sources_page(name_of(notebook))}"
                files.put(own, await _page_of_sources(listed, ran, notebook, files, link))
            return html
        except (PageError, EvidenceError):
            raise
        except Exception as error:
            said = str(error).strip().split("\n", 1)[0]
            raise NotMade(f"{notebook.name}: {type(error).__name__}: {said}") from error


async def _page_of_sources(
    listed: Markup, nb: Any, notebook: Path, files: Files, link: Callable[[str], str]
) -> str:
    """Return the page of a long list of sources, framed as its page is."""
    dates = {"mesoguide": nb.metadata["mesoguide"]}
    own = notebook_of(listed, name_of(notebook), title_of(notebook), dates)

    def change(page: Page) -> Page:
        # It is read, and has nothing to show in a room.
        later = {name: at for name, at in page.later.items() if name not in FOR_A_ROOM}
        return replace(page, title=str(title_in(own)), later=later)

    return await render(own, notebook, files, link, change)


async def _run_or_try_again(notebook: Path, nb: Any) -> Any:
    for _ in range(TRIES - 1):
        try:
            return await run(notebook, nb)
        except NotMade as error:
            app_log.warning("%s. It is tried again.", error)
    return await run(notebook, nb)


async def run(notebook: Path, nb: Any, limit: float = CELL_LIMIT) -> Any:
    """Return a copy of a notebook that has run, with the state of its widgets in its metadata.

    A cell that raises leaves its error in its outputs.

    Raises
    ------
    NotMade
        If a cell took longer than `limit` seconds, or its kernel ended or did not start.
    """
    at = 0

    def note(cell_index: int, **_: object) -> None:
        nonlocal at
        at = cell_index + 1

    fresh = nbformat.from_dict(nb)  # type: ignore[no-untyped-call]
    fresh.metadata.pop("widgets", None)
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    if not any(cell.cell_type == "code" and cell.source.strip() for cell in fresh.cells):
        return fresh
    try:
        async with kernel(notebook.parent) as manager:
            client = NotebookClient(
                fresh,
                km=manager,
                timeout=limit,
                startup_timeout=START_LIMIT,
                allow_errors=True,
                store_widget_state=True,
                on_cell_start=note,
            )
            return await stoppable(client.async_execute())
    except CellTimeoutError:
        why = f"it took longer than {limit} seconds; accepted: code that ends"
    except RuntimeError as error:
        why = str(error).rstrip(".")  # a kernel that did not start, or died
    raise NotMade(f"{notebook.name}, cell {at}: {why}" if at else f"{notebook.name}: {why}")


async def render(
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
    own = str(paths.assets() / "template")
    exporter = VoilaExporter(
        template_paths=[own, *collect_template_paths(["voila", "nbconvert"], "lab", prune=True)],
        template_name="lab",
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    page = change(describe(nb, notebook, files, link))
    exporter.register_filter("guide_page", lambda _: page)
    teach(exporter.environment)
    exporter.environment.bytecode_cache = _COMPILED
    parts = exporter.generate_from_notebook_node(nb)
    html = lean("".join([part async for part, _ in parts]))
    return with_used_style(html, page, files, link)
