"""HTML as a reader meets it: blocks of words, what is said of pictures, and what can't be read."""

import base64
import binascii
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from mesoguide import paths
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
_INLINE, _BLOCK, _UNREAD, _SILENT = (
    frozenset(_NAMES[kind]) for kind in ("inline", "block", "unread", "silent")
)
#: Elements that are none but inside of another.
_INSIDE = {"table": frozenset(_NAMES["in_table"]), "svg": frozenset(_NAMES["in_svg"])}
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
#: Classes of the page's own that keep words from being seen.
_OFF = frozenset({"keys", "off", "skip", "visually-hidden"})
#: A list may go on from one in another cell, which has no more steps than these.
FIRST_STEP = 9
#: How an element of words within a drawing is kept from being seen.
_WORDS_DRAWN = frozenset({"text", "textpath", "tspan"})
_SEEN_BY = ("fill", "fill-opacity", "font-size", "opacity", "visibility", "display")
_INVISIBLE = re.compile(r"(?:none|transparent|0?\.?0+%?)", re.IGNORECASE)
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
        self._steps: list[int] = []
        self._last_step = 0

    def end(self) -> None:
        """End the block of words that is open."""
        if self._words:
            kinds = (_KINDS[tag] for tag in reversed(self._open) if tag in _KINDS)
            self.read.add(next(kinds, "text"), "".join(self._words), tuple(self._links))
        self._words, self._links = [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD or not self._is_known(tag):
            self.read.hidden.append(f"<{tag}>")
        if tag == "ol":
            self._list(next((value or "" for name, value in attrs if name == "start"), "1"))
        elif tag == "li" and self._steps:
            self._steps[-1] += 1
        if tag == "br":
            self._words.append(" ")
        elif not _is_inline(tag):
            self.end()
            self._open.append(tag)
        self._raw = tag if tag in ("style", "textarea", "title") else ""
        if tag in _WORDS_DRAWN and _is_unseen({name: value or "" for name, value in attrs}):
            self.read.hidden.append(f"<{tag}> that is not seen")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in self._open:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "ol" and self._steps:
            self._last_step = self._steps.pop()
        # Of one that closes nothing a browser takes no notice; a paragraph's makes an empty one.
        if not _is_inline(tag) and (tag in self._open or tag in ("br", "p")):
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

    def handle_decl(self, decl: str) -> None:
        if "[" in decl:
            self.read.hidden.append("a <!DOCTYPE> with words of its own")

    def unknown_decl(self, data: str) -> None:
        self.read.hidden.append(f"<![{data[:20]}")

    def handle_pi(self, data: str) -> None:
        if not data.startswith("xml ") or self.read.pieces or "".join(self._words).strip():
            self.read.hidden.append(f"<?{data[:20]}")

    def _is_known(self, tag: str) -> bool:
        """Tell whether a browser reads an element here as it is read below."""
        return (
            _is_inline(tag)
            or tag in _BLOCK
            or any(outer in self._open and tag in names for outer, names in _INSIDE.items())
        )

    def _list(self, start: str) -> None:
        """Begin a list: a first number that is no step of one is read as a number."""
        at = int(start) if start.isdecimal() and len(start) < 4 else 0
        if not 1 <= at <= max(self._last_step + 1, FIRST_STEP):
            self.read.label(start)
        self._steps.append(at - 1)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        for picture in _pictures(value):
            self._add(read_html(picture))
        if name == "style":
            self._style(value, is_attribute=True)
        elif name in _ours():
            self.read.hidden.append(f"<{tag} {name}>")
        elif _brings(tag, name):
            if not value.startswith("#"):
                self.read.hidden.append(f"<{tag} {name}>")
        elif name in ("href", "xlink:href"):
            self._links.append(unicodedata.normalize("NFC", unquote("".join(value.split()))))
        elif name == "id":
            self.read.ids.append(value)
        elif name in _HIDES or (name == "class" and not _OFF.isdisjoint(value.lower().split())):
            self.read.hidden.append(f"<{tag} {name}>")
        elif name == "alt" and tag == "img":
            self._words.append(value)  # it stands where the picture does
        elif name in _SILENT or name.startswith("on") or (tag, name) == ("ol", "start"):
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
    return tag in _INLINE or "-" in tag or ":" in tag


def _brings(tag: str, name: str) -> bool:
    """Tell whether an attribute brings a picture that is not read."""
    if name in ("href", "xlink:href"):
        return tag in ("image", "use")
    return name in ("srcset", "background", "poster") or (name == "src" and tag != "img")


@cache
def _ours() -> frozenset[str]:
    """Return the attributes that the page's own styles and scripts go by: they may hide words."""
    folders = (paths.assets() / "template", paths.package() / "widgets" / "common")
    files = (path for folder in folders for path in folder.iterdir() if path.is_file())
    text = "".join(path.read_text("utf-8") for path in files if path.suffix in (".css", ".js"))
    return frozenset(re.findall(r"\[(data-[\w-]+)", text))


def _is_unseen(attributes: dict[str, str]) -> bool:
    """Tell whether what is set of words in a drawing keeps them from being seen."""
    sets = dict(attributes)
    for each in attributes.get("style", "").split(";"):
        name, _, value = each.partition(":")
        sets[name.strip().lower()] = value.strip()
    if "stroke" in sets:
        sets.pop("fill", None)  # letters with a rim are seen without
    return any(
        _INVISIBLE.fullmatch(value) or value == "hidden"
        for name, value in sets.items()
        if name in _SEEN_BY
    )


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
