"""Read a notebook's markdown as a reader does: blocks, and sentences in them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import mistune

from mesoguide.pages.notebook import PageError, plain_words, read
from mesoguide.words.marks import NOTES, cited_in, without

_MARKDOWN = mistune.create_markdown(renderer="ast", plugins=["table"])
_SENTENCE_END = re.compile(r"(?<=[.?!:])[*_)]*\s+(?=[\"'(\[]?[A-Z0-9])")


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item, a heading or a cell of a table.

    Attributes
    ----------
    cell
        Number of the notebook's cell, from 1.
    tags
        The cell's tags.
    kind
        ``heading``, ``text`` or ``table``.
    raw
        The text with its marks; `text` without them.
    pages
        The notebooks it links to.
    cited
        Keys cited in the block.
    """

    cell: int
    tags: tuple[str, ...]
    kind: str
    raw: str
    pages: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text as it reads."""
        return without(self.raw)

    @property
    def is_note(self) -> bool:
        """Whether it stands in a speaker note, which is no part of the page."""
        return NOTES in self.tags

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys cited in the block."""
        return cited_in(self.raw)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The block's sentences, as they read."""
        return tuple(part.strip() for part in _SENTENCE_END.split(self.text) if part.strip())


@dataclass(frozen=True)
class Notebook:
    """A notebook as it is checked: its name, its metadata, and its blocks of words, notes too.

    `path` and `content` are its file and all it holds.
    """

    name: str
    metadata: dict[str, Any]
    tags: tuple[str, ...]
    blocks: tuple[Block, ...]
    path: Path
    content: Any

    @property
    def on_page(self) -> tuple[Block, ...]:
        """The blocks a reader meets."""
        return tuple(block for block in self.blocks if not block.is_note)

    @property
    def text(self) -> str:
        """The page's words, a line per block, each ending as a sentence: for the reading grade."""
        lines = [block.text for block in self.on_page]
        return "\n".join(line if line.endswith((".", "?", ":")) else f"{line}." for line in lines)


#: A cell longer than this is no page's paragraph: somebody pasted a file.
LONGEST_CELL = 20_000


def read_notebook(path: Path) -> Notebook:
    """Return a notebook for checking.

    Raises
    ------
    PageError
        If it can't be read as a notebook.
    """
    nb = read(path)
    for number, cell in enumerate(nb.cells, start=1):
        if len(cell.source) > LONGEST_CELL:
            raise PageError(
                f"{path.name}, cell {number}: found {len(cell.source):,} characters; "
                f"accepted: at most {LONGEST_CELL:,}"
            )
    words = [
        (number, cell, tuple(cell.metadata.get("tags", ())))
        for number, cell in enumerate(nb.cells, start=1)
        if cell.cell_type == "markdown"
    ]
    blocks = tuple(
        Block(number, tags, kind, raw, pages)
        for number, cell, tags in words
        for kind, raw, pages in _blocks(cell.source)
    )
    all_tags = tuple(tag for _, _, tags in words for tag in tags)
    metadata = dict(nb.metadata.get("mesoguide", {}))
    return Notebook(path.name, metadata, all_tags, blocks, path, nb)


def answered_by(path: Path) -> frozenset[str]:
    """Return the ids of the claims that a notebook's cells say they answer; none if unreadable."""
    try:
        cells = read(path).cells
    except PageError:
        return frozenset()
    shown = [cell.metadata for cell in cells if NOTES not in cell.metadata.get("tags", ())]
    told = [metadata.get("mesoguide", {}).get("answers", []) for metadata in shown]
    return frozenset(claim for answers in told for claim in answers if isinstance(claim, str))


def _blocks(markdown: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    tokens = _MARKDOWN(markdown)
    assert isinstance(tokens, list)  # the "ast" renderer returns the tokens
    yield from _walk(tokens)


def _walk(tokens: list[dict[str, Any]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for token in tokens:
        kind = token["type"]
        if kind in ("paragraph", "block_text", "heading", "table_cell"):
            name = {"heading": "heading", "table_cell": "table"}.get(kind, "text")
            children = token.get("children", [])
            raw = " ".join(plain_words(children).split())
            if raw:
                yield name, raw, tuple(_linked(children))
        elif "children" in token:
            yield from _walk(token["children"])


def _linked(tokens: list[dict[str, Any]]) -> Iterator[str]:
    """Return the notebooks that links lead to, without their anchors."""
    for token in tokens:
        page = token.get("attrs", {}).get("url", "").split("#")[0]
        if page.endswith(".ipynb"):
            yield unicodedata.normalize("NFC", unquote(page))
        yield from _linked(token.get("children", []))
