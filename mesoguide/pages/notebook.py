"""A notebook as a page needs it, whichever tool wrote it: JupyterLab, Colab, VS Code, or a copy."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import mistune
import nbformat
from nbformat.v4.rwbase import rejoin_lines

from mesoguide.words.marks import NOTES, without

CELL_TYPES = ("markdown", "code", "raw")
#: What a notebook is read as.
FORMAT, MINOR = 4, 5

_MEND = "open it in JupyterLab and save it, or take it out of the folder"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_MARKDOWN = mistune.create_markdown(renderer="ast")


class PageError(ValueError):
    """A notebook can't become a page. Names the notebook, the cell, what was found and accepted."""


def read(path: Path) -> Any:
    """Return a notebook in today's format, each cell with an id of its own.

    An id that is missing, or stands twice, becomes the cell's place: the same file gives the same
    ids. The file is left as it is.

    Raises
    ------
    PageError
        If the file can't be read, or holds no notebook.
    """
    content = _content(path)
    nb = _today(path.name, content)
    for number, cell in enumerate(nb.cells, start=1):
        cell.source = cell.source.replace("\r\n", "\n")
        _check_metadata(f"{path.name}, cell {number}", cell)
        if cell.cell_type == "code":
            cell.setdefault("execution_count", None)
    _give_ids(nb.cells)
    return nb


def title_in(nb: Any) -> str | None:
    """Return the question a notebook answers: its first ``# `` heading, notes and code aside."""
    for cell in nb.cells:
        if cell.cell_type == "markdown" and NOTES not in cell.metadata.get("tags", ()):
            tokens = _MARKDOWN(cell.source)
            assert isinstance(tokens, list)  # the "ast" renderer returns the tokens
            for token in tokens:
                if token["type"] == "heading" and token["attrs"]["level"] == 1:
                    title = without(" ".join(plain_words(token["children"]).split()))
                    if title:
                        return title
    return None


def plain_words(tokens: list[dict[str, Any]]) -> str:
    """Return the words of parsed markdown, without its marks."""
    parts = []
    for token in tokens:
        if "children" in token:
            parts.append(plain_words(token["children"]))
        elif token["type"] in ("softbreak", "linebreak"):
            parts.append(" ")
        elif token["type"] != "inline_html":
            parts.append(token.get("raw", ""))
    return "".join(parts)


def _content(path: Path) -> dict[str, Any]:
    """Return the JSON of a notebook's file."""
    try:
        held = path.read_bytes()
    except OSError as error:
        raise PageError(
            f"{path.name}: found a file that can't be opened ({error.strerror}); "
            "accepted: a notebook that may be read"
        ) from None
    if not held.strip():
        raise PageError(f"{path.name}: found an empty file; accepted: a notebook; {_MEND}")
    try:
        content = json.loads(held.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PageError(
            f"{path.name}: found an encoding that is not UTF-8; accepted: a notebook in UTF-8; "
            f"{_MEND}"
        ) from None
    except (ValueError, RecursionError):
        raise PageError(
            f"{path.name}: found half a notebook, or none; accepted: a whole notebook; {_MEND}"
        ) from None
    if not isinstance(content, dict) or not (
        isinstance(content.get("cells"), list) or isinstance(content.get("worksheets"), list)
    ):
        raise PageError(f"{path.name}: found JSON that is no notebook; accepted: one; {_MEND}")
    return content


def _today(name: str, content: dict[str, Any]) -> Any:
    """Return the content of a notebook of any format as one of today's."""
    found = content.get("nbformat", FORMAT)
    if found in (1, 2, 3):
        try:
            nb = nbformat.convert(nbformat.reader.reads(json.dumps(content)), FORMAT)  # type: ignore[no-untyped-call]
        except Exception:
            nb = None
        if nb is None:
            raise PageError(
                f"{name}: found a notebook of format {found} that can't be read; "
                f"accepted: format {FORMAT}; {_MEND}"
            )
        for cell in nb.cells:
            cell.pop("id", None)  # made up anew each time
    elif found == FORMAT and isinstance(content.get("cells"), list):
        nb = nbformat.from_dict(content)  # type: ignore[no-untyped-call]
        for number, cell in enumerate(nb.cells, start=1):
            _check_cell(f"{name}, cell {number}", cell)
        nb = rejoin_lines(nb)  # type: ignore[no-untyped-call]
    else:
        raise PageError(f"{name}: found format {found!r}; accepted: format {FORMAT}; {_MEND}")
    if not isinstance(nb.get("metadata"), dict):
        nb.metadata = nbformat.from_dict({})  # type: ignore[no-untyped-call]
    if not isinstance(nb.metadata.get("mesoguide", {}), dict):
        nb.metadata.mesoguide = nbformat.from_dict({})  # type: ignore[no-untyped-call]
    nb.nbformat, nb.nbformat_minor = FORMAT, MINOR
    return nb


def _check_cell(place: str, cell: Any) -> None:
    """Refuse a cell that is none."""
    source = cell.get("source") if isinstance(cell, dict) else None
    if isinstance(source, list):
        whole = all(isinstance(line, str) for line in source)
    else:
        whole = isinstance(source, str)
    if not whole or cell.get("cell_type") not in CELL_TYPES:
        raise PageError(f"{place}: found no cell of a notebook; accepted: one; {_MEND}")
    if cell.cell_type == "code":
        outputs = cell.get("outputs")
        kept = outputs if isinstance(outputs, list) else []
        cell.outputs = [each for each in kept if _is_output(each)]
    if not isinstance(cell.get("attachments", {}), dict):
        del cell["attachments"]


def _check_metadata(place: str, cell: Any) -> None:
    """Refuse metadata whose tags can't be read: a speaker's note would be shown to all."""
    if cell.get("metadata") is None:
        cell.metadata = nbformat.from_dict({})  # type: ignore[no-untyped-call]
    _check_object(f"{place}: found metadata", cell.metadata)
    _check_object(f"{place}: found metadata mesoguide", cell.metadata.get("mesoguide", {}))
    tags = cell.metadata.get("tags")
    if tags is None:
        cell.metadata.pop("tags", None)
    elif not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise PageError(f'{place}: found tags {tags!r}; accepted: a list such as ["notes"]')


def _check_object(found: str, value: Any) -> None:
    if not isinstance(value, dict):
        raise PageError(f"{found} that is no object; accepted: an object in {{ }}")


def _is_output(output: Any) -> bool:
    return isinstance(output, dict) and isinstance(output.get("output_type"), str)


def _give_ids(cells: Iterable[Any]) -> None:
    """Give each cell an id that no other has."""
    cells = list(cells)
    own = {cell.get("id") for cell in cells if isinstance(cell.get("id"), str)}
    given: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        found = cell.get("id")
        if not isinstance(found, str) or not _ID.fullmatch(found) or found in given:
            found = f"cell-{number}"
            while found in own or found in given:
                found += "-again"
            cell["id"] = found
        given.add(found)
