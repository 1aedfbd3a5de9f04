"""The guide's pages in plain Voila: its own command, JupyterLab's preview, JupyterHub, Binder.

A notebook names the template `mesoguide`, which is installed with the package. The template hands
the notebook over to :class:`Guide`; it runs in Voila's kernel, and its page is framed as
everywhere else. What needs the guide's own server is not offered there.
"""

import base64
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join
from markupsafe import Markup
from nbconvert.preprocessors import Preprocessor
from tornado.log import app_log

from mesoguide.pages.faults import raise_first_fault
from mesoguide.pages.files import Files
from mesoguide.pages.make import CELL_LIMIT, render
from mesoguide.pages.notebook import PageError, read
from mesoguide.pages.page import PLOTLY, Page
from mesoguide.pages.policy import IN_PAGE
from mesoguide.pages.series import start
from mesoguide.pages.sorry import sorry
from mesoguide.words import LANGUAGE, known, speaking

#: Voila has no address for files made for a page, so the page holds them itself.
_OWN_FILES = re.compile(r"\b(script-src|style-src|style-src-elem) 'self'")


class Guide(Preprocessor):  # type: ignore[misc]
    """Gives the template what makes its page."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Return the notebook as it is, and the resources with `guide` among them."""
        resources["guide"] = page
        return nb, resources


async def page(
    nb: Any,
    kernel_start: Callable[[Any], Awaitable[str]],
    notebook_execute: Callable[[Any, str], Awaitable[None]],
) -> Markup:
    """Return the whole page of a notebook: run in Voila's kernel, then framed.

    Parameters
    ----------
    nb
        The notebook, which has not run.
    kernel_start, notebook_execute
        What Voila gives its templates.
    """
    renderer = kernel_start.func.__self__  # type: ignore[attr-defined]
    contents = renderer.contents_manager
    notebook = Path(contents.root_dir, renderer.notebook_path.lstrip("/")).resolve()
    files = Files()
    link = _links(files, renderer.base_url)
    alone = getattr(renderer.request_handler, "notebook_path", None)

    def change(page: Page) -> Page:
        return _alone(_only_what_works(page)) if alone else _only_what_works(page)

    # Voila waits for ever on a template that raised.
    try:
        with speaking(notebook.parent.name):
            own = read(notebook)  # as everywhere else, whatever Voila makes of the file
            raise_first_fault(notebook, own)
            own.metadata.kernelspec = nb.metadata.kernelspec
            await _run(own, kernel_start, notebook_execute, notebook.parent.name)
            return Markup(await render(own, notebook, files, link, change))
    except PageError as error:
        why = str(error)
    except Exception as error:
        app_log.exception("%s could not be made", notebook.name)
        why = f"{notebook.name}: {type(error).__name__}: {error}"
    with speaking(notebook.parent.name):
        return Markup(sorry(500, start(notebook.parent), link("page.css"), why, _holding(IN_PAGE)))


async def _run(nb: Any, kernel_start: Any, notebook_execute: Any, folder: str) -> None:
    kernel_id = await kernel_start(nb)
    executor = kernel_start.func.__self__.executor
    executor.timeout = CELL_LIMIT
    executor.allow_errors = True  # they stay in the outputs, so that the cell can be named
    executor.store_widget_state = True
    executor.kc.execute(
        f"import os; os.environ[{LANGUAGE!r}] = {known(folder)!r}; del os", store_history=False
    )
    await notebook_execute(nb, kernel_id)


def _links(files: Files, base: str) -> Callable[[str], str]:
    """Return what makes an address out of a file's name, below a server's base."""

    def link(name: str) -> str:
        if name == "plotly.js":
            return str(url_path_join(base, "voila/labextensions/mesoguide/plotly-scatter.min.js"))
        packed = files.get(name)
        held = base64.b64encode(packed.body).decode()
        return f"data:{packed.kind.replace(' ', '')};base64,{held}#{name}"

    return link


def _only_what_works(page: Page) -> Page:
    """Return a page without what only the guide's own server answers or keeps to itself."""
    scripts = {name: page.later[name] for name in page.later if name.startswith(PLOTLY)}
    return replace(page, later=scripts, scorecard="", private=False, policy=_holding(page.policy))


def _holding(policy: str) -> str:
    """Return a page's policy for one that holds its files itself."""
    return _OWN_FILES.sub(r"\1 'self' data:", policy)


def _alone(page: Page) -> Page:
    """Return a page without its links to other pages, for a Voila that serves one notebook."""
    return replace(
        page,
        pages=(page.pages[page.place],),
        place=0,
        start="#main",
        worried=page.worried if page.worried.startswith("#") else "",
    )
