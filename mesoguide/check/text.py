"""Read a notebook's markdown as a reader does: blocks, and sentences in them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mistune

from mesoguide.marks import NOTES, cited_in, without

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
    """A notebook as it is checked: its name, its metadata, and its blocks of words, notes too."""

    name: str
    metadata: dict[str, Any]
    tags: tuple[str, ...]
    blocks: tuple[Block, ...]

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
    ValueError
        Naming the file, and the cell where there is one, if it can't be read as a notebook.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
        cells = content["cells"]
        read = [(cell["cell_type"], _source(cell), _tags(cell)) for cell in cells]
        metadata = content.get("metadata", {}).get("mesoguide", {})
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path.name}: found {error}; accepted: a notebook in UTF-8") from None
    for number, (_, source, _) in enumerate(read, start=1):
        if len(source) > LONGEST_CELL:
            raise ValueError(
                f"{path.name}, cell {number}: found {len(source):,} characters; "
                f"accepted: at most {LONGEST_CELL:,}"
            )
    blocks = [
        Block(number, tags, kind, raw, pages)
        for number, (cell_type, source, tags) in enumerate(read, start=1)
        if cell_type == "markdown"
        for kind, raw, pages in _blocks(source)
    ]
    all_tags = tuple(tag for cell_type, _, tags in read if cell_type == "markdown" for tag in tags)
    return Notebook(path.name, dict(metadata), all_tags, tuple(blocks))


def answered_by(path: Path) -> frozenset[str]:
    """Return the ids of the claims that a notebook's cells say they answer; none if unreadable."""
    try:
        cells = json.loads(path.read_text("utf-8"))["cells"]
        shown = [cell for cell in cells if NOTES not in _tags(cell)]
        told = [cell["metadata"].get("mesoguide", {}).get("answers", []) for cell in shown]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return frozenset()
    return frozenset(claim for answers in told for claim in answers)


def _source(cell: dict[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _tags(cell: dict[str, Any]) -> tuple[str, ...]:
    return tuple(cell.get("metadata", {}).get("tags", ()))


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
            raw = " ".join(_words(children).split())
            if raw:
                yield name, raw, tuple(_linked(children))
        elif "children" in token:
            yield from _walk(token["children"])


def _linked(tokens: list[dict[str, Any]]) -> Iterator[str]:
    """Return the notebooks that links lead to, without their anchors."""
    for token in tokens:
        page = token.get("attrs", {}).get("url", "").split("#")[0]
        if page.endswith(".ipynb"):
            yield page
        yield from _linked(token.get("children", []))


def _words(tokens: list[dict[str, Any]]) -> str:
    parts = []
    for token in tokens:
        if "children" in token:
            parts.append(_words(token["children"]))
        elif token["type"] in ("softbreak", "linebreak"):
            parts.append(" ")
        elif token["type"] != "inline_html":
            parts.append(token.get("raw", ""))
    return "".join(parts)
