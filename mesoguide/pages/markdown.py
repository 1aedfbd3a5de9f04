"""Markdown as the HTML of a page.

Its pictures stand in it, its headings can be linked to, and what is wide scrolls for itself. A
dollar sign is money, never a formula.
"""

import re
import unicodedata
from html import unescape
from typing import Any
from urllib.parse import unquote

import mistune
from markupsafe import Markup, escape
from nbconvert.filters.markdown_mistune import IPythonRenderer

from mesoguide.pages.pictures import Pictures
from mesoguide.pages.series import address
from mesoguide.words import _

PLUGINS = ["strikethrough", "table", "url", "task_lists", "def_list"]

#: What a heading holds that is no part of its words: notes that open, and numbers of sources.
_ASIDE = re.compile(r'<span class="note".*?</span>|<button[^>]*class="cite".*?</button>', re.DOTALL)


class _Renderer(IPythonRenderer):  # type: ignore[misc]
    """Renders the markdown of one cell."""

    def __init__(self, pictures: Pictures, ids: set[str]) -> None:
        super().__init__(escape=False, exclude_anchor_links=True)
        self._pictures = pictures
        self._ids = ids

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Return a picture, held by the page itself."""
        words = text.strip()
        return str(super().image(text, self._pictures.embed(url, words or None), title))

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Return a link; one to another page is spelled as that page's address is."""
        page, mark, part = url.partition("#")
        if page.endswith(".ipynb") and not re.search(r"[/:\\]", page):
            url = address(unquote(page)) + mark + part
        return str(super().link(text, url, title))

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        """Return a heading with an id made of its words, as JupyterLab makes it."""
        words = unescape(Markup(_ASIDE.sub("", text)).striptags())
        stem = "-".join(unicodedata.normalize("NFC", words).split()) or "part"
        name, number = stem, 1
        while name in self._ids:
            number += 1
            name = f"{stem}-{number}"
        self._ids.add(name)
        return str(super().heading(text, level, id=str(escape(name)), **attrs))

    def block_code(self, code: str, info: str | None = None) -> str:
        """Return code in a block that scrolls, by keyboard too."""
        return str(super().block_code(code, info)).replace("<pre", '<pre tabindex="0"', 1)

    def table(self, text: str) -> str:
        """Return a table in a frame that scrolls, by keyboard too."""
        frame = Markup('<div class="scrolls" role="group" aria-label="{}" tabindex="0">{}</div>\n')
        return str(frame.format(_("Table"), Markup(f"<table>\n{text}</table>\n")))

    def block_html(self, html: str) -> str:
        """Return a block of HTML with its pictures."""
        return str(super().block_html(self._pictures.embed_html(html)))

    def inline_html(self, html: str) -> str:
        """Return HTML within a line with its pictures."""
        return str(super().inline_html(self._pictures.embed_html(html)))


def to_html(source: str, pictures: Pictures, ids: set[str]) -> str:
    """Return markdown as HTML.

    Parameters
    ----------
    source
        The markdown.
    pictures
        Embeds its pictures, and notes those that can't be.
    ids
        The ids the page has so far; those of the headings are added.
    """
    render = mistune.create_markdown(renderer=_Renderer(pictures, ids), plugins=PLUGINS)
    return str(render(source))
