"""The pictures of a page: each stands in the page itself, wherever it came from.

A picture is pasted into a cell, or is a file in the notebook's folder or a folder in that.
"""

import base64
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markupsafe import escape

#: The types of pictures that every browser shows, by the end of a file's name.
TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
BESIDE = "a picture in the notebook's folder, or pasted into the cell"

_ATTACHED = "attachment:"
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\\")
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_SRC = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_ALT = re.compile(r"\balt\b", re.IGNORECASE)


@dataclass
class Pictures:
    """Puts the pictures of one cell into its page.

    Attributes
    ----------
    folder
        The notebook's folder.
    attachments
        What was pasted into the cell.
    wrong
        What could not be shown: what was found, and what is accepted.
    without_words
        The addresses of pictures that nothing is said of, for those who can't see them.
    """

    folder: Path
    attachments: Mapping[str, Any] = field(default_factory=dict)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    without_words: list[str] = field(default_factory=list)

    def embed(self, src: str, words: str | None) -> str:
        """Return the address of a picture that needs no file; empty, and noted, if there is none.

        Parameters
        ----------
        src
            The address as it is typed.
        words
            What the picture shows, in words; None if nothing is said.
        """
        if words is None:
            self.without_words.append(src[:80])
        if src.startswith("data:image/"):
            return src
        if src.startswith(_ATTACHED):
            return self._attached(unquote(src.removeprefix(_ATTACHED)))
        return self._beside(src)

    def embed_html(self, html: str) -> str:
        """Return HTML with every picture in it embedded."""
        return _IMG.sub(lambda found: self._tag(found[0]), html)

    def _tag(self, tag: str) -> str:
        found = _SRC.search(tag)
        if found is None:
            return tag
        src = unescape(next(part for part in found.groups() if part is not None))
        embedded = self.embed(src, "" if _ALT.search(_SRC.sub("", tag)) else None)
        return tag[: found.start()] + f'src="{escape(embedded)}"' + tag[found.end() :]

    def _attached(self, name: str) -> str:
        for each, held in self.attachments.items():
            if _same(unquote(each), name) and isinstance(held, Mapping):
                for kind in TYPES.values():
                    if kind in held:
                        data = held[kind]
                        text = data if isinstance(data, str) else "".join(data)
                        if kind == TYPES[".svg"] and text.lstrip().startswith("<"):
                            text = base64.b64encode(text.encode()).decode()
                        return f"data:{kind};base64,{''.join(text.split())}"
        return self._refuse(f"the picture {name}, which is not in the cell", "paste it again")

    def _beside(self, src: str) -> str:
        name = unquote(src)
        if _ELSEWHERE.match(name):
            return self._refuse(f"the picture {src[:80]}, which is not in the folder", BESIDE)
        top = self.folder.resolve()
        if not (top / name).resolve().is_relative_to(top):
            return self._refuse(f"the picture {src}, which is outside the folder", BESIDE)
        file = _find(top, Path(name).parts)
        if file is None or not file.resolve().is_relative_to(top):
            return self._refuse(f"the picture {src}, which is not there", BESIDE)
        kind = TYPES.get(file.suffix.lower())
        if kind is None:
            return self._refuse(f"the picture {src}", "PNG, JPEG, GIF, SVG or WebP")
        try:
            held = file.read_bytes()
        except OSError:
            return self._refuse(f"the picture {src}, which can't be opened", BESIDE)
        return f"data:{kind};base64,{base64.b64encode(held).decode()}"

    def _refuse(self, found: str, accepted: str) -> str:
        self.wrong.append((found, accepted))
        return ""


def _same(one: str, other: str) -> bool:
    """Tell whether two names are the same, however their accents are spelled."""
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def _find(folder: Path, parts: tuple[str, ...]) -> Path | None:
    """Return the file below a folder; its name may be spelled with other accents on the disk."""
    at = folder
    for part in parts:
        step = at / part
        if not step.exists():
            beside = at.iterdir() if at.is_dir() else ()
            found = next((each for each in beside if _same(each.name, part)), None)
            if found is None:
                return None
            step = found
        at = step
    return at if at.is_file() else None
