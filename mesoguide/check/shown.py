"""What the cells of a notebook show that has run, and no table says: typed words, wherever."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nbconvert.filters.ansi import strip_ansi

from mesoguide.check.markup import Read, read_html, read_text
from mesoguide.check.remade import Remade
from mesoguide.check.scripts import words_in
from mesoguide.check.styles import read_style
from mesoguide.pages.faults import words_of
from mesoguide.pages.markdown import to_html
from mesoguide.pages.pictures import Pictures
from mesoguide.pages.state import STATE, VIEW

_HTML, _MARKDOWN, _SVG, _PLAIN = "text/html", "text/markdown", "image/svg+xml", "text/plain"
#: Forms of an output that a page shows instead of its plain text.
_BEFORE_PLAIN = (VIEW, _HTML, _MARKDOWN, _SVG, "text/latex", "image/png", "image/jpeg")
_OWN_SCRIPT = (
    "a widget with a script of its own and no words for it "
    '(the cell\'s metadata: {"mesoguide": {"alt": "What it shows"}})'
)


def shown(folder: Path, nb: Any, remade: Remade) -> Iterator[tuple[int, Read]]:
    """Yield the number of each cell with outputs, and what was typed of them.

    Cell 0 stands for widgets that no cell shows by itself.

    Parameters
    ----------
    folder, nb
        A notebook that has run, and the folder it stands in.
    remade
        Knows the guide's own blocks.
    """
    models = nb.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    met: set[str] = set()
    for number, cell in enumerate(nb.cells, start=1):
        if cell.cell_type != "code":
            continue
        alt = words_of(cell)
        if alt:
            yield number, read_text(alt)
        for output in cell.outputs:
            yield from ((number, read) for read in _output(folder, output, remade))
            view = output.get("data", {}).get(VIEW, {})
            for model_id in _within(str(view.get("model_id", "")), models):
                if model_id not in met:
                    met.add(model_id)
                    yield number, _model(models[model_id], remade, bool(alt))
    for model_id, model in models.items():
        if model_id not in met:
            yield 0, _model(model, remade, has_words=True)


def _output(folder: Path, output: Any, remade: Remade) -> Iterator[Read]:
    """Yield what an output says, in each form a page may show."""
    if output.output_type == "stream":
        if output.get("name") != "stderr":
            yield read_text(_text(output.get("text", "")))
        return
    data = output.get("data", {})
    for kind, held in data.items():
        text = _text(held) if kind == _PLAIN else _joined(held)
        if kind in (_HTML, _SVG):
            if not remade.is_ours(text):
                yield read_html(Pictures(folder).embed_html(text))
        elif kind == _MARKDOWN:
            yield read_html(to_html(text, Pictures(folder), set()))
        elif kind == _PLAIN:
            if not any(form in data for form in _BEFORE_PLAIN):
                yield read_text(text)
        elif kind.startswith("text/"):
            yield read_text(text)
            yield read_html(text)
    for text in _texts(output.get("metadata", {})):
        yield read_text(text)


def _texts(held: Any) -> Iterator[str]:
    """Yield the texts of an output's metadata: its words for a picture among them."""
    if isinstance(held, Mapping):
        for key, value in held.items():
            if key == "alt":
                yield str(value)
            else:
                yield from _texts(value)


def _joined(held: Any) -> str:
    return "".join(map(str, held)) if isinstance(held, list) else str(held)


def _text(held: Any) -> str:
    """Return the text of an output, without the codes that colour it."""
    return str(strip_ansi(_joined(held)))


def _within(model_id: str, models: Any) -> Iterator[str]:
    """Yield a model, and all those it leads to."""
    seen: set[str] = set()
    todo = [model_id]
    while todo:
        at = todo.pop()
        if at in models and at not in seen:
            seen.add(at)
            yield at
            todo += _references(models[at]["state"])


def _references(held: Any) -> Iterator[str]:
    if isinstance(held, Mapping):
        for value in held.values():
            yield from _references(value)
    elif isinstance(held, list | tuple):
        for value in held:
            yield from _references(value)
    elif isinstance(held, str) and held.startswith("IPY_MODEL_"):
        yield held.removeprefix("IPY_MODEL_")


def _model(model: Any, remade: Remade, has_words: bool) -> Read:
    """Return what the state of a widget holds that the tables do not give it."""
    read = Read()
    state = model["state"]
    module, name = model["model_module"], model["model_name"]
    is_looks = module == "@jupyter-widgets/base" or (
        module == "@jupyter-widgets/controls" and name.endswith("StyleModel")
    )
    if is_looks and "_esm" not in state:
        return read  # sizes and colours
    for leaf in remade.typed(state):
        if isinstance(leaf, str) and "<" in leaf:
            inside = read_html(leaf)
            read.pieces += inside.pieces
            read.hidden += inside.hidden
        else:
            read.label(str(leaf))
    script, style = remade.looks(state)
    for text in words_in(script):
        read.label(text)
    if script and not has_words:
        read.hidden.append(_OWN_SCRIPT)
    texts, hidden = read_style(style)
    for text in texts:
        read.label(text)
    read.hidden += hidden
    return read
