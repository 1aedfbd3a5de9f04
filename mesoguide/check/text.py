"""Read a notebook as the reader of its page does: blocks, and sentences in them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mesoguide.check.markup import Read, read_html, read_text
from mesoguide.check.remade import Remade
from mesoguide.check.shown import shown
from mesoguide.evidence import Evidence
from mesoguide.pages.markdown import to_html
from mesoguide.pages.notebook import PageError, read
from mesoguide.pages.pictures import Pictures
from mesoguide.pages.prose import OWN_IDS, fill_fields
from mesoguide.words.marks import NOTES, cited_in, without

_SENTENCE_END = re.compile(r"(?<=[.?!:])[*_)]*\s+(?=[\"'(\[]?[A-Z0-9])")


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item, a heading or a cell of a table.

    Attributes
    ----------
    cell
        Number of the notebook's cell, from 1; 0 for words that stand in no cell.
    tags
        The tags of a cell of words; none for what code shows, which is on the page with any tag.
    kind
        ``heading``, ``text`` or ``table``; ``label`` for words beside those of the page, such as
        what is read aloud for a picture; ``raw`` for a raw cell, which a page leaves out.
    raw
        The text with its marks; `text` without them.
    links
        The addresses it links to.
    cited
        Keys cited in the block.
    """

    cell: int
    tags: tuple[str, ...]
    kind: str
    raw: str
    links: tuple[str, ...] = ()

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

    `typed` are its blocks with fields as typed, `blocks` with them filled. `path` and `content`
    are its file and all it holds. `hidden` names what shows words that can't be read here, with
    the cell, and `ids` what links can lead to.
    """

    name: str
    metadata: dict[str, Any]
    tags: tuple[str, ...]
    blocks: tuple[Block, ...]
    typed: tuple[Block, ...]
    hidden: tuple[tuple[int, str], ...]
    path: Path
    content: Any
    ids: frozenset[str] = frozenset()

    @property
    def on_page(self) -> tuple[Block, ...]:
        """The blocks of words a reader meets, in the order of the page."""
        kinds = ("label", "raw")
        return tuple(each for each in self.blocks if not each.is_note and each.kind not in kinds)

    @property
    def text(self) -> str:
        """The page's words, a line per block, each ending as a sentence: for the reading grade."""
        lines = [block.text for block in self.on_page]
        return "\n".join(line if line.endswith((".", "?", ":")) else f"{line}." for line in lines)


#: A cell longer than this is no page's paragraph: somebody pasted a file.
LONGEST_CELL = 20_000


def read_notebook(path: Path, evidence: Evidence | None = None) -> Notebook:
    """Return a notebook for checking, its cells not run: its words, and no output of its code.

    Its fields are filled from the evidence; without it they stay as typed.

    Raises
    ------
    PageError
        If it can't be read as a notebook, or a field can't be filled.
    """
    nb = read(path)
    for number, cell in enumerate(nb.cells, start=1):
        if len(cell.source) > LONGEST_CELL:
            raise PageError(
                f"{path.name}, cell {number}: found {len(cell.source):,} characters; "
                f"accepted: at most {LONGEST_CELL:,}"
            )
    metadata = dict(nb.metadata.get("mesoguide", {}))
    all_tags = [tag for cell in nb.cells if cell.cell_type == "markdown" for tag in _tags(cell)]
    empty = Notebook(path.name, metadata, tuple(all_tags), (), (), (), path, nb)
    typed = _with(empty, _words(path, nb, metadata)).blocks
    if evidence:
        fill_fields(path, nb, evidence)
    return replace(_with(empty, _words(path, nb, metadata)), typed=typed)


def with_outputs(notebook: Notebook, ran: Any, remade: Remade) -> Notebook:
    """Return a notebook with what its code shows, as far as that does not come from the tables."""
    parts = [(number, (), "", read) for number, read in shown(notebook.path.parent, ran, remade)]
    typed = _with(replace(notebook, blocks=notebook.typed), parts).blocks
    return replace(_with(notebook, parts), typed=typed)


def of_texts(name: str, texts: Iterable[str]) -> Notebook:
    """Return texts that stand in no notebook, to be checked as one that has no cell."""
    empty = Notebook(name, {}, (), (), (), (), Path(name), None)
    read = _with(empty, [(0, (), "label", read_text(text)) for text in texts])
    return replace(read, typed=read.blocks)


Part = tuple[int, tuple[str, ...], str, Read]


def _with(notebook: Notebook, parts: Iterable[Part]) -> Notebook:
    """Return a notebook with more that was read: a cell, its tags, a kind of its own, the words."""
    blocks, hidden, ids = [*notebook.blocks], [*notebook.hidden], {*notebook.ids}
    for number, tags, kind, found in parts:
        blocks += (
            Block(number, tags, kind or each.kind, each.raw, each.links) for each in found.pieces
        )
        hidden += ((number, each) for each in found.hidden)
        ids.update(found.ids)
    blocks.sort(key=lambda block: block.cell)
    hidden = list(dict.fromkeys(hidden))
    return replace(notebook, blocks=tuple(blocks), hidden=tuple(hidden), ids=frozenset(ids))


def _words(path: Path, nb: Any, metadata: dict[str, Any]) -> Iterator[Part]:
    if description := metadata.get("description"):
        yield 0, (), "label", read_text(str(description))
    ids = set(OWN_IDS)
    for number, cell in enumerate(nb.cells, start=1):
        if cell.cell_type != "code":
            pictures = Pictures(path.parent, cell.get("attachments", {}))
            found = read_html(to_html(cell.source, pictures, ids))
            yield number, _tags(cell), "raw" if cell.cell_type == "raw" else "", found


def _tags(cell: Any) -> tuple[str, ...]:
    return tuple(cell.metadata.get("tags", ()))


def answered_by(path: Path) -> frozenset[str]:
    """Return the ids of the claims that a notebook's cells say they answer; none if unreadable."""
    try:
        cells = read(path).cells
    except PageError:
        return frozenset()
    shown = [cell.metadata for cell in cells if NOTES not in cell.metadata.get("tags", ())]
    answered = [metadata.get("mesoguide", {}).get("answers", []) for metadata in shown]
    return frozenset(claim for answers in answered for claim in answers if isinstance(claim, str))
