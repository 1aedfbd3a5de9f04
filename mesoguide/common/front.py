"""The front ends of widgets, read from their files: one module each, and a style that all share."""

import re
from functools import cache
from pathlib import Path

from mesoguide import minify, paths

#: Where they stand, a folder each.
FOLDER = paths.package() / "widgets"
#: The style sheets every widget shares, in their order.
SHARED = ("tokens.css", "common.css", "marks.css")
#: Between the files of a module: a page cuts there, to carry each shared file once.
SEAM = "\n//\n"
_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async function|function|const|class)", re.MULTILINE)


@cache
def module(widget: str, name: str = "") -> str:
    """Return a widget's front end as one ES module, or another module of its folder by its name.

    The files import one another, so that tools read them as they are; a page or a notebook can
    only load a single text. So each imported file stands once before the file that asked for it.
    """
    texts: dict[Path, str] = {}
    _gather(FOLDER / widget / f"{name or widget}.js", texts)
    *helpers, own = texts.values()
    files = [*(_EXPORT.sub("", text) for text in helpers), own]
    # A page carries the module: what only people read stays in the files.
    return SEAM.join(minify.script(file) for file in files)


def _gather(path: Path, texts: dict[Path, str]) -> None:
    source = path.read_text("utf-8")
    for found in _IMPORT.finditer(source):
        imported = (path.parent / found[1]).resolve()
        if imported not in texts:
            _gather(imported, texts)
    texts[path.resolve()] = _IMPORT.sub("", source)


@cache
def shared_style() -> str:
    """Return the style sheet every widget shares; a page of the guide carries it already."""
    return _texts(*(FOLDER / "common" / name for name in SHARED))


@cache
def widget_style(widget: str) -> str:
    """Return a widget's style sheet, the shared one first."""
    return shared_style() + _texts(FOLDER / widget / f"{widget}.css")


def _texts(*files: Path) -> str:
    return "".join(file.read_text("utf-8") for file in files)
