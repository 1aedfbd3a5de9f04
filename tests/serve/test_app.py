"""The server with notebooks of a test's own: what goes wrong is told, kindly and in time."""

import gzip
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.server import Guide, start_guide, wait_until

DATES = {"written": "2026-11-23", "checked": "2026-11-22", "next_check": "2027-11-22"}


def write(path: Path, *code: str, question: str = "What is it?", **metadata: object) -> None:
    cells = [new_markdown_cell(f"# {question}"), *(new_code_cell(source) for source in code)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(cells=cells)
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "mesoguide": DATES, **metadata})
    nbformat.write(notebook, path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks") / "en"
    folder.mkdir()
    write(folder / "00-start.ipynb", "6 * 7")
    write(folder / "01-raises.ipynb", "1 / 0")
    write(folder / "02-stranger.ipynb", "import ipywidgets\nipywidgets.IntSlider()")
    write(
        folder / "03-ordinary.ipynb",
        "from IPython.display import HTML\nHTML('<table><tr><td>seventy</td></tr></table>')",
        "print('printed')",
    )
    write(folder / "04-undated.ipynb", "1", mesoguide={})
    write(folder / "05-edited.ipynb", "print('old words')")
    write(folder / "06-hangs.ipynb", "import time\ntime.sleep(600)")
    return folder


@pytest.fixture(scope="module")
def guide(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    guide = start_guide(extra=["--notebooks", str(folder.parent)], wait_for=["00-start"], log=log)
    yield guide
    guide.stop()


def ask(url: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            body = answer.read()
            if answer.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            return answer.status, body.decode(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("01-raises", "01-raises.ipynb, cell 2: it raised ZeroDivisionError: division by zero"),
        ("02-stranger", "02-stranger.ipynb, cell 2: found the widget IntSlider of @jupyter"),
        ("04-undated", "04-undated.ipynb, metadata mesoguide.written: found nothing; accepted: a"),
        ("06-hangs", "06-hangs.ipynb"),
    ],
)
def test_a_page_that_can_not_be_made_answers_in_time(guide: Guide, name: str, told: str) -> None:
    began = time.monotonic()
    status, body, _ = ask(guide.page(name))
    assert time.monotonic() - began < 30
    assert status == 500
    assert "This page is not ready" in body
    assert "Traceback" not in body
    assert told in guide.said()


def test_the_others_stay_up_beside_a_broken_page(guide: Guide) -> None:
    ask(guide.page("01-raises"))
    assert ask(guide.page("00-start"))[0] == 200


def test_ordinary_outputs_show(guide: Guide) -> None:
    _, body, _ = ask(guide.page("03-ordinary"))
    assert "<td>seventy</td>" in body
    assert "printed" in body
    assert ">42<" in ask(guide.page("00-start"))[1].replace("\n", "").replace(" ", "")


def test_no_code_is_shown(guide: Guide) -> None:
    assert "6 * 7" not in ask(guide.page("00-start"))[1]


def test_an_edited_notebook_shows_on_reload(guide: Guide, folder: Path) -> None:
    assert "old words" in ask(guide.page("05-edited"))[1]
    write(folder / "05-edited.ipynb", "print('new words')")
    wait_until(lambda: "new words" in ask(guide.page("05-edited"))[1], 20)
    assert "old words" not in ask(guide.page("05-edited"))[1]


@pytest.mark.parametrize("query", ["theme=dark", "template=lab", "theme=%3Cscript%3E"])
def test_theme_and_template_are_refused(guide: Guide, query: str) -> None:
    status, body, _ = ask(f"{guide.page('00-start')}?{query}")
    assert status == 400
    assert "script>" not in body


@pytest.mark.parametrize(
    "address",
    [
        "voila/render/en/99-none.ipynb",
        "voila/render/en/..%2f..%2fREADME.md",
        "voila/render/../../etc/passwd",
        "voila/guide/series.toml",
        "voila/files/en/00-start.ipynb",
        "voila/tree",
        "voila/api/contents",
        "voila/templates/lab/static/voila.js",
        "api/kernels",
        "api/kernels/6b1ddf6e-0000-0000-0000-000000000000/channels",
        "login",
    ],
)
def test_nothing_else_is_there(guide: Guide, address: str) -> None:
    status, body, _ = ask(f"{guide.url}/{address}")
    assert status == 404
    assert "There is no such page" in body


def test_a_page_is_compressed_checked_and_sets_no_cookie(guide: Guide) -> None:
    status, _, headers = ask(guide.page("00-start"), **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in headers
    again, _, _ = ask(guide.page("00-start"), **{"If-None-Match": headers["Etag"]})
    assert again == 304


def test_a_versioned_file_is_kept_for_good(guide: Guide) -> None:
    _, body, _ = ask(guide.page("00-start"))
    address = body.split('rel="stylesheet" href="')[1].split('"')[0]
    _, _, headers = ask(guide.url + address)
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    _, _, plain = ask(guide.url + address.split("?")[0])
    assert plain["Cache-Control"] == "no-cache"


def test_no_kernel_is_left(guide: Guide) -> None:
    ask(guide.page("00-start"))
    wait_until(lambda: guide.kernels() == [], 40)


def test_no_process_is_left_after_a_stop(folder: Path) -> None:
    guide = start_guide(extra=["--notebooks", str(folder.parent)], wait_for=["00-start"])
    guide.stop()
    assert guide.process.returncode == 0
    assert guide.kernels() == []


def test_the_worker_stands_beside_the_pages_and_is_always_asked_for_anew(guide: Guide) -> None:
    status, body, headers = ask(f"{guide.url}/voila/render/en/worker.js")
    assert status == 200
    assert "addEventListener" in body
    assert "javascript" in headers["Content-Type"]
    assert headers["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in headers["Content-Security-Policy"]
