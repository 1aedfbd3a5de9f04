"""Notebooks of a test's own, and what a server answers about them."""

import gzip
import urllib.error
import urllib.request
from pathlib import Path

import brotli
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

DATES = {"written": "2026-11-23", "checked": "2026-11-22", "next_check": "2027-11-22"}


def write(path: Path, *code: str, question: str = "What is it?", **metadata: object) -> None:
    """Write a notebook: its question, and a cell for each piece of code."""
    cells = [new_markdown_cell(f"# {question}"), *(new_code_cell(source) for source in code)]
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
