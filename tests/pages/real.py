"""A folder as people's tools leave it: notebooks of many programs, and what lies beside them."""

import base64
import json
import shutil
import unicodedata
from pathlib import Path
from typing import Any

from mesoguide import paths

DATES = {"written": "2026-11-23", "checked": "2026-11-22", "next_check": "2027-11-22"}
PYTHON = {"name": "python3", "display_name": "Python 3", "language": "python"}
DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
Cell = dict[str, Any]


def words(source: str, tag: str = "", **more: Any) -> Cell:
    metadata = {"tags": [tag]} if tag else {}
    return {"cell_type": "markdown", "metadata": metadata, "source": source, **more}


def code(source: str, **metadata: Any) -> Cell:
    return {
        "cell_type": "code",
        "metadata": metadata,
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def pasted(source: str, name: str, tag: str = "") -> Cell:
    return words(source, tag, attachments={name: {"image/png": DOT}})


def content(*cells: Cell, title: str = "# What is it?", **more: Any) -> dict[str, Any]:
    """A whole page of one question, with cells of a test's own in its middle."""
    metadata = {"kernelspec": PYTHON, "mesoguide": DATES, **more.pop("metadata", {})}
    return {
        "cells": [
            words(title, "scene"),
            words("- One line.\n- Two lines.\n- Three lines.", "lead"),
            *cells,
            words("## What we know\n\nWe know this.", "know"),
            words("## What we do not know\n\nWe do not know that.", "unknown"),
            words("## Next step\n\nAsk one thing.", "next"),
        ],
        "metadata": metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
        **more,
    }


def text(*cells: Cell, **more: Any) -> bytes:
    return json.dumps(content(*cells, **more)).encode()


def colab() -> bytes:
    """As Colab writes it: format 4.0, no ids, metadata of its own, lines in lists."""
    nb = content(code("print('of colab')"), nbformat_minor=0)
    nb["metadata"]["colab"] = {"provenance": []}
    nb["metadata"]["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nb["cells"][0]["source"] = ["# Of ", "Colab?"]
    return json.dumps(nb).encode()


def vs_code() -> bytes:
    """As VS Code writes it: the name of an environment as its kernel, and no ids."""
    nb = content(code("print('of code')"), nbformat_minor=2)
    nb["metadata"]["kernelspec"] = {"name": ".venv", "display_name": ".venv (3.12)"}
    nb["metadata"]["language_info"] = {"name": "python", "version": "3.12.1"}
    return json.dumps(nb).encode()


def no_kernel() -> bytes:
    nb = content(code("print('no kernel')"))
    del nb["metadata"]["kernelspec"]
    return json.dumps(nb).encode()


def format_3() -> bytes:
    cells = [
        {"cell_type": "heading", "level": 1, "metadata": {}, "source": ["Of long ago?"]},
        {"cell_type": "markdown", "metadata": {}, "source": ["Words."]},
        {
            "cell_type": "code",
            "collapsed": False,
            "input": ["print('of format 3')"],
            "language": "python",
            "metadata": {},
            "outputs": [],
            "prompt_number": 1,
        },
    ]
    sheet = {"cells": cells, "metadata": {}}
    metadata = {"name": "", "mesoguide": DATES}
    nb = {"metadata": metadata, "nbformat": 3, "nbformat_minor": 0, "worksheets": [sheet]}
    return json.dumps(nb).encode()


def same_ids() -> bytes:
    nb = content(code("print('twice the same id')"))
    for cell in nb["cells"]:
        cell["id"] = "same"
    return json.dumps(nb).encode()


WIDGET = """import anywidget, traitlets
class W(anywidget.AnyWidget):
    _esm = r'''{script}'''
    v = traitlets.Bytes(b"abc").tag(sync=True)
W()"""
DRAWS = "export default {{ render({{ el }}) {{ el.textContent = 'here'; }} }};"
SHOWN = "accepted: text, pictures, tables, the guide's own widgets"

#: Each name of a file that is a page, what it holds, and words that its page must have.
PAGES: dict[str, tuple[bytes, str]] = {
    "01-colab.ipynb": (colab(), "of colab"),
    "02-vs-code.ipynb": (vs_code(), "of code"),
    "03-no-kernel.ipynb": (no_kernel(), "no kernel"),
    "04-format-3.ipynb": (format_3(), "of format 3"),
    "05-same-ids.ipynb": (same_ids(), "twice the same id"),
    "06-bom.ipynb": (b"\xef\xbb\xbf" + text(title="# With a mark?"), "With a mark?"),
    "07-windows.ipynb": (
        json.dumps(content(words("One.\r\n\r\nTwo.")), indent=1).replace("\n", "\r\n").encode(),
        "<p>One.</p>",
    ),
    "12 after pregnancy.ipynb": (text(title="# With spaces?"), "With spaces?"),
    "13 x (1) [2].ipynb": (text(title="# With brackets?"), "With brackets?"),
    "14 & more + 100% 'so' #1.ipynb": (text(title="# With signs?"), "With signs?"),
    unicodedata.normalize("NFC", "15-für später.ipynb"): (text(title="# One letter?"), "One l"),
    unicodedata.normalize("NFD", "16-für später.ipynb"): (text(title="# Two letters?"), "Two l"),
    "20-fence.ipynb": (
        text(title="```\n# a comment\n```\n\n# The question?"),
        "<title>The question?",
    ),
    "21-money.ipynb": (text(words("From $200 to **$300**.")), "to <strong>$300</strong>"),
    "22-heading.ipynb": (text(words("## One way\n\n## One way")), 'id="One-way-2"'),
    "23-table.ipynb": (text(words("| a | b |\n|---|---|\n| c | d |")), 'class="scrolls"'),
    "30-beside.ipynb": (text(words("![A dot](pic.png)")), 'alt="A dot"'),
    "31-deep.ipynb": (text(words("![A dot](my%20pictures/f%C3%BCr.PNG)")), "data:image/png;base64"),
    "32-pasted.ipynb": (text(pasted("![A dot](attachment:my%20pic.png)", "my pic.png")), "data:im"),
    "33-umlaut.ipynb": (text(pasted("![A dot](attachment:für.png)", "für.png")), "data:image/png"),
    "34-html.ipynb": (text(words('<img src="pic.png" alt="A dot">')), 'src="data:image/png'),
    "35-html-pasted.ipynb": (
        text(pasted('<img src="attachment:a.png" width="40" alt="A dot">', "a.png")),
        'src="data:image/png',
    ),
    "36-note.ipynb": (text(pasted("![A dot](attachment:a.png)", "a.png", "notes")), "What is it"),
    "37-made.ipynb": (
        text(
            code(
                f"from IPython.display import Image\nImage(__import__('base64')."
                f"b64decode('{DOT}'), alt='A made dot')"
            )
        ),
        'alt="A made dot"',
    ),
    "38-warns.ipynb": (
        text(
            {"cell_type": "raw", "metadata": {}, "source": "an old draft"},
            code("import warnings\nwarnings.warn('deprecated thing')\nprint('all the same')"),
        ),
        "all the same",
    ),
    "39-link.ipynb": (text(words("[On](<12 after pregnancy.ipynb>)")), "12%20after%20pregnancy."),
    "40-bytes.ipynb": (text(code(WIDGET.format(script=DRAWS))), "el.textContent"),
    "41-markdown-made.ipynb": (
        text(code("from IPython.display import Markdown\nMarkdown('It is **so**.')")),
        "<strong>so</strong>",
    ),
}

#: Each name of a file that can't be a page, what it holds, and the one line about it.
REFUSED: dict[str, tuple[bytes, str]] = {
    "50-empty.ipynb": (b"", ": found an empty file; accepted: a notebook; open it in JupyterLab"),
    "51-half.ipynb": (text()[:200], ": found half a notebook, or none; accepted: a whole notebook"),
    "52-json.ipynb": (b'{"a": 1}', ": found JSON that is no notebook; accepted: one"),
    "53-list.ipynb": (b"[]", ": found JSON that is no notebook; accepted: one"),
    "54-latin.ipynb": (
        '{"cells": ["é"]}'.encode("latin-1"),
        ": found an encoding that is not UTF-8; accepted: a notebook in UTF-8",
    ),
    "55-odd-cell.ipynb": (b'{"cells": [1]}', ", cell 1: found no cell of a notebook"),
    "56-later.ipynb": (b'{"cells": [], "nbformat": 9}', ": found format 9; accepted: format 4"),
    "57-untitled.ipynb": (text(title="What is it?"), ": found no heading; accepted: a first cell"),
    "58-undated.ipynb": (
        text(metadata={"mesoguide": {}}),
        ": found nothing as metadata mesoguide.written; accepted: a date such as 2026-11-22",
    ),
    "59-r.ipynb": (
        text(metadata={"kernelspec": {"name": "ir", "language": "R"}}),
        ": found a notebook for R; accepted: one for Python",
    ),
    "60-up.ipynb": (
        text(words("![A dot](../pic.png)")),
        ", cell 3: found the picture ../pic.png, which is outside the folder; accepted: a picture "
        "in the notebook's folder, or pasted into the cell",
    ),
    "61-missing.ipynb": (
        text(words("![A dot](none.png)")),
        ", cell 3: found the picture none.png, which is not there",
    ),
    "62-remote.ipynb": (
        text(words("![A dot](https://example.org/x.png)")),
        ", cell 3: found the picture https://example.org/x.png, which is not in the folder",
    ),
    "63-photo.ipynb": (
        text(words("![A dot](photo.heic)")),
        ", cell 3: found the picture photo.heic; accepted: PNG, JPEG, GIF, SVG or WebP",
    ),
    "64-lost-paste.ipynb": (
        text(words("![A dot](attachment:gone.png)")),
        ", cell 3: found the picture gone.png, which is not in the cell; accepted: paste it again",
    ),
    "65-lost-in-note.ipynb": (
        text(words("![A dot](attachment:gone.png)", "notes")),
        ", cell 3: found the picture gone.png, which is not in the cell",
    ),
    "66-wordless.ipynb": (
        text(code(f"from IPython.display import Image\nImage(data=b'{DOT}')")),
        ", cell 3: found a picture without words; accepted: words in its place: Image(..., alt=",
    ),
    "67-plotly.ipynb": (
        text(code("import plotly.graph_objects as go\ngo.Figure(data=[go.Bar(x=['a'], y=[1])])")),
        f", cell 3: found a Plotly figure; {SHOWN}",
    ),
    "68-slider.ipynb": (
        text(code("import ipywidgets as w\nslider = w.IntSlider()\nslider")),
        f", cell 3: found the widget IntSlider of ipywidgets; {SHOWN}",
    ),
    "69-elsewhere.ipynb": (
        text(
            code(WIDGET.format(script="import * as d3 from 'https://esm.sh/d3@7';" + DRAWS)),
        ),
        f", cell 3: found a widget whose script loads https://esm.sh/d3@7; {SHOWN}",
    ),
    "70-raises.ipynb": (text(code("1 / 0")), ", cell 3: it raised ZeroDivisionError: division by"),
    "71-slider-in-a-function.ipynb": (
        text(code("import ipywidgets\ndef made():\n    return ipywidgets.IntSlider()\nmade()")),
        f", cell 3: found the widget IntSlider of ipywidgets; {SHOWN}",
    ),
    "72-script.ipynb": (
        text(code("from IPython.display import HTML\nHTML('<script>1</script>')")),
        f", cell 3: found a script; {SHOWN}",
    ),
    "73-tags-no-list.ipynb": (
        text(words("For the speaker alone.") | {"metadata": {"tags": "notes"}}),
        ", cell 3: found tags 'notes'; accepted: a list such as [\"notes\"]",
    ),
    "74-tags-of-numbers.ipynb": (
        text(words("For the speaker alone.") | {"metadata": {"tags": ["notes", 1]}}),
        ", cell 3: found tags ['notes', 1]; accepted: a list such as [\"notes\"]",
    ),
    "75-no-metadata.ipynb": (
        text(words("For the speaker alone.") | {"metadata": 5}),
        ", cell 3: found metadata that is no object; accepted: an object in { }",
    ),
}

#: What is no page, and no fault either.
LEFTOVERS = (
    "._01-colab.ipynb",
    ".~01-colab.ipynb",
    "~$01-colab.ipynb",
    ".ipynb_checkpoints/01-colab-checkpoint.ipynb",
    "01-colab-checkpoint.ipynb",
    "01-colab.ipynb.tmp",
    "desktop.ini",
    ".DS_Store",
)


def write(folder: Path) -> None:
    """Write all of it into a folder of a language, with the guide's own start page."""
    shutil.copy(paths.notebooks() / "en" / "00-start.ipynb", folder)
    for name, (held, _) in (PAGES | REFUSED).items():
        (folder / name).write_bytes(held)
    for name in LEFTOVERS:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"\x00\x05\x16\x07 left behind")
    pictures = folder / "my pictures"
    pictures.mkdir()
    for path in (folder / "pic.png", pictures / "für.PNG", folder / "photo.heic"):
        path.write_bytes(base64.b64decode(DOT))
    (folder.parent / "pic.png").write_bytes(base64.b64decode(DOT))
