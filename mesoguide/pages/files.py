"""The files a page links to: each compressed once, and addressed by what it holds."""

import gzip
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli

from mesoguide import minify, paths
from mesoguide.common.front import SHARED

#: The scripts that every page loads, as one file: each does one job, in this order.
HOST = ("late", "dates", "lost-link", "explained", "folds", "choices", "bar", "faces", "host")

#: The script that answers from the kept copy; it stands beside the pages it answers for.
WORKER = "worker.js"

#: What takes out of our own styles and scripts what only people read.
_MINIFIERS = {".css": minify.style, ".js": minify.script}

_TEXT = "; charset=utf-8"
#: The type of a script.
SCRIPT = f"text/javascript{_TEXT}"
#: The types of files, by their ending. What a computer thinks of an ending is its own affair: on
#: Windows any program may change it.
_KINDS = {
    ".css": f"text/css{_TEXT}",
    ".html": f"text/html{_TEXT}",
    ".js": SCRIPT,
    ".mjs": SCRIPT,
    ".svg": f"image/svg+xml{_TEXT}",
    ".woff2": "font/woff2",
}
#: The types of what a page loads, and nobody opens by itself.
LOADED = frozenset(_KINDS[ending] for ending in (".css", ".js", ".woff2"))

#: What tools and systems leave behind; and so does all whose name begins with one of these signs.
_PASSING = frozenset({"__pycache__", "desktop.ini", "thumbs.db"})
_HIDDEN = (".", "~")


def source_files(*places: Path) -> Iterator[Path]:
    """Yield the files, in these places, that stand behind every page: all but the notebooks.

    A place is a file or a folder.
    """
    for place in places:
        for path in (place,) if place.is_file() else sorted(place.rglob("*")):
            parts = path.relative_to(place).parts
            passing = any(each.lower() in _PASSING or each.startswith(_HIDDEN) for each in parts)
            if path.suffix != ".ipynb" and not passing and path.is_file():
                yield path


@dataclass(frozen=True)
class Packed:
    """Bytes ready to be sent, compressed in two ways, and a mark that follows them."""

    gzipped: bytes
    brotlied: bytes
    mark: str
    kind: str

    @property
    def body(self) -> bytes:
        """The bytes as they are. They are not kept beside their twins, which hardly anyone asks."""
        return gzip.decompress(self.gzipped)


#: Brotli's best takes seconds for a file above so many bytes; such a file gets the quicker one.
LARGE, BEST, QUICK = 600_000, 11, 9


def pack(body: bytes, kind: str, quality: int = 0) -> Packed:
    """Return the bytes of a type (such as ``text/css``) compressed.

    Brotli's quality may be given; else it is the best, but for a large file.
    """
    quality = quality or (BEST if len(body) <= LARGE else QUICK)
    return Packed(
        gzip.compress(body, 9, mtime=0),
        brotli.compress(body, quality=quality),
        _mark(body),
        kind,
    )


def _mark(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:16]


class Files:
    """The guide's own files by name: what the template links to, and style sheets of widgets.

    Read from disk when first asked for, and again when the file has changed.
    """

    def __init__(self) -> None:
        common = paths.package() / "widgets" / "common"
        template = paths.assets() / "template"
        vendor = paths.assets() / "vendor" / "mesoguide"
        faces = paths.assets() / "vendor" / "faces"
        self._parts: dict[str, tuple[Path, ...]] = {
            "page.css": (
                *(common / name for name in SHARED),
                *(template / name for name in ("faces.css", "page.css")),
            ),
            "plotly-global.css": (template / "plotly-global.css",),
            "host.js": tuple(template / f"{name}.js" for name in HOST),
            "present.css": (template / "present.css",),
            "present.js": (template / "present.js",),
            "notes.css": (template / "notes.css",),
            "scorecard.css": (template / "scorecard.css",),
            "notes.js": (template / "notes.js",),
            "kiosk.css": (template / "kiosk.css",),
            "kiosk.js": (template / "kiosk.js",),
            "share.js": (template / "share.js",),
            "keep.js": (template / "keep.js",),
            WORKER: (template / WORKER,),
            # uqr draws QR codes: small, without dependencies, kept up by the unjs group.
            "qr.js": (paths.assets() / "vendor" / "uqr" / "uqr-0.1.3.mjs",),
            "search.js": (template / "search.js",),
            # MiniSearch finds words, also half typed: small, without dependencies, kept up.
            "minisearch.js": (paths.assets() / "vendor" / "minisearch" / "minisearch-7.2.0.js",),
            "plotly.js": (vendor / "plotly-scatter.min.js",),
            # Words are set in Atkinson Hyperlegible Next, made for readers who see little, and
            # headings in Source Serif 4. Both are open, and cut to Latin letters by Fontsource.
            "words.woff2": (faces / "atkinson-hyperlegible-next-latin-400-normal.woff2",),
            "strong.woff2": (faces / "atkinson-hyperlegible-next-latin-600-normal.woff2",),
            "headings.woff2": (faces / "source-serif-4-latin-600-normal.woff2",),
            "icon.svg": (template / "icon.svg",),
        }
        self._read: dict[str, tuple[tuple[int, ...], Packed]] = {}
        self._added: dict[str, Packed] = {}
        self._later: dict[str, Callable[[], str]] = {}

    def add(self, stem: str, text: str, suffix: str) -> str:
        """Keep a text made for a page, and return its name; what pages share is packed once."""
        body = _lean(text, suffix).encode()
        name = f"{stem}-{_mark(body)}{suffix}"
        if name not in self._added:
            self._added[name] = pack(body, _kind(suffix))
        return name

    def put(self, name: str, text: str) -> None:
        """Keep a text under a name of its own."""
        self._added[name] = pack(text.encode(), _kind(Path(name).suffix))

    def put_later(self, name: str, write: Callable[[], str]) -> None:
        """Keep, under a name of its own, a text that is written when it is first asked for."""
        self._later[name] = write

    def get(self, name: str) -> Packed:
        """Return a file ready to be sent. Raises KeyError for a name that is none of ours."""
        if name in self._later:
            self.put(name, self._later[name]())
            del self._later[name]
        if name in self._added:
            return self._added[name]
        parts = self._parts[name]
        stamp = tuple(part.stat().st_mtime_ns for part in parts)
        kept = self._read.get(name)
        if kept is None or kept[0] != stamp:
            body = b"\n".join(_sent(part) for part in parts)
            kept = (stamp, pack(body, _kind(Path(name).suffix)))
            self._read[name] = kept
        return kept[1]

    def pack_all(self) -> None:
        """Read every file that stands on the disk, so that nobody waits for it later."""
        for name in self._parts:
            self.get(name)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        return any(name in known for known in (self._added, self._later, self._parts))

    def address(self, name: str) -> str:
        """Return the name with the mark of its content, to be kept by browsers for good."""
        return f"{name}?v={self.get(name).mark}"


def _sent(part: Path) -> bytes:
    """Return a file as it is sent; one that came minified, or is no text of ours, as it is."""
    if part.suffix not in _MINIFIERS or part.name.endswith(".min.js"):
        return part.read_bytes()
    return _lean(part.read_text("utf-8"), part.suffix).encode()


def _lean(text: str, suffix: str) -> str:
    """Return our own styles and scripts without what only people read."""
    shorten = _MINIFIERS.get(suffix)
    return shorten(text) if shorten else text


def _kind(suffix: str) -> str:
    return _KINDS.get(suffix, "application/octet-stream")
