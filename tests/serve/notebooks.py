"""Notebooks of a test's own, and what a server answers about them."""

import gzip
import re
import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path

import brotli
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from mesoguide.pages.series import address

DATES = {"written": "2026-11-23", "checked": "2026-11-22", "next_check": "2027-11-22"}


def write(
    path: Path, *code: str, question: str = "What is it?", words: str = "", **metadata: object
) -> None:
    """Write a notebook: its question and some words, and a cell for each piece of code."""
    first = new_markdown_cell(f"# {question}\n\n{words}".strip())
    cells = [first, *(new_code_cell(source) for source in code)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(cells=cells)
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "mesoguide": DATES, **metadata})
    nbformat.write(notebook, path)


def ask(url: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    """Return the status, the words and the headers of an answer."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            body = answer.read()
            unpack = {"gzip": gzip.decompress, "br": brotli.decompress}
            body = unpack.get(answer.headers.get("Content-Encoding", ""), bytes)(body)
            return answer.status, body.decode(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


def bare(html: str, names: Iterable[str]) -> str:
    """Return a page, served or published, with each address as it stands on a site of files."""
    served = re.compile(r"/voila/guide/([\w-]+?)(?:-[0-9a-f]{16})?(\.\w+)\?v=([0-9a-f]{16})")
    html = served.sub(r"../files/\1-\3\2", html)
    # The file of notes holds addresses too, so its mark is another.
    html = re.sub(r"notes-[0-9a-f]{16}\.html", "notes.html", html)
    for name in names:
        for typed in (address(name), name):
            html = html.replace(typed, typed.removesuffix(".ipynb") + ".html")
    return html
