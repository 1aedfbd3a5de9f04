"""HTML as a reader meets it: blocks of words, what is said of pictures, and what can't be read."""

import base64
import binascii
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from mesoguide.check.letters import as_seen, disguised
from mesoguide.check.styles import read_style

#: A block with more characters is no page's paragraph.
LONGEST = 100_000


@dataclass(frozen=True)
class Piece:
    """Some words of a page.

    Attributes
    ----------
    kind
        ``heading``, ``text`` or ``table``; ``label`` for words beside those of the page, which an
        attribute or a style holds.
    raw
        The words, with the marks of sources and explained words as typed.
    links
        The addresses it links to.
    """

    kind: str
    raw: str
    links: tuple[str, ...] = ()


@dataclass
class Read:
    """What was read: pieces, what of it nobody can read here, and the ids that links lead to."""

    pieces: list[Piece] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def add(self, kind: str, text: str, links: tuple[str, ...] = ()) -> None:
        """Add a block of words, or what makes it one that can't be read."""
        if len(text) > LONGEST:
            self.hidden.append(f"{len(text):,} characters in one block")
            return
        if disguise := disguised(text):
            self.hidden.append(disguise)
        if seen := as_seen(text):
            self.pieces.append(Piece(kind, seen, links))

    def label(self, text: str) -> None:
        """Add words that stand in no block of the page."""
        self.add("label", text)


_NAMES = tomllib.loads((Path(__file__).parent / "markup.toml").read_text("utf-8"))
_INLINE, _UNREAD, _SILENT = (frozenset(_NAMES[kind]) for kind in ("inline", "unread", "silent"))
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th", "caption"), "table"),
}
#: Attributes whose figures are shown too.
_SPOKEN = re.compile(r"alt|title|value|start|label|placeholder|aria-.+|content|summary|abbr|max")
_HAS_WORD = re.compile(r"[^\W\d_]{2}")
_SVG = re.compile(r"data:image/svg\+xml([^,]*),(.*)", re.IGNORECASE | re.DOTALL)
#: Attributes that keep words from being seen.
_HIDES = ("hidden", "popover")
#: A list that begins with a higher number shows a figure, and no step.
LAST_STEP = 20
#: A comment that ends sooner in a browser than it seems to.
_ENDS_EARLY = re.compile(r"^-?>|--!>")


def read_html(html: str) -> Read:
    """Return the words of some HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return reader.read


def read_text(text: str) -> Read:
    """Return the words of a text without tags, as one block."""
    read = Read()
    read.add("text", text)
    return read


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self._words: list[str] = []
        self._links: list[str] = []
        self._open: list[str] = []
        self._raw = ""

    def end(self) -> None:
        """End the block of words that is open."""
        if self._words:
            kinds = (_KINDS[tag] for tag in reversed(self._open) if tag in _KINDS)
            self.read.add(next(kinds, "text"), "".join(self._words), tuple(self._links))
        self._words, self._links = [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self.read.hidden.append(f"<{tag}>")
        if tag == "br":
            self._words.append(" ")
        elif not _is_inline(tag):
            self.end()
            self._open.append(tag)
        self._raw = tag if tag in ("style", "textarea", "title") else ""
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in self._open:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not _is_inline(tag):
            self.end()
            if tag in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        self._raw = ""

    def handle_data(self, data: str) -> None:
        if self._raw == "style":
            self._style(data)
        else:
            self._words.append(data)

    def handle_comment(self, data: str) -> None:
        if self._raw or _ENDS_EARLY.search(data):
            self._words.append(data)

    def unknown_decl(self, data: str) -> None:
        self._words.append(data)

    def handle_pi(self, data: str) -> None:
        if not data.startswith("xml "):
            self._words.append(data)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        for picture in _pictures(value):
            self._add(read_html(picture))
        if name == "style":
            self._style(value, is_attribute=True)
        elif _brings(tag, name):
            if not value.startswith("#"):
                self.read.hidden.append(f"<{tag} {name}>")
        elif name in ("href", "xlink:href"):
            self._links.append(unicodedata.normalize("NFC", unquote("".join(value.split()))))
        elif name == "id":
            self.read.ids.append(value)
        elif name in _HIDES or (name == "class" and "visually-hidden" in value.split()):
            self.read.hidden.append(f"<{tag} {name}>")
        elif name == "alt" and tag == "img":
            self._words.append(value)  # it stands where the picture does
        elif name in _SILENT or name.startswith("on") or (name == "start" and _is_step(value)):
            return
        elif _SPOKEN.fullmatch(name) or _HAS_WORD.search(value):
            self.read.label(value)

    def _style(self, css: str, is_attribute: bool = False) -> None:
        texts, hidden = read_style(css, is_attribute, of_words=True)
        self.read.hidden += hidden
        for text in texts:
            for picture in _pictures(text):
                self._add(read_html(picture))
            if not text.lower().startswith("data:"):
                self.read.label(text)

    def _add(self, other: Read) -> None:
        self.read.pieces += other.pieces
        self.read.hidden += other.hidden
        self.read.ids += other.ids


def _is_inline(tag: str) -> bool:
    """Tell whether an element stands within a line, as one that no browser knows does."""
    return tag in _INLINE or "-" in tag


def _brings(tag: str, name: str) -> bool:
    """Tell whether an attribute brings a picture that is not read."""
    if name in ("href", "xlink:href"):
        return tag in ("image", "use")
    return name in ("srcset", "background", "poster") or (name == "src" and tag != "img")


def _is_step(value: str) -> bool:
    """Tell whether a list begins with a number that a step of it may have."""
    return value.isdecimal() and int(value) <= LAST_STEP


def _pictures(text: str) -> Iterator[str]:
    """Yield the drawings that stand in a text as addresses of their own."""
    for found in _SVG.finditer(text):
        held = unquote_to_bytes(found[2])
        if "base64" in found[1].lower():
            try:
                held = base64.b64decode(b"".join(held.split()).rstrip(b"=") + b"==")
            except binascii.Error:
                continue
        yield held.decode("utf-8", "replace")
